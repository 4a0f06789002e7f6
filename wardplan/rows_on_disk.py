"""Files of SQLite (sqlite.org/fileformat) that are written once, and then stay as they are."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


def reading(file: Path) -> sqlite3.Connection:
    """A file to be read, which has to stay as it is. Raises sqlite3.Error where there is none."""
    where = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(where, uri=True, check_same_thread=False)


@contextmanager
def writing(file: Path, tables: str) -> Iterator[sqlite3.Connection]:
    """A file to be written, a new one with these tables where there is none.

    Nothing reads it yet, and one that is not whole is to be thrown away.
    """
    with closing(sqlite3.connect(file)) as data, data:
        data.execute("PRAGMA journal_mode = OFF")
        data.execute("PRAGMA synchronous = OFF")
        if not data.execute("SELECT 1 FROM sqlite_master").fetchone():
            data.executescript(tables)
        yield data
    with file.open("rb") as written:
        os.fsync(written.fileno())
