"""A table as Parquet, for programs that analyse; needs the extra `wardplan[parquet]`."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardplan import iris
from wardplan.errors import WardPlanError
from wardplan.tables.register import Column, Table
from wardplan.tables.rows import Row

if TYPE_CHECKING:
    import pyarrow

BATCH = 10_000
"""So many rows are held at a time."""


def arrow() -> Any:
    """The library that writes Parquet. Raises WardPlanError where it is not installed."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        message = "pyarrow is not installed; install it with `pip install 'wardplan[parquet]'`"
        raise WardPlanError(message) from error
    return pyarrow


def write(file: Path, table: Table, rows: Iterable[Row]) -> None:
    """Write a table to `file`, a batch of rows at a time; a list stays a list.

    Raises WardPlanError where the library is not installed or the file cannot be written.
    """
    library = arrow()
    layout = schema(library, table)
    partial = file.with_name(f"{file.name}.partial")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with library.parquet.ParquetWriter(partial, layout, compression="zstd") as writer:
            for batch in _batches(rows):
                writer.write_batch(library.RecordBatch.from_pylist(batch, schema=layout))
        partial.replace(file)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise WardPlanError(f"cannot be written: {error.strerror or error}", file) from error


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def schema(library: Any, table: Table) -> "pyarrow.Schema":
    """The columns with their types and headings, and under which terms the table is."""
    fields = [_field(library, column) for column in table.columns]
    said = {"title": table.words["ja"], "title@en": table.words["en"]}
    return library.schema(fields, said | {"license": str(iris.rights("mixed"))})


def _field(library: Any, column: Column) -> Any:
    type_ = {"integer": library.int64(), "boolean": library.bool_()}.get(
        column.type, library.string()
    )
    said = {"title": column.words["ja"], "title@en": column.words["en"]}
    return library.field(column.name, library.list_(type_) if column.many else type_, metadata=said)
