"""What a query sees: a change that it is said not to see leaves its answers as they were."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.effort import effort
from wardplan import narrowing, seen, terms
from wardplan.namespaces import PREFIXES, RDF, WP
from wardplan.narrowing import ANY, End, Need, Pattern
from wardplan.seen import Seen, of_query, unpacked
from wardplan.store_sight import StoreSight, native

ROOT = Path(__file__).parent.parent
FILES = sorted((*ROOT.glob("site/**/*.rq"), *ROOT.glob("shapes/checks/*.rq")))
P, Q, R, X, TYPE = (terms.node(str(iri)) for iri in (WP.p, WP.q, WP.r, WP.X, RDF.type))


def end(*needs: Need) -> End:
    return End(needs=frozenset(needs))


def into(property_: str) -> Need:
    return Need(property_, inbound=True)


ROWS: list[tuple[str, set[Pattern]]] = [
    ("?s wp:p ?o", {Pattern(P, end(Need(P)), end(into(P)))}),
    ("wp:X wp:p ?o", {Pattern(P, End(X), end(Need(P, X, inbound=True)))}),
    ("?s wp:p 1", {Pattern(P, end(Need(P)), ANY)}),
    ("?s a wp:X ; wp:p 'text'", {
        Pattern(TYPE, end(Need(TYPE, X), Need(P)), End(X)),
        Pattern(P, end(Need(TYPE, X), Need(P)), ANY),
    }),
    ("?s wp:p 1 OPTIONAL { ?s wp:q 2 }", {
        Pattern(P, end(Need(P)), ANY), Pattern(Q, end(Need(P), Need(Q)), ANY),
    }),
    ("{ ?s wp:p 1 OPTIONAL { ?o wp:q 2 } } { ?o wp:r 3 }", {  # ?o may be bound by the last alone
        Pattern(P, end(Need(P)), ANY), Pattern(Q, end(Need(Q)), ANY), Pattern(R, end(Need(R)), ANY),
    }),
    ("?s wp:p 1 FILTER NOT EXISTS { ?s wp:q 2 }", {
        Pattern(P, end(Need(P)), ANY), Pattern(Q, end(Need(P), Need(Q)), ANY),
    }),
    ("{ ?s wp:p 1 } UNION { ?s wp:q 2 }", {
        Pattern(P, end(Need(P)), ANY), Pattern(Q, end(Need(Q)), ANY),
    }),
    ("?s wp:p 1 MINUS { ?s wp:q 2 }", {
        Pattern(P, end(Need(P)), ANY), Pattern(Q, end(Need(Q)), ANY),
    }),
    ("?s wp:p 1 { SELECT ?s { ?s wp:q 2 } LIMIT 1 }", {
        Pattern(P, end(Need(P)), ANY), Pattern(Q, end(Need(Q)), ANY),
    }),
    ("?s wp:p/wp:q 1", {
        Pattern(P, end(Need(P)), end(into(P), Need(Q))), Pattern(Q, end(into(P), Need(Q)), ANY),
    }),
    ("?s ^wp:p wp:X", {Pattern(P, End(X), end(Need(P, X, inbound=True)))}),
    ("?s wp:p|wp:q ?o", {Pattern(P), Pattern(Q)}),
    ("?s wp:p+ ?o", {Pattern(P)}),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_patterns_of_a_query(block: str, expected: set[Pattern]) -> None:
    assert set(narrowing.patterns(f"SELECT * {{ {block} }}") or ()) == expected


def test_what_is_kept_is_as_it_was() -> None:
    both = seen.of_queries(f"SELECT * {{ {block} }}" for block, _ in ROWS)
    assert unpacked(both.packed() + b"rest") == (both, b"rest")
    assert Seen().packed() != both.packed()


BLOCKS = [
    *(block for block, _ in ROWS),
    "?s wp:p ?o OPTIONAL { ?o wp:q ?n FILTER EXISTS { ?n wp:r ?s } }",
    "?s wp:p ?o FILTER NOT EXISTS { ?o a wp:X . ?n wp:q ?o }",
    "{ ?s wp:p ?o } UNION { ?s wp:q ?o OPTIONAL { ?s wp:r ?n } } ?o a wp:X",
    "?s wp:p ?o OPTIONAL { ?s wp:q ?n } ?n wp:r ?m",
    "?s wp:p ?o OPTIONAL { ?s wp:q ?n OPTIONAL { ?n wp:r ?m } } OPTIONAL { ?m a wp:X }",
    "{ ?s wp:p ?o OPTIONAL { ?o wp:q ?n } } { ?n a wp:X OPTIONAL { ?n wp:r ?s } }",
    "?s wp:p ?o MINUS { ?s wp:q ?n . ?n a wp:X }",
    "?s wp:p ?o MINUS { ?s wp:q ?n OPTIONAL { ?n a wp:X } }",
    "?s (wp:p|^wp:q)/wp:r ?o . ?o a wp:X",
    "?s wp:p [ wp:q ?n ; a wp:X ]",
    "GRAPH ?g { ?s a wp:X } GRAPH ?h { ?s wp:p ?o FILTER NOT EXISTS { ?o wp:q ?n } }",
    "?s a wp:X { SELECT ?s (COUNT(?o) AS ?n) { ?s wp:p ?o } GROUP BY ?s }",
    "?s wp:p ?o BIND(EXISTS { ?o wp:q ?s } AS ?b)",
    "?s wp:p ?o FILTER(EXISTS { ?o wp:q ?n } || NOT EXISTS { ?s a wp:X })",
    "VALUES ?s { wp:X wp:p } ?s wp:p ?o OPTIONAL { ?o wp:q ?n }",
]


def answers(store: ox.Store, query: str) -> Counter[str]:
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    if isinstance(found, ox.QueryBoolean):
        return Counter([str(bool(found))])
    return Counter(str([str(term) for term in row]) for row in found)


def spared(query: str, chance: random.Random, names: Sequence[str]) -> bool:
    """Whether a change at random is said to leave the answers as they are; then they are so."""
    nodes = (X, *(f"<urn:{n}>" for n in range(4)))

    def quad() -> ox.Quad:
        subject, predicate = native(chance.choice(nodes)), native(chance.choice(names))
        assert isinstance(subject, ox.NamedNode)
        assert isinstance(predicate, ox.NamedNode)
        value = native(
            chance.choice((*nodes, X, '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'))
        )
        return ox.Quad(subject, predicate, value, ox.NamedNode(f"urn:g{chance.randrange(2)}"))

    kept = {quad() for _ in range(chance.randrange(12))}
    differing = {quad() for _ in range(chance.randrange(1, 4))} - kept
    gone = {each for each in differing if chance.random() < 0.5}
    before, after = ox.Store(), ox.Store()
    before.extend(kept | gone)
    after.extend(kept | (differing - gone))
    if not seen.of_quads(differing, StoreSight(after)).spares(of_query(query)):
        return False
    assert answers(before, query) == answers(after, query), (kept, differing)
    return True


@pytest.mark.parametrize("block", BLOCKS)
def test_a_change_that_is_not_seen_changes_no_answer(block: str) -> None:
    chance, query = random.Random(block), f"SELECT * {{ {block} }}"  # noqa: S311
    found = [spared(query, chance, (P, Q, R, TYPE)) for _ in range(effort(150, 4_000))]
    assert any(found)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_so_it_is_with_our_queries(file: Path) -> None:
    query = file.read_text(encoding="utf-8")
    names = sorted({each.property for each in narrowing.patterns(query) or ()} | {P})
    chance = random.Random(query)  # noqa: S311
    if re.search(r"\bLIMIT\b", query) is None:
        for _ in range(effort(10, 300)):
            spared(query, chance, names)
