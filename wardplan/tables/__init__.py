"""Tables for people without RDF: CSV with metadata, a workbook, and Parquet.

Every table is one query of `site/tables/` and one entry of its register. The rows are those of
the data in the dumps, asked as one graph.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from wardplan import cache
from wardplan.errors import UsageError
from wardplan.holdings import Holdings
from wardplan.project import Project
from wardplan.rebase import Rebase
from wardplan.standing import Standing, outputs_of, packed, standing
from wardplan.tables import parquet, register
from wardplan.tables.held import Held, held
from wardplan.tables.metadata import SUFFIX, metadata
from wardplan.tables.register import Table
from wardplan.tables.rows import Row, published, rows
from wardplan.tables.spreadsheet import Book, plain_head, plain_line, sheet_head, sheet_line
from wardplan.tree import Tree

FOLDER = "tables"
BOOK = f"{FOLDER}/wardplan.xlsx"

Output = tuple[str, bytes]


def outputs(listed: register.Tables, data: ox.Store, base: Rebase) -> Iterator[Output]:
    """Every file of the tables: two CSV files with metadata and the query of each, a workbook.

    They name the published base, for a workbook is packed and cannot be changed any more.
    """
    book = Book(listed)
    for table in listed.listed:
        for path, made in _files(table, book.add(table, published(rows(data, table), base))):
            yield path, base.data(made)
    yield BOOK, book.bytes()


def _files(table: Table, found: Iterator[Row]) -> Iterator[Output]:
    plain, sheet = bytearray(plain_head(table)), bytearray(sheet_head(table))
    for row in found:
        plain += plain_line(row)
        sheet += sheet_line(row)
    yield f"{FOLDER}/plain/{table.name}.csv", bytes(plain)
    yield f"{FOLDER}/{table.name}.csv", bytes(sheet)
    yield f"{FOLDER}/plain/{table.name}.csv{SUFFIX}", metadata(table, plain=True)
    yield f"{FOLDER}/{table.name}.csv{SUFFIX}", metadata(table, plain=False)
    yield f"{FOLDER}/{table.name}.rq", table.query.encode()


def chosen(project: Project, names: tuple[str, ...]) -> register.Tables:
    """The tables of those names, in the register's order; all of them where none is named.

    Raises UsageError for a name that no table has.
    """
    every = register.read(project.folder("site"))
    known = [table.name for table in every.listed]
    for name in names:
        if name not in known:
            raise UsageError(f"no table '{name}' / 表がありません; known: {', '.join(known)}")
    kept = tuple(table for table in every.listed if not names or table.name in names)
    return replace(every, listed=kept)


def write_parquet(
    listed: register.Tables, data: ox.Store, base: Rebase, folder: Path
) -> Iterator[Path]:
    """Write every table as a Parquet file of `folder`; the files, one by one as they are done.

    Raises WardPlanError where the library is not installed or a file cannot be written.
    """
    for table in listed.listed:
        file = folder / f"{table.name}.parquet"
        parquet.write(file, table, published(rows(data, table), base))
        yield file


def write(tree: Tree, project: Project, holdings: Holdings) -> tuple[str, ...]:
    """Write all tables; the addresses of what was written."""
    listed = register.read(project.folder("site"))
    written = []
    with standing(project, FOLDER, holdings) as before:
        for path, data in _recalled(listed, holdings, tree.rebase, before):
            tree.put(path, data)
            written.append(path)
    return tuple(written)


def _recalled(
    listed: register.Tables, holdings: Holdings, base: Rebase, before: Standing
) -> Iterator[Output]:
    """What `outputs` gives, made anew where the rows are not those of before."""
    every = [held(table, holdings, before) for table in listed.listed]
    for each in every:
        key = cache.key(files=each.digest, base=base.base)
        yield from outputs_of(before.known(key, partial(_files_of, each, base)))
    digests = " ".join(each.digest for each in every)
    key = cache.key(book=repr(listed), tables=digests, base=base.base)
    yield BOOK, before.known(key, partial(_book_of, listed, every, base))


def _files_of(found: Held, base: Rebase) -> bytes:
    made = _files(found.table, published(found.rows, base))
    return packed((path, base.data(data)) for path, data in made)


def _book_of(listed: register.Tables, every: list[Held], base: Rebase) -> bytes:
    book = Book(listed)
    for each in every:
        for _ in book.add(each.table, published(each.rows, base)):
            pass
    return book.bytes()
