"""A pointer walks the data; empty means none, and every step gives another pointer."""

import re

import pyoxigraph as ox
import pytest
from pyoxigraph import Store

from wardplan import terms
from wardplan.errors import SiteError
from wardplan.namespaces import BASE
from wardplan.pointer import Pointer, expand, natural, resource, shorten
from wardplan.store_sight import StoreSight

IZUMI = BASE + "plan/yokohama/izumi/2024"
SMALL = """
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
BASE <https://w3id.org/wardplan/>
GRAPH <g1> {
  <p> a wp:Plan ; wp:measure <m/10> , <m/9> ; rdfs:label "Plan"@en , "計画"@ja .
  <m/9> a wp:Measure ; wp:position 2 ; rdfs:label "nine"@en .
  <m/10> a wp:Measure ; wp:position 1 ; rdfs:label "dix"@fr ; wp:number 10 .
}
GRAPH <g2> { <p> wp:measure <m/9> ; wp:year 2024 . }
"""
SHORT = [
    (BASE + "def#Plan", "wp:Plan"),
    ("http://www.w3.org/2000/01/rdf-schema#label", "rdfs:label"),
    ("http://purl.org/dc/terms/isPartOf", "dcterms:isPartOf"),
    ("https://schema.org/url", "schema:url"),
    (BASE + "def#", BASE + "def#"),
    (BASE + "def#a/b", BASE + "def#a/b"),
    (IZUMI, IZUMI),
    ("plain text", "plain text"),
    ("", ""),
]
ORDER = [
    ["measure/2", "measure/10"],
    ["initiative/1-2", "initiative/1-10", "initiative/2-1"],
    ["a", "a1", "b"],
    ["char=9,10", "char=10,2"],
    ["policy/9", "policy/09a"],
]


@pytest.fixture(scope="module")
def small() -> Store:
    store = Store()
    store.load(SMALL, format=ox.RdfFormat.TRIG)
    return store


@pytest.fixture
def plan(small: Store) -> Pointer:
    return resource(StoreSight(small), BASE + "p")


@pytest.fixture
def none(small: Store) -> Pointer:
    return Pointer(StoreSight(small))


def paths(pointer: Pointer) -> list[str]:
    return [each.value.removeprefix(BASE) for each in pointer]


@pytest.mark.parametrize(("iri", "name"), SHORT)
def test_shorten(iri: str, name: str) -> None:
    assert shorten(iri) == name


@pytest.mark.parametrize("name", ["wp:Plan", "rdfs:label", "schema:url", "xsd:date"])
def test_expand_undoes_shorten(name: str) -> None:
    assert shorten(terms.value(expand(name))) == name


@pytest.mark.parametrize("name", ["foaf:name", "Plan", ""])
def test_expand_refuses_an_unknown_prefix(name: str) -> None:
    with pytest.raises(SiteError, match=f"unknown prefix in '{name}'; known: dcat, dcterms"):
        expand(name)


def test_out_gives_each_value_once(plan: Pointer) -> None:
    assert sorted(paths(plan.out("wp:measure"))) == ["m/10", "m/9"]


def test_out_of_several(plan: Pointer) -> None:
    assert paths(plan.out("wp:measure").out("wp:position").in_order()) == ["1", "2"]


def test_into(plan: Pointer) -> None:
    assert paths(plan.out("wp:measure").into("wp:measure")) == ["p"]


def test_in_order_goes_by_position(plan: Pointer) -> None:
    assert paths(plan.out("wp:measure").in_order()) == ["m/10", "m/9"]


def test_a_keeps_those_of_the_class(plan: Pointer) -> None:
    measures = plan.out("wp:measure")
    assert (len(measures.a("wp:Measure")), len(measures.a("wp:Plan"))) == (2, 0)


def test_has_keeps_those_with_the_property(plan: Pointer) -> None:
    assert paths(plan.out("wp:measure").has("wp:number")) == ["m/10"]


def test_texts_have_no_properties(plan: Pointer) -> None:
    year = plan.out("wp:year")
    assert (len(year.has("wp:year")), len(year.out("wp:year")), year.properties) == (0, 0, ())


@pytest.mark.parametrize(("language", "text"), [("ja", "計画"), ("en", "Plan"), ("fr", "")])
def test_lang(language: str, text: str, plan: Pointer) -> None:
    assert plan.out("rdfs:label").lang(language).value == text


