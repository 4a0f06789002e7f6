"""Questions asked of the data: of the merge, of named graphs, of both."""

import pyoxigraph as ox
import pytest

from wardplan.holdings import Holdings
from wardplan.prefixes import PREFIXES

A = f"a <{PREFIXES['wp']}Plan>"


def rows(holdings: Holdings, query: str) -> ox.QuerySolutions:
    found = holdings.asked(query)
    assert isinstance(found, ox.QuerySolutions)
    return found


def test_graphs_are_gone_through_in_the_order_of_their_names(holdings: Holdings) -> None:
    """An engine may have them in any order: the same question, another process, other rows."""
    found = [str(row["g"]) for row in rows(holdings, "SELECT ?g { GRAPH ?g { ?s ?p ?o } }")]
    assert len(set(found)) > 2
    assert found == sorted(found)


@pytest.mark.parametrize(
    "query", ["SELECT ?g { GRAPH ?g { ?s }", "SELECT ?g { GRAPH ?g { x:y ?p 1 } }"]
)
def test_what_is_no_query(holdings: Holdings, query: str) -> None:
    with pytest.raises(SyntaxError):
        holdings.asked(query)


def test_a_question_may_see_a_graph_and_the_merge(holdings: Holdings) -> None:
    both = f"SELECT ?g {{ GRAPH ?g {{ ?s {A} }} ?s {A} }}"
    alone = f"SELECT ?g {{ GRAPH ?g {{ ?s {A} }} }}"
    found = [sorted(str(row["g"]) for row in rows(holdings, each)) for each in (both, alone)]
    assert found[0] == found[1] != []
