"""Rows of queries for tests, from short texts: `w:Plan` is a term of ours, a number a number."""

from collections.abc import Iterable

from wardplan.index import Index
from wardplan.namespaces import BASE
from wardplan.pages import Row
from wardplan.pointer import Pointer
from wardplan.prefixes import PREFIXES


def term(value: object) -> str:
    """As N-Triples write it: a term of ours (`wp:Plan`), a resource (`/plan/x`), or a literal."""
    text = str(value)
    if text.startswith("wp:"):
        return f"<{PREFIXES['wp']}{text[3:]}>"
    return f"<{BASE}{text[1:]}>" if text.startswith("/") else f'"{text}"'


def rows(names: str, *lines: Iterable[object]) -> list[Row]:
    """Rows with these variables; None stands for nothing."""
    sight = Index()
    return [
        {
            name: Pointer(sight, () if value is None else (term(value),))
            for name, value in zip(names.split(), line, strict=True)
        }
        for line in lines
    ]
