"""A dataset opened from Python: `wardplan.open` gives it."""

import os
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from wardplan import local_data, plan_view, remote, sparql, unified
from wardplan.dataset import to_rdflib
from wardplan.errors import ConfigError, UsageError
from wardplan.iris import PlanIris
from wardplan.local_data import DUMP
from wardplan.native import value_of
from wardplan.plan_view import Plan
from wardplan.project import open_project
from wardplan.rows import Rows

CITY = "yokohama"


class Dataset:
    """Data that was opened; it is read once and does not change.

    `store` is the pyoxigraph store behind it: the named graphs, and their merge as default graph.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def __repr__(self) -> str:
        return f"<wardplan dataset of {len(self.plans)} plans>"

    def query(self, text: str) -> Rows:
        """The rows of a SELECT query (SPARQL 1.1 Query); our prefixes need no declaration.

        Raises QueryError with line and column where it is not SPARQL, UsageError where it is not
        a SELECT query.
        """
        found = sparql.ask(self.store, text)
        if not isinstance(found, ox.QuerySolutions):
            raise UsageError("not a SELECT query; use .ask() for ASK, .construct() for CONSTRUCT")
        names = tuple(variable.value for variable in found.variables)
        with sparql.read(text):
            return Rows(names, [dict(zip(names, map(value_of, row), strict=True)) for row in found])

    def ask(self, text: str) -> bool:
        """The answer to an ASK query. Raises QueryError, or UsageError for another query."""
        found = sparql.ask(self.store, text)
        if not isinstance(found, ox.QueryBoolean):
            raise UsageError("not an ASK query; use .query() for SELECT")
        return bool(found)

    def construct(self, text: str) -> Graph:
        """The graph of a CONSTRUCT or DESCRIBE query, in rdflib.

        Raises QueryError, or UsageError for another query.
        """
        found = sparql.ask(self.store, text)
        if not isinstance(found, ox.QueryTriples):
            raise UsageError("not a CONSTRUCT or DESCRIBE query; use .query() for SELECT")
        with sparql.read(text):
            return to_rdflib(found)

    def plan(self, ward: str, year: int, *, city: str = CITY) -> Plan:
        """One plan as plain objects, e.g. `plan("izumi", 2024)`.

        Raises DataError where it is not there, with the plans nearest in spelling.
        """
        return plan_view.read(self.store, PlanIris(city, ward, year))

    @cached_property
    def plans(self) -> tuple[str, ...]:
        """The IRIs of all plans, sorted."""
        return tuple(plan_view.known(self.store))

    @cached_property
    def graph(self) -> Graph:
        """All statements as one rdflib graph, with our prefixes."""
        default = self.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return to_rdflib(default)


def open_dataset(source: str | os.PathLike[str]) -> Dataset:
    """Open a project folder, a built site, a dump, or a site or dump at an address.

    Raises a WardPlanError that says what was found there instead.
    """
    name = os.fspath(source)
    quads = remote.read(name) if remote.is_url(name) else _read(Path(name))
    return Dataset(unified.store_of(quads))


def _read(path: Path) -> list[ox.Quad]:
    if path.is_file():
        return unified.read_file(path)
    if not path.is_dir():
        raise ConfigError("no such file or folder", path)
    if (path / DUMP).is_file():
        return unified.read_file(path / DUMP)
    if (path / "data").is_dir() or (path / "_site").is_dir():
        return local_data.read(open_project(path)).quads
    message = f"neither a project folder (data/) nor a built site ({DUMP})"
    raise ConfigError(message, path)
