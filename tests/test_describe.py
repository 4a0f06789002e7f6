"""A resource's document: itself, its fragments and parts, what points to it, and labels."""

import pyoxigraph as ox
import pytest

from wardplan import terms
from wardplan.describe import describe
from wardplan.index import Index, index_of
from wardplan.namespaces import BASE
from wardplan.store_sight import StoreSight

SMALL = """
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
BASE <https://w3id.org/wardplan/>
GRAPH <g1> {
  <p> wp:ward <w> ; rdfs:label "P" ; wp:source <https://example.org/> .
  <p#goal> wp:plan <p> ; wp:group <q> .
  <m> dcterms:isPartOf <p> ; rdfs:label "M" ; wp:initiative <i> .
  <i> dcterms:isPartOf <m> ; rdfs:label "I" ; wp:number 1 .
  <l> wp:plan <p> ; wp:number 2 ; rdfs:label "L" .
  <w> rdfs:label "W"@ja , "W"@en ; wp:number 3 .
  <q> rdfs:label "Q" .
}
GRAPH <g2> { <p> wp:ward <w> . <https://example.org/> rdfs:label "not ours" . }
"""
EXPECTED = {
    "p ward w",
    "p label P",
    "p source https://example.org/",
    "p#goal plan p",
    "p#goal group q",
    "m isPartOf p",
    "m label M",
    "m initiative i",
    "i label I",
    "l plan p",
    "l label L",
    "w label W",
    "q label Q",
}
IZUMI = BASE + "plan/yokohama/izumi/2024"


@pytest.fixture(scope="module")
def small() -> Index:
    return index_of(ox.parse(SMALL, format=ox.RdfFormat.TRIG))


def value(term: str) -> str:
    return terms.value(term).removeprefix(BASE)


def row(line: str) -> str:
    subject, predicate, target = terms.statement(line)
    name = terms.value(predicate).rpartition("#")[2].rpartition("/")[2]
    return f"{value(subject)} {name} {value(target)}"


def test_document(small: Index) -> None:
    found = describe(small, BASE + "p", (BASE + "p#goal",))
    assert {row(line) for line in found} == EXPECTED


def test_fragments_are_described_only_where_named(small: Index) -> None:
    rows = {row(line) for line in describe(small, BASE + "p", ())}
    assert rows == EXPECTED - {"p#goal group q", "q label Q"}


def test_statements_are_sorted_and_stand_once(small: Index) -> None:
    found = describe(small, BASE + "p", ())
    assert found == sorted(set(found))


def test_both_labels_are_given(small: Index) -> None:
    found = describe(small, BASE + "p", ())
    labels = [line for line in found if line.startswith(f"<{BASE}w> ")]
    assert [terms.statement(line)[2] for line in labels] == ['"W"@en', '"W"@ja']


def test_a_vocabulary_does_not_list_what_uses_its_terms() -> None:
    said = SMALL.replace("GRAPH <g1> {", "GRAPH <g1> { <p> a owl:Ontology .").replace(
        "BASE", "PREFIX owl: <http://www.w3.org/2002/07/owl#>\nBASE", 1
    )
    index = index_of(ox.parse(said, format=ox.RdfFormat.TRIG))
    rows = {row(line) for line in describe(index, BASE + "p", (BASE + "p#goal",))}
    kept = EXPECTED - {"l plan p", "l label L"}
    assert rows == kept | {"p type http://www.w3.org/2002/07/owl#Ontology"}


def test_unknown_resource_has_an_empty_document(small: Index) -> None:
    assert describe(small, BASE + "nothing", ()) == []


def test_document_of_izumis_measure_names_its_initiatives(store: ox.Store) -> None:
    rows = [row(line) for line in describe(StoreSight(store), f"{IZUMI}/measure/4", ())]
    path = "plan/yokohama/izumi/2024"
    wanted = f"{path}/measure/4 initiative {path}/initiative/4-1"
    assert (
        wanted in rows,
        f"{path}/initiative/4-1 label 誰もが安心して自分らしく暮らせるまちへ" in rows,
    ) == (
        True,
        True,
    )
