"""The rows of the tables, as they were found before where they still stand."""

import hashlib
import json
from dataclasses import dataclass

from wardplan import cache
from wardplan.holdings import Holdings
from wardplan.standing import Standing
from wardplan.tables.register import Table
from wardplan.tables.rows import Row, rows


@dataclass(frozen=True)
class Held:
    """The rows of a table, packed; `digest` is a key over them and the table."""

    table: Table
    packed: bytes
    digest: str

    @property
    def rows(self) -> list[Row]:
        found: list[Row] = json.loads(self.packed)
        return found


def held(table: Table, holdings: Holdings, before: Standing) -> Held:
    """The rows of a table. Raises SiteError as `rows` does."""

    def make() -> bytes:
        data = holdings.named_or_merged(table.query)
        return json.dumps(list(rows(data, table)), ensure_ascii=False).encode()

    key = cache.key(table=repr(table))
    packed = before.answered(key, (table.query,), make)
    return Held(table, packed, cache.key(table=key, rows=hashlib.sha256(packed).digest()))
