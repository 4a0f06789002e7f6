"""Short questions over all named graphs at once."""

import pyoxigraph as ox
import pytest
from pyoxigraph import Store

from wardplan import iris, lookup
from wardplan.namespaces import BASE, DCTERMS, RDF, RDFS, WP

SMALL = """
PREFIX wp: <https://w3id.org/wardplan/def#>
BASE <https://w3id.org/wardplan/>
GRAPH <g1> { <b> wp:plan <p> ; wp:year 2024 , "二" , "二"@ja ; wp:measure <m2> , "text" . }
GRAPH <g2> { <a> wp:plan <p> . <b> wp:plan <p> ; wp:measure <m1> , <m2> . _:x wp:plan <p> . }
"""


@pytest.fixture(scope="module")
def small() -> Store:
    store = Store()
    store.load(SMALL, format=ox.RdfFormat.TRIG)
    return store


def test_node_of_an_rdflib_iri() -> None:
    assert lookup.node(WP.plan) == ox.NamedNode(BASE + "def#plan")


def test_subjects_are_sorted_once_each_and_named(small: Store) -> None:
    found = lookup.subjects(small, WP.plan, ox.NamedNode(BASE + "p"))
    assert [node.value for node in found] == [BASE + "a", BASE + "b"]


@pytest.mark.parametrize(
    ("subject", "predicate", "expected"),
    [
        ("b", WP.measure, [BASE + "m1", BASE + "m2"]),
        ("b", WP.year, []),
        ("c", WP.measure, []),
    ],
    ids=["two graphs", "literals", "unknown"],
)
def test_iris(subject: str, predicate: str, expected: list[str], small: Store) -> None:
    assert lookup.iris(small, ox.NamedNode(BASE + subject), predicate) == expected


@pytest.mark.parametrize(
    ("subject", "predicate", "expected"),
    [
        ("b", WP.year, ["2024", "二"]),
        ("b", WP.measure, ["text"]),
        ("b", WP.plan, []),
    ],
    ids=["languages dropped", "among iris", "iris"],
)
def test_texts(subject: str, predicate: str, expected: list[str], small: Store) -> None:
    assert lookup.texts(small, ox.NamedNode(BASE + subject), predicate) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (ox.NamedNode(BASE), BASE),
        (ox.Literal("泉区", language="ja"), "泉区"),
        (ox.Literal(2024), "2024"),
    ],
    ids=["iri", "text", "number"],
)
def test_value(term: ox.NamedNode | ox.Literal, expected: str) -> None:
    assert lookup.value(term) == expected


def test_repository_has_18_wards(store: Store) -> None:
    assert len(lookup.subjects(store, RDF.type, lookup.node(WP.Ward))) == 18


def test_labels_of_izumi(store: Store) -> None:
    ward = lookup.node(iris.ward("yokohama", "izumi"))
    assert lookup.texts(store, ward, RDFS.label) == ["Izumi Ward", "泉区"]


def test_parts_of_izumis_first_measure(store: Store) -> None:
    measure = lookup.node(iris.PlanIris("yokohama", "izumi", 2024).measure(1))
    found = [node.value for node in lookup.subjects(store, DCTERMS.isPartOf, measure)]
    path = f"{BASE}plan/yokohama/izumi/2024/initiative/"
    assert found == [f"{path}1-1", f"{path}1-2", f"{path}1-3"]
