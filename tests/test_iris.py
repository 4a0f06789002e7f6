"""IRIs are minted as the design's table says, and map to document paths and back."""

import pytest
from rdflib import URIRef

from wardplan import iris
from wardplan.iris import PlanIris
from wardplan.namespaces import BASE

IZUMI = PlanIris("yokohama", "izumi", 2024)
MIDTERM = iris.midterm("yokohama", 2022)
TEXT = IZUMI.transcription(1, 1)

MINTED: dict[str, tuple[URIRef, str]] = {
    "city": (iris.city("yokohama"), "city/yokohama"),
    "organization": (iris.organization("yokohama"), "organization/yokohama"),
    "ward": (iris.ward("yokohama", "izumi"), "ward/yokohama/izumi"),
    "office": (iris.office("yokohama", "izumi"), "office/yokohama/izumi"),
    "department": (iris.department("yokohama", "izumi", "tax"), "department/yokohama/izumi/tax"),
    "bureau": (iris.bureau("yokohama", "urban-development"), "bureau/yokohama/urban-development"),
    "mid-term plan": (MIDTERM, "midterm/yokohama/2022"),
    "policy": (iris.midterm_part(MIDTERM, "policy", 18), "midterm/yokohama/2022/policy/18"),
    "sub-strategy": (
        iris.midterm_part(MIDTERM, "strategy", "4-1"),
        "midterm/yokohama/2022/strategy/4-1",
    ),
    "measure group": (
        iris.midterm_part(MIDTERM, "measure-group", 3),
        "midterm/yokohama/2022/measure-group/3",
    ),
    "fiscal year": (iris.fiscal_year(2024), "fiscal-year/2024"),
    "rights": (iris.rights("mixed"), "rights/mixed"),
    "graph": (iris.graph("reference/wards"), "graph/reference/wards"),
    "plan": (IZUMI.plan, "plan/yokohama/izumi/2024"),
    "part": (IZUMI.part("mission-1"), "plan/yokohama/izumi/2024#mission-1"),
    "measure": (IZUMI.measure(3), "plan/yokohama/izumi/2024/measure/3"),
    "initiative": (IZUMI.initiative("3-1"), "plan/yokohama/izumi/2024/initiative/3-1"),
    "document": (IZUMI.source(2), "source/yokohama/izumi/2024/2"),
    "transcription": (IZUMI.transcription(1, 3), "source/yokohama/izumi/2024/1/r3"),
    "span": (iris.span(TEXT, 1024, 1093), "source/yokohama/izumi/2024/1/r1#char=1024,1093"),
    "action": (
        iris.fragment_of(IZUMI.initiative("3-1"), "action-2"),
        "plan/yokohama/izumi/2024/initiative/3-1#action-2",
    ),
    "web page": (
        iris.web_source("https://www.townnews.co.jp/0107/2022/05/26/626550.html"),
        "source/web/fcf624d1d1dd",
    ),
}
PATHS: dict[str, tuple[str, str | None]] = {
    "plan": (BASE + "plan/yokohama/izumi/2024", "plan/yokohama/izumi/2024"),
    "fragment": (BASE + "plan/yokohama/izumi/2024#mission-1", "plan/yokohama/izumi/2024"),
    "vocabulary": (BASE + "def#Plan", "def"),
    "escaped letter": (BASE + "plan%2Fyokohama", "plan/yokohama"),
    "base itself": (BASE, None),
    "empty segment": (BASE + "plan//izumi", None),
    "trailing slash": (BASE + "plan/", None),
    "dots": (BASE + "plan/../izumi", None),
    "escaped dots": (BASE + "plan/%2e%2e/izumi", None),
    "leading slash": (BASE + "/etc/passwd", None),
    "space": (BASE + "plan/a%20b", None),
    "line break": (BASE + "plan/a%0A", None),
    "query": (BASE + "plan?x=1", None),
    "japanese": (BASE + "ward/泉", None),
    "another host": ("https://example.org/plan/yokohama/izumi/2024", None),
    "another host that begins alike": ("https://w3id.org/wardplanner/plan", None),
}


@pytest.mark.parametrize(("iri", "path"), MINTED.values(), ids=MINTED.keys())
def test_minted(iri: URIRef, path: str) -> None:
    assert iri == URIRef(BASE + path)


@pytest.mark.parametrize(("iri", "path"), PATHS.values(), ids=PATHS.keys())
def test_path_of(iri: str, path: str | None) -> None:
    assert iris.path_of(iri) == path


@pytest.mark.parametrize(("iri", "path"), MINTED.values(), ids=MINTED.keys())
def test_path_is_the_iri_without_base_and_fragment(iri: URIRef, path: str) -> None:
    assert iris.path_of(iri) == path.partition("#")[0]


@pytest.mark.parametrize(
    ("iri", "document", "fragment"),
    [
        (BASE + "def#Plan", BASE + "def", "Plan"),
        (BASE + "ward/yokohama/izumi", BASE + "ward/yokohama/izumi", ""),
        (TEXT + "#char=1,2", str(TEXT), "char=1,2"),
    ],
    ids=["term", "no fragment", "span"],
)
def test_document_and_fragment(iri: str, document: str, fragment: str) -> None:
    assert (iris.document_of(iri), iris.fragment(iri)) == (document, fragment)


@pytest.mark.parametrize(
    ("iri", "ours"),
    [
        (BASE + "plan/x", True),
        (BASE, True),
        ("https://w3id.org/wardplan", False),
        ("http://w3id.org/wardplan/plan", False),
    ],
)
def test_is_ours(iri: str, ours: bool) -> None:
    assert iris.is_ours(iri) is ours


@pytest.mark.parametrize("number", [1, 17])
def test_goal_is_an_iri_of_the_united_nations(number: int) -> None:
    assert str(iris.goal(number)) == f"http://metadata.un.org/sdg/{number}"
    assert not iris.is_ours(iris.goal(number))
