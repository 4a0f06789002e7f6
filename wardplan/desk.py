"""Commands for the person at the desk: look at what was read, decide what is linked."""

from pathlib import Path
from typing import Annotated

import typer

from wardplan import plan_name, proposals
from wardplan import review as reviewing
from wardplan.options import Lang, Root, language
from wardplan.project import open_project

WHOLE_PLAN = "e.g. izumi-2024 / 区-年度"
PLAN = f"{WHOLE_PLAN}; izumi-2024-2: one document / 文書一つ"


def review(
    plan: Annotated[str, typer.Argument(metavar="[CITY/]WARD-YEAR[-N]", help=PLAN)],
    root: Root = Path(),
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Only write the page / ブラウザを開かない")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="Write the page there / 出力先")] = None,
    lang: Lang = None,
) -> None:
    """Show a plan's text beside what was read from it. 原文と読み取った内容を並べて確認します。

    Makes one local page and opens it: what the import is unsure of first, then the text, coloured
    by what it was taken for, and the model, each leading to the other. The page shows the text as
    it is now; correct the text, import it, review again. Exit status: 0 made, 1 no such plan or
    unusable text, 2 wrong usage.
    """
    project = open_project(root)
    name = plan_name.parse(plan, project.config.city)
    file = reviewing.write(project, name, language(lang), out)
    typer.echo(str(file))
    if not no_open:
        reviewing.open_page(file)


def suggest(
    plan: Annotated[str, typer.Argument(metavar="[CITY/]WARD-YEAR", help=WHOLE_PLAN)],
    root: Root = Path(),
    accept: Annotated[
        str | None, typer.Option("--accept", metavar="N,N,...", help="Accept these / 採用する番号")
    ] = None,
    accept_all_above: Annotated[
        float | None,
        typer.Option(
            "--accept-all-above",
            min=0,
            max=1,
            metavar="SCORE",
            help="From this score on / 以上を採用",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs / プログラム用")] = False,
    lang: Lang = None,
) -> None:
    """Propose links for a person to accept. つながりの候補を示します。

    What the plan's measures and initiatives carry on from the ward's plan before, and which known
    things it mentions: each with a number, a score from 0 to 1 and the reason. Nothing is written
    but what you accept, into data/links/CITY/WARD-YEAR.ttl. Exit status: 0 done, 1 no such plan,
    2 wrong usage, such as a number that is not there.
    """
    project = open_project(root)
    asked = proposals.Asked(accept, accept_all_above, as_json, language(lang))
    for line in proposals.answer(project, plan_name.parse(plan, project.config.city), asked):
        typer.echo(line)
