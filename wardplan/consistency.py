"""Checks across resources that SHACL Core cannot say: one query and one registry line each.

`shapes/checks.toml` names each check, its severity and its messages; `shapes/checks/<name>.rq`
selects `?focus`, and where it helps `?path` and `?value`.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from wardplan import lookup
from wardplan.errors import DataError
from wardplan.findings import Finding, Severity
from wardplan.namespaces import PREFIXES, WSH


@dataclass(frozen=True)
class Check:
    """A query whose every row is a finding."""

    name: str
    severity: Severity
    names: dict[str, str]
    messages: dict[str, str]
    query: str


def checks(folder: Path) -> tuple[Check, ...]:
    """The checks registered in `checks.toml` of the shapes folder; a folder has to have one."""
    file = folder / "checks.toml"
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8"))["check"]
        return tuple(_check(row, folder) for row in rows)
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise DataError(f"not a list of checks: {error}", file) from error


def _check(row: dict[str, str], folder: Path) -> Check:
    return Check(
        name=row["name"],
        severity=Severity(row["severity"]),
        names={"ja": row["name_ja"], "en": row["name_en"]},
        messages={"ja": row["message_ja"], "en": row["message_en"]},
        query=(folder / "checks" / f"{row['name']}.rq").read_text(encoding="utf-8"),
    )


def run(check: Check, store: ox.Store) -> tuple[Finding, ...]:
    """Every finding of one check on the union of all named graphs."""
    try:
        rows = store.query(check.query, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise DataError(f"not valid SPARQL: {error}", f"{check.name}.rq") from error
    if not isinstance(rows, ox.QuerySolutions):
        raise DataError("a check must be a SELECT query", f"{check.name}.rq")
    names = {variable.value for variable in rows.variables}
    if "focus" not in names:
        raise DataError("a check must select ?focus", f"{check.name}.rq")
    return tuple(_finding(check, row, names) for row in rows)


def _finding(check: Check, row: ox.QuerySolution, names: set[str]) -> Finding:
    def value(name: str) -> str | None:
        term = row[name] if name in names else None
        return None if term is None else lookup.value(term)

    return Finding(
        focus=value("focus") or "",
        shape=str(WSH[f"check-{check.name}"]),
        severity=check.severity,
        messages=check.messages,
        path=value("path"),
        value=value("value"),
        term=None if "value" not in names or row["value"] is None else str(row["value"]),
    )
