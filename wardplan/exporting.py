"""The command that writes the tables as files of their own, Parquet among them."""

from pathlib import Path
from typing import Annotated

import typer

from wardplan import files, tables
from wardplan.holdings import load
from wardplan.options import Root
from wardplan.project import open_project


def export(
    out: Annotated[Path, typer.Option(help="Folder to write to / 出力先")] = Path("tables"),
    table: Annotated[
        list[str] | None, typer.Option(help="Only this table; may be repeated / 表の名前")
    ] = None,
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Parquet files instead / Parquet で書き出す")
    ] = False,
    root: Root = Path(),
) -> None:
    """Write the data as tables. データを表として書き出します。

    CSV with metadata and a workbook, the same as on the site; with --parquet, one Parquet file for
    each table, which needs `pip install 'wardplan[parquet]'`. Files of the same name are replaced.
    Exit status: 0 written, 1 something has to be mended, 2 wrong usage, such as an unknown table.
    """
    project = open_project(root)
    listed = tables.chosen(project, tuple(table or ()))
    data, base = load(project).unified, project.config.rebase
    if parquet:
        for file in tables.write_parquet(listed, data, base, out):
            typer.echo(str(file))
        return
    for path, content in tables.outputs(listed, data, base):
        file = out / path.removeprefix(f"{tables.FOLDER}/")
        files.write(file, content)
        typer.echo(str(file))