@pytest.mark.parametrize(
    ("path", "label", "language"),
    [("p", "計画", "ja"), ("m/9", "nine", "en"), ("m/10", "dix", "fr"), ("x", "", "")],
    ids=["japanese first", "english", "any other", "none"],
)
def test_label(path: str, label: str, language: str, small: Store) -> None:
    found = resource(StoreSight(small), BASE + path).label
    assert (found.value, found.language) == (label, language)


def test_label_of_several_is_the_first_ones(plan: Pointer) -> None:
    assert plan.out("wp:measure").in_order().label.value == "dix"


@pytest.mark.parametrize(
    ("name", "value", "datatype", "is_iri"),
    [
        ("wp:year", "2024", "xsd:integer", False),
        ("wp:measure", BASE + "m/10", "", True),
        ("wp:group", "", "", False),
    ],
    ids=["number", "iri", "none"],
)
def test_first_term(name: str, value: str, datatype: str, is_iri: bool, plan: Pointer) -> None:
    found = plan.out(name).in_order()
    assert (found.value, found.datatype, found.is_iri) == (value, datatype, is_iri)


def test_text_in_a_language_has_no_datatype(plan: Pointer) -> None:
    assert plan.label.datatype == ""


def test_short(plan: Pointer) -> None:
    assert plan.out("rdf:type").short == "wp:Plan"


def test_first(plan: Pointer) -> None:
    measures = plan.out("wp:measure").in_order()
    assert (len(measures), paths(measures.first())) == (2, ["m/10"])


def test_none_is_false_and_empty(none: Pointer) -> None:
    assert (bool(none), len(none), str(none), list(none)) == (False, 0, "", [])


@pytest.mark.parametrize("verb", ["out", "into", "a", "has", "lang"])
def test_none_leads_to_none(verb: str, none: Pointer) -> None:
    assert getattr(none, verb)("wp:Plan") == none


def test_none_has_no_label_and_no_properties(none: Pointer) -> None:
    assert (none.first(), none.in_order(), none.label, none.properties) == (none, none, none, ())


def test_equal_pointers_hash_alike(small: Store, plan: Pointer) -> None:
    same = resource(StoreSight(small), BASE + "p")
    assert {plan, same} == {same}
    assert plan != plan.out("wp:measure")


def test_properties_by_name_with_values_in_order(plan: Pointer) -> None:
    found = [(name.short, paths(values)) for name, values in plan.properties]
    assert found == [
        ("rdf:type", ["def#Plan"]),
        ("rdfs:label", ["Plan", "計画"]),
        ("wp:measure", ["m/10", "m/9"]),
        ("wp:year", ["2024"]),
    ]


@pytest.mark.parametrize("ordered", ORDER, ids=lambda ordered: ordered[0])
def test_natural_order(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=natural) == ordered


def test_policies_of_izumi_in_order(store: Store) -> None:
    initiatives = resource(StoreSight(store), IZUMI).into("wp:plan").a("wp:Initiative")
    policies = initiatives.out("wp:contributesTo").in_order()
    numbers = [int(policy.out("wp:number").value) for policy in policies]
    assert numbers == [1, 2, 9, 10, 18, 19, 20, 26, 30, 31, 32, 35, 38]


def test_measures_of_izumi_in_order(store: Store) -> None:
    measures = resource(StoreSight(store), IZUMI).out("wp:measure").in_order()
    assert [measure.label.value for measure in measures] == [
        "にぎわいの創出と発信による魅力づくり",
        "区民の皆様とともに育む持続可能な地域づくり",
        "安全・安心のまちづくり",
        "あらゆる世代がいきいきと暮らせる繋がりづくり",
        "信頼される区役所づくり",
    ]


def test_join_holds_each_term_once(small: Store) -> None:
    measures = resource(StoreSight(small), BASE + "p").out("wp:measure")
    joined = measures.join(measures.in_order().first())
    assert sorted(each.value for each in joined) == [BASE + "m/10", BASE + "m/9"]


ORDERED = " a a_b a/b a-1 a2 a10 b#c b9 b09 あ 2 10 10a".replace("_", " ").split(" ")


def test_numbers_are_in_order_as_numbers_and_after_letters() -> None:
    def parts(name: str) -> list[tuple[int, str]]:
        found = re.findall("([0-9]+)|([^0-9])", f"{name} ")
        return [(int(number), "") if number else (-1, char) for number, char in found]

    assert sorted(ORDERED, key=natural) == sorted(ORDERED, key=parts)
