"""`wardplan push`: bring another store to the state of this build."""

from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardplan import local_data
from wardplan.options import Json, Profile, Quiet, Root
from wardplan.project import Project, open_project
from wardplan.reporting import Report, Wishes, reporting

if TYPE_CHECKING:
    from wardplan.push.pusher import Todo
    from wardplan.push.target import Target


class Parameter(StrEnum):
    """What a Graph Store calls the graph in its addresses; the first is the standard's."""

    graph = "graph"
    graph_uri = "graph-uri"


Sparql = Annotated[
    str | None, typer.Option(metavar="URL", help="Its SPARQL endpoint, to count by / 件数確認")
]
Retries = Annotated[int, typer.Option(min=0, max=20, help="After a failure / 失敗後の再試行")]
Timeout = Annotated[float, typer.Option(min=1, help="Seconds to wait for an answer / 待つ秒数")]


def push(
    target: Annotated[str, typer.Argument(metavar="TARGET", help="Graph Store URL / 送り先")],
    sparql: Sparql = None,
    parameter: Annotated[
        Parameter, typer.Option(help="How it names graphs / グラフを指す引数")
    ] = Parameter.graph,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Send nothing, show what would be / 送らない")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Send every graph again / すべて送り直す")
    ] = False,
    retries: Retries = 5,
    timeout: Timeout = 300,
    root: Root = Path(),
    quiet: Quiet = False,
    json: Json = False,
    profile: Profile = False,
) -> None:
    """Bring a store to the state of this build. ほかのストアを、このビルドと同じ内容にします。

    By the SPARQL 1.1 Graph Store HTTP Protocol: PUT for every graph that changed, DELETE for those
    that went, then a count of all. Push again after a break: it goes on where it stopped. Graphs
    that were not pushed from here are left alone. Who you are comes from the environment:
    WARDPLAN_PUSH_USER and WARDPLAN_PUSH_PASSWORD, or WARDPLAN_PUSH_TOKEN. Exit status: 0 the
    target holds the build, 1 it does not, 2 wrong usage.
    """
    from wardplan.push import access
    from wardplan.push.target import Patience, Place, Target

    project = open_project(root)
    store = access.check_address(target, "TARGET")
    endpoint = None if sparql is None else access.check_address(sparql, "--sparql")
    place, patience = Place(store, parameter.value, endpoint), Patience(retries, timeout=timeout)
    with (
        closing(Target(place, patience, access.from_environment())) as other,
        reporting(Wishes(quiet, json, profile)) as report,
    ):
        _push(project, other, report, force=force, dry_run=dry_run)


def _push(
    project: Project, target: "Target", report: Report, *, force: bool, dry_run: bool
) -> None:
    from wardplan.push import pusher

    dump, base = local_data.dump_of(project), project.config.base_iri
    todo = report.progress.run("compare", pusher.compare, dump, target, base, force=force)
    if dry_run:
        _tell(todo, report)
    else:
        _carry_out(dump, target, todo, report)


def _tell(todo: "Todo", report: Report) -> None:
    """Say what a push would do."""
    line = f"would send {len(todo.changed)} graphs and delete {len(todo.gone)}"
    summary = {"would_send": sorted(todo.changed), "would_delete": todo.gone}
    report.end(summary, [*todo.lines(), line])


def _carry_out(dump: Path, target: "Target", todo: "Todo", report: Report) -> None:
    from wardplan.push import pusher

    steps = report.progress.steps
    with steps("push", todo.steps) as step:
        pusher.carry_out(dump, target, todo, step)
    with steps("verify", len(todo.states) + len(todo.gone)) as step:
        pusher.verify(target, todo, step)
    summary = {
        "sent": len(todo.changed),
        "deleted": len(todo.gone),
        "graphs": len(todo.states),
        "statements": todo.statements,
    }
    line = (
        "{sent} graphs sent, {deleted} deleted; verified {graphs} graphs, {statements} statements"
    )
    report.end(summary, [line.format(**summary)])
