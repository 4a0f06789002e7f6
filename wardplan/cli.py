"""The command line: each command translates its arguments into one call."""

import json as json_text
from pathlib import Path
from typing import Annotated

import typer

from wardplan import (
    __version__,
    asking,
    building,
    change_report,
    desk,
    exporting,
    files,
    intake,
    publishing,
    rederivation,
    report,
    sending,
    serving,
    starting,
    synthesising,
)
from wardplan.building import WARNINGS
from wardplan.crew import Crew
from wardplan.derive import Claims
from wardplan.display import as_json
from wardplan.errors import UsageError
from wardplan.intake import Imported
from wardplan.options import Json, Lang, Profile, Quiet, Root, language
from wardplan.project import Project, open_project
from wardplan.reporting import Wishes, reporting
from wardplan.running import run
from wardplan.source import FIRST_YEAR, LAST_YEAR

app = typer.Typer(
    name="wardplan",
    help="Ward operating policies as linked open data. 区運営方針をリンクトデータに。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

FORMATS = (
    "Text (.md, .txt: UTF-8, CP932, UTF-16, EUC-JP), HTML page (.html), PDF with a text layer "
    "(.pdf), or known-plans.tsv / 本文、ウェブページ、文字の入った PDF"
)


DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Write nothing, show what would change / 書き込まない")
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"wardplan {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Ward operating policies as linked open data. 区運営方針をリンクトデータに。"""


@app.command("import")
def import_(
    source: Annotated[Path, typer.Argument(help=FORMATS)],
    city: Annotated[str | None, typer.Option(help="City slug / 市 (default: configured)")] = None,
    ward: Annotated[str | None, typer.Option(help="Ward slug, e.g. izumi / 区")] = None,
    fiscal_year: Annotated[
        int | None,
        typer.Option(min=FIRST_YEAR, max=LAST_YEAR, help="e.g. 2024 / 年度"),
    ] = None,
    document: Annotated[
        int | None, typer.Option(min=1, help="Which document of the plan / 文書番号")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write only this Turtle file / 出力先")] = None,
    report_file: Annotated[
        Path | None, typer.Option("--report", help="Also write a JSON report / 報告")
    ] = None,
    dry_run: DryRun = False,
    root: Root = Path(),
    lang: Lang = None,
) -> None:
    """Turn the text of a ward operating policy into Turtle. 区運営方針の本文を取り込みます。

    What is no UTF-8 text is turned into it first, and names of staff are left out.

    Writes data/sources/CITY/WARD-YEAR.md and data/plans/CITY/WARD-YEAR.ttl of the project, and
    an empty data/links/CITY/WARD-YEAR.ttl where there is none; with --out only that one
    self-contained file. Imported again, elements keep their IRIs. Exit status: 0 clean, 3 with
    things to check, 1 unusable input, 2 wrong usage.
    """
    project, claims = open_project(root), Claims(city, ward, fiscal_year, document)
    if source.suffix == ".tsv":
        _refuse_claims(claims, report_file, source)
        city = city or project.config.city
        imported = intake.import_known_plans(project, source, city, out, dry_run=dry_run)
    else:
        imported = intake.import_document(project, source, claims, out, dry_run=dry_run)
    _tell(project, imported, language(lang), dry_run=dry_run)
    if report_file is not None:
        _report(project, imported, report_file)
    if imported.derived is not None and imported.derived.doubts:
        raise typer.Exit(WARNINGS)


def _refuse_claims(claims: Claims, report_file: Path | None, source: Path) -> None:
    """A table says itself which plans it is about."""
    said = (claims.ward, claims.fiscal_year, claims.document, report_file)
    if any(option is not None for option in said):
        raise UsageError("a table of plans takes only --city, --out, --root and --lang", source)


def _tell(project: Project, imported: Imported, language: str, *, dry_run: bool) -> None:
    """Say what an import wrote or would write, what changes, and what it found."""
    _tell_files(project, imported, language, dry_run=dry_run)
    if imported.derived is None:
        words, written = change_report.WORDS[language], len(imported.written)
        typer.echo(words["table"].format(plans=imported.plans, files=written))
        return
    for line in report.lines(imported.derived, language, imported.notes):
        typer.echo(line)


def _tell_files(project: Project, imported: Imported, language: str, *, dry_run: bool) -> None:
    """Name the files, and say what becomes of what was in them; a dry run says it in full."""
    words = change_report.WORDS[language]
    for file in imported.written:
        typer.echo(words["would" if dry_run else "wrote"].format(file=project.shown(file)))
    if dry_run or not imported.changes.first:
        for line in change_report.lines(imported.changes, language, details=dry_run):
            typer.echo(line)


def _report(project: Project, imported: Imported, file: Path) -> None:
    """Write what an import says as JSON."""
    table = _row(project, imported)
    if imported.derived is not None:
        table = report.as_json(imported.derived, imported.notes) | table
    data = json_text.dumps(table, ensure_ascii=False, indent=2)
    files.write(file, data.encode() + b"\n")


def _row(project: Project, imported: Imported) -> dict[str, object]:
    """The files that an import wrote or would write, and what changes, for a program."""
    return {
        "files": [project.shown(each) for each in imported.written],
        "changes": change_report.as_json(imported.changes),
    }


@app.command()
def rederive(
    sources: Annotated[
        list[Path] | None, typer.Argument(help="Source files (default: all) / 元のファイル")
    ] = None,
    dry_run: DryRun = False,
    root: Root = Path(),
    quiet: Quiet = False,
    json: Json = False,
    profile: Profile = False,
    lang: Lang = None,
) -> None:
    """Derive plan files again from their sources. 計画のファイルを作り直します。

    For all sources at once, after an upgrade of the importer; `wardplan import` does it for one
    and says more. Exit status: 0 done, 1 a source cannot be used, 2 wrong usage.
    """
    project, speech = open_project(root), language(lang)
    waiting = rederivation.in_order(project, [file.resolve() for file in sources or ()])
    with reporting(Wishes(quiet, json, profile)) as report, Crew() as crew:
        written, done = 0, rederivation.again(project, waiting, crew, dry_run=dry_run)
        with report.progress.steps("rederive", len(waiting)) as step:
            for file, imported in zip(waiting, done, strict=True):
                written += len(imported.written)
                if imported.written and report.json:
                    typer.echo(as_json(_row(project, imported)))
                elif imported.written:
                    _tell_files(project, imported, speech, dry_run=dry_run)
                step(project.shown(file))
        report.end({"sources": len(waiting), "files": written}, [])


app.command()(starting.init)
app.command()(building.build)
app.command()(building.check)
app.command()(desk.review)
app.command()(desk.suggest)
app.command()(asking.query)
app.command()(exporting.export)
app.command()(publishing.release)
app.command()(sending.push)
app.command()(serving.serve)
app.command()(synthesising.synth)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every error of ours is one clear message and an exit code."""
    run(app, arguments)


if __name__ == "__main__":
    main()
