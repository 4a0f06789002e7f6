"""`wardplan query`: ask the local dataset in SPARQL. It starts at once, so it imports little."""

from pathlib import Path
from typing import Annotated

import typer

from wardplan import answer_text, local_data, question, sparql, unified
from wardplan.answer_text import AnswerFormat
from wardplan.options import Lang, Root, language
from wardplan.project import open_project

QUERY = "SPARQL, a file, or a name of the gallery; none or -: standard input / 質問"
FORMAT = "Default: table, and ttl for a graph / 出力の形式"


def query(
    asked: Annotated[str | None, typer.Argument(metavar="[QUERY|FILE|NAME]", help=QUERY)] = None,
    format_: Annotated[AnswerFormat | None, typer.Option("--format", help=FORMAT)] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Name the questions of the gallery / 質問の一覧")
    ] = False,
    root: Root = Path(),
    lang: Lang = None,
) -> None:
    """Ask the data a question in SPARQL. データに SPARQL で質問します。

    Asks the built dump (_site/dumps/wardplan.nq) where it is current, else the files of data/. The
    default graph is the union of all named graphs; our prefixes (wp:, rdfs:, ...) need no
    declaration. Formats table, csv, tsv, json are for SELECT and ASK, ttl, nt, jsonld for
    CONSTRUCT and DESCRIBE. Exit status: 0 answered, also without a row, 1 the query or the data
    cannot be used, 2 wrong usage.
    """
    project = open_project(root)
    if list_:
        rows = question.listed(project, language(lang))
        typer.echo("\n".join(f"{name:<28} {words}" for name, words in rows))
        return
    sought = question.find(project, asked)
    store = unified.store_of(local_data.read(project).quads)
    found = sparql.ask(store, sought.text, sought.name)
    with sparql.read(sought.text, sought.name):
        text = answer_text.write(found, format_)
    typer.echo(text, nl=False)
