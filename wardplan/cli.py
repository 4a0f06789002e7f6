"""The command line: each command translates its arguments into one call."""

import json
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from wardplan import (
    __version__,
    asking,
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
from wardplan.assets import pipeline
from wardplan.crew import Crew
from wardplan.derive import Claims
from wardplan.errors import UsageError
from wardplan.findings import Severity, of_severity
from wardplan.holdings import load
from wardplan.intake import Imported
from wardplan.judgement import Engine, checking, judge, refuse_violations
from wardplan.options import Lang, Quiet, Root, language
from wardplan.progress import Progress
from wardplan.project import Project, open_project
from wardplan.running import run, silent
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
WARNINGS = 3


DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Write nothing, show what would change / 書き込まない")
]


EngineOption = Annotated[
    Engine,
    typer.Option("--engine", help="fast, or pyshacl (the reference, all at once) / 検証の方法"),
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
    table: dict[str, object] = {
        "files": [project.shown(each) for each in imported.written],
        "changes": change_report.as_json(imported.changes),
    }
    if imported.derived is not None:
        table = report.as_json(imported.derived, imported.notes) | table
    data = json.dumps(table, ensure_ascii=False, indent=2)
    files.write(file, data.encode() + b"\n")


@app.command()
def rederive(
    sources: Annotated[
        list[Path] | None, typer.Argument(help="Source files (default: all) / 元のファイル")
    ] = None,
    dry_run: DryRun = False,
    root: Root = Path(),
    lang: Lang = None,
) -> None:
    """Derive plan files again from their sources. 計画のファイルを作り直します。

    For all sources at once, after an upgrade of the importer; `wardplan import` does it for one
    and says more. Exit status: 0 done, 1 a source cannot be used, 2 wrong usage.
    """
    project = open_project(root)
    waiting = rederivation.in_order(project, [file.resolve() for file in sources or ()])
    with Crew() as crew:
        done = rederivation.again(project, waiting, crew, dry_run=dry_run)
        for number, (file, imported) in enumerate(zip(waiting, done, strict=True), 1):
            typer.echo(f"{number}/{len(waiting)} {project.shown(file)}")
            if imported.written:
                _tell_files(project, imported, language(lang), dry_run=dry_run)


@app.command()
def build(root: Root = Path(), quiet: Quiet = False, engine: EngineOption = Engine.FAST) -> None:
    """Build the site of a project in _site/. サイトを作ります。

    Everything is checked first: a violation stops the build, names file and line, and leaves
    _site/ as it was. Exit status: 0 built, 1 something has to be mended, 2 wrong usage.
    """
    progress = Progress(silent if quiet else lambda line: typer.echo(line, err=True))
    summary = pipeline()(open_project(root), progress, engine)
    for line in summary.lines(progress.seconds):
        typer.echo(line)


@app.command()
def check(
    root: Root = Path(),
    everything: Annotated[
        bool, typer.Option("--all", help="List facts to be confirmed too / 未確認の事項も")
    ] = False,
    engine: EngineOption = Engine.FAST,
    lang: Lang = None,
) -> None:
    """Check a project without building it. データだけを検証します。

    Prints warnings, and with --all every fact still to be confirmed. Exit status: 0 clean, 3 with
    warnings, 1 with violations, 2 wrong usage.
    """
    project = open_project(root)
    with Crew() as crew:
        holdings = load(project, crew)
    found = judge(project, holdings, checking(project, engine, partial(typer.echo, err=True)))
    refuse_violations(project, holdings, found)
    warnings = of_severity(found, Severity.WARNING)
    for finding in found if everything else warnings:
        typer.echo(f"{finding.severity.value}: {finding.message(language(lang))} <{finding.focus}>")
    typer.echo(f"{len(warnings)} warnings, {len(found) - len(warnings)} facts to be confirmed")
    if warnings:
        raise typer.Exit(WARNINGS)


app.command()(starting.init)
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
