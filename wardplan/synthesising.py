"""The command that writes invented projects."""

import json
from pathlib import Path
from typing import Annotated

import typer

from wardplan import files, steps
from wardplan.crew import Crew
from wardplan.importer import profile
from wardplan.options import Lang, Quiet, language
from wardplan.synth import faults as faulty
from wardplan.synth import project
from wardplan.synth.faults import Fault

FAULTS = "faults.json"
WORDS = {
    "ja": {
        "made": "{folder}: 架空の計画 {plans} 件（ほかに一部だけ分かる計画 {partial} 件）",
        "faults": "誤り {faults} 件を入れました。場所は {file} にあります",
        "next": "次に: wardplan {command} --root {folder}",
    },
    "en": {
        "made": "{folder}: {plans} invented plans, and {partial} known in part",
        "faults": "put in {faults} faults; {file} says where",
        "next": "next: wardplan {command} --root {folder}",
    },
}


def synth(
    plans: Annotated[int, typer.Argument(min=1, help="How many plans / 計画の数")],
    out: Annotated[Path, typer.Option(help="Empty or new folder / 空か新しいフォルダ")],
    seed: Annotated[int, typer.Option(help="Another one, other plans / 乱数の種")] = 0,
    faults: Annotated[int, typer.Option(min=0, help="Known faults / 入れる誤りの数")] = 0,
    sources_only: Annotated[
        bool,
        typer.Option("--sources-only", help="Texts, nothing derived / 本文だけ（取り込まない）"),
    ] = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Write a project of invented plans. 架空の計画のプロジェクトを作ります。

    For measuring and testing at any size: cities, wards, years and texts that do not exist. Ten
    years a ward, 18 wards a city: 180 plans are one city. Each text goes through the importer, as
    a real one does; with --sources-only `wardplan rederive` does that later, to the same bytes.
    The same numbers give the same bytes. --faults also writes faults.json: file, line, kind and
    what finds it. Exit status: 0 written, 2 wrong usage.
    """
    faulty.refuse_too_many(plans, faults)
    order = project.Order(plans, seed, derived=not sources_only)
    with steps.shown("wards", -(-plans // project.YEARS), quiet=quiet) as step, Crew() as crew:
        made = project.write(out, order, crew, step)
    put = faulty.add(out, made.places, faults, seed, profile.load(project.LIKE)) if faults else ()
    if faults:
        _write_faults(out / FAULTS, put)
    words = WORDS[language(lang)]
    typer.echo(words["made"].format(folder=out, plans=plans, partial=made.partial))
    if faults:
        typer.echo(words["faults"].format(faults=len(put), file=out / FAULTS))
    command = "rederive" if sources_only else "build"
    typer.echo(words["next"].format(command=command, folder=out))


def _write_faults(file: Path, faults: tuple[Fault, ...]) -> None:
    table = json.dumps(faulty.as_json(faults), ensure_ascii=False, indent=1)
    files.write(file, table.encode() + b"\n")
