"""Queries of page kinds, asked of all named graphs together, with answers that can travel."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from wardplan import terms
from wardplan.errors import SiteError
from wardplan.namespaces import PREFIXES
from wardplan.store_sight import native

Answer = dict[str, str | None]
"""What each variable of a query stands for, as N-Triples write it; None for nothing."""

StoreFor = Callable[[str], ox.Store]
"""Gives the store to ask a query of."""

Substitutions = dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]

_SELECTED = re.compile(r"\bSELECT\b.*?\bWHERE\b", re.DOTALL)
_VARIABLE = re.compile(r"\?(\w+)")


def grouped(answers: Iterable[Answer]) -> dict[str, list[Answer]]:
    """Answers by the page they are for, of which they say no more.

    That is an address (`?page`) or an IRI (`?this`), or '' where they are for none.
    """
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        page = answer.pop("page", None)
        key = page or answer.pop("this", None)
        found.setdefault("" if key is None else terms.value(key), []).append(answer)
    return found


def ask(
    store: ox.Store, query: str, name: str, given: Mapping[str, str | None] | None = None
) -> Iterator[Answer]:
    """The answers to a query, those variables that it selects being given as terms where they are.

    Raises SiteError that says the name of a query that cannot be asked.
    """
    selected = _SELECTED.search(query)
    wanted = set(_VARIABLE.findall(selected[0])) if selected else set()
    known: Substitutions = {
        ox.Variable(name): native(term)
        for name, term in (given or {}).items()
        if term and name in wanted
    }
    try:
        solutions = store.query(
            query, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=known
        )
    except SyntaxError as error:
        raise SiteError(f"query '{name}': {error}") from error
    if not isinstance(solutions, ox.QuerySolutions):
        raise SiteError(f"query '{name}' must be a SELECT query")
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        found = zip(names, solution, strict=True)
        yield {key: None if term is None else str(term) for key, term in found}
