"""`wardplan build` and `wardplan check`: the site of a project, or only whether it can be made."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from wardplan import sparing
from wardplan.cluster import orders
from wardplan.cluster.orders import Orders
from wardplan.crew import Crew
from wardplan.findings import Finding, Severity, of_severity
from wardplan.holdings import load
from wardplan.judgement import Engine, checking, judge, refuse_violations
from wardplan.options import Json, Lang, Profile, Quiet, Root, language
from wardplan.project import open_project
from wardplan.reporting import Wishes, reporting

WARNINGS = 3

EngineOption = Annotated[
    Engine,
    typer.Option("--engine", help="fast, or pyshacl (the reference, all at once) / 検証の方法"),
]


Where = Annotated[
    str, typer.Option("--root", help="Project folder, or its address (s3://...) / プロジェクト")
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Dask scheduler (tcp://HOST:8786), or local:N / 計算機群",
    ),
]
ShareOption = Annotated[
    str | None,
    typer.Option("--share", metavar="URL", help="Scratch place all workers can read / 共有の場所"),
]
Out = Annotated[
    str | None, typer.Option("--out", metavar="URL", help="Bring the site there, too / 公開先")
]


def build(
    root: Where = ".",
    cluster: Cluster = None,
    share: ShareOption = None,
    out: Out = None,
    quiet: Quiet = False,
    json: Json = False,
    profile: Profile = False,
    engine: EngineOption = Engine.FAST,
) -> None:
    """Build the site of a project in _site/. サイトを作ります。

    Everything is checked first: a violation stops the build, names file and line, and leaves
    _site/ as it was. Exit status: 0 built, 1 something has to be mended, 2 wrong usage.
    """
    sparing.begin()
    wanted = Orders(root, cluster, share, out)
    with reporting(Wishes(quiet, json, profile)) as report:
        summary, sent = orders.build(wanted, report.progress, engine)
        table, lines = summary.as_table(), [*summary.lines(report.progress.seconds)]
        if sent is not None:
            table["upload"] = asdict(sent)
            lines.append(f"{wanted.target}: {sent.line()}")
        report.end(table, lines)


def check(
    root: Root = Path(),
    everything: Annotated[
        bool, typer.Option("--all", help="List facts to be confirmed too / 未確認の事項も")
    ] = False,
    quiet: Quiet = False,
    json: Json = False,
    profile: Profile = False,
    engine: EngineOption = Engine.FAST,
    lang: Lang = None,
) -> None:
    """Check a project without building it. データだけを検証します。

    Prints warnings, and with --all every fact still to be confirmed. Exit status: 0 clean, 3 with
    warnings, 1 with violations, 2 wrong usage.
    """
    sparing.begin()
    project = open_project(root)
    with reporting(Wishes(quiet, json, profile)) as report, Crew() as crew:
        run, crew.watch = report.progress.run, report.progress.count
        holdings = run("load", load, project, crew)
        how = checking(project, engine, report.progress.say, crew)
        found = run("validate", judge, project, holdings, how)
        refuse_violations(project, holdings, found)
        warnings = of_severity(found, Severity.WARNING)
        for finding in found if everything else warnings:
            report.tell(_row(finding), _line(finding, language(lang)))
        counts = {"warnings": len(warnings), "to_confirm": len(found) - len(warnings)}
        line = "{warnings} warnings, {to_confirm} facts to be confirmed".format(**counts)
        report.end(counts, [line])
    if warnings:
        raise typer.Exit(WARNINGS)


def _row(finding: Finding) -> dict[str, object]:
    return {"finding": asdict(finding)}


def _line(finding: Finding, language: str) -> str:
    return f"{finding.severity.value}: {finding.message(language)} <{finding.focus}>"
