"""A finding is located: the file that says it, and the line it stands on."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from wardplan import iris
from wardplan.dataset import parse_turtle, store_of
from wardplan.findings import Finding, Severity
from wardplan.holdings import Holdings
from wardplan.iris import PlanIris
from wardplan.locate import locate
from wardplan.namespaces import BASE, DCTERMS, PROV, RDF, RDFS, SCHEMA, WP
from wardplan.project import Project

DERIVED = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX dcterms: <http://purl.org/dc/terms/>

<https://w3id.org/wardplan/p#goal>
    rdfs:label "みらい"@ja ;
    dcterms:isPartOf <https://w3id.org/wardplan/p> ;
    wp:plan <https://w3id.org/wardplan/p> ;
.

<https://w3id.org/wardplan/p/measure/10>
    rdfs:label "十"@ja ;
    dcterms:isPartOf <https://w3id.org/wardplan/p> ;
    wp:position 10 ;
.

<https://w3id.org/wardplan/p/measure/1>
    rdfs:label
        "Peace"@en ,
        "安全"@ja ;
    dcterms:isPartOf <https://w3id.org/wardplan/p> ;
    wp:position 1 ;
.

<https://w3id.org/wardplan/p>
    a wp:Plan ;
    rdfs:label "計画"@ja ;
    wp:measure
        <https://w3id.org/wardplan/p/measure/1> ,
        <https://w3id.org/wardplan/p/measure/10> ;
    wp:year 2024 ;
.
"""
LINKS = """PREFIX schema: <https://schema.org/>

<https://w3id.org/wardplan/p/measure/1>
    schema:mentions <https://w3id.org/wardplan/entity/a> ;
.
"""
PLACES: dict[str, tuple[str, str | None, str | None, tuple[str, int] | None]] = {
    "subject": ("p", None, None, ("plan.ttl", 25)),
    "subject that is an object before": ("p/measure/1", str(WP.position), None, ("plan.ttl", 22)),
    "class": ("p", str(RDF.type), None, ("plan.ttl", 26)),
    "property": ("p", str(WP.year), None, ("plan.ttl", 31)),
    "number": ("p", str(WP.year), "2024", ("plan.ttl", 31)),
    "label": ("p#goal", str(RDFS.label), "みらい", ("plan.ttl", 6)),
    "one of several labels": ("p/measure/1", str(RDFS.label), "安全", ("plan.ttl", 20)),
    "one of several links": ("p", str(WP.measure), BASE + "p/measure/10", ("plan.ttl", 30)),
    "number that begins alike": ("p/measure/1", str(WP.position), "1", ("plan.ttl", 22)),
    "key that begins alike": ("p/measure/10", str(WP.position), "10", ("plan.ttl", 14)),
    "link to the plan": ("p/measure/1", str(DCTERMS.isPartOf), BASE + "p", ("plan.ttl", 21)),
    "missing property": ("p#goal", str(WP.subtitle), None, ("plan.ttl", 5)),
    "in the other file": (
        "p/measure/1",
        str(SCHEMA.mentions),
        BASE + "entity/a",
        ("links.ttl", 4),
    ),
    "unknown thing": ("q", None, None, None),
}
IZUMI = PlanIris("yokohama", "izumi", 2024)
REAL = [
    (IZUMI.plan, WP.year, "2024", "    wp:year 2024 ;"),
    (IZUMI.plan, WP.publisher, None, f"<{IZUMI.plan}>"),
    (IZUMI.measure(5), WP.number, "5", "    wp:number 5 ;"),
    (
        IZUMI.measure(5),
        RDFS.label,
        "信頼される区役所づくり",
        '    rdfs:label "信頼される区役所づくり"@ja ;',
    ),
    (
        IZUMI.part("mission-1"),
        WP.department,
        str(iris.department("yokohama", "izumi", "general-affairs")),
        f"    wp:department <{iris.department('yokohama', 'izumi', 'general-affairs')}> ;",
    ),
    (
        iris.midterm("yokohama", 2022),
        RDFS.label,
        "横浜市中期計画2022~2025",
        '    rdfs:label "横浜市中期計画2022~2025"@ja ;',
    ),
]
IDS = ["year", "publisher", "number", "label", "department", "mid-term plan"]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    for name, text in (("links", LINKS), ("plan", DERIVED)):
        (tmp_path / f"{name}.ttl").write_text(text, encoding="utf-8")
    return {f"{BASE}graph/{name}/p": tmp_path / f"{name}.ttl" for name in ("plan", "links")}


@pytest.fixture
def small(files: dict[str, Path]) -> Store:
    return store_of(quad for graph, file in files.items() for quad in parse_turtle(file, graph))


def finding(focus: str, path: str | None, value: str | None) -> Finding:
    return Finding(focus, BASE + "shapes#a", Severity.VIOLATION, {}, path, value)


@pytest.mark.parametrize(("focus", "path", "value", "place"), PLACES.values(), ids=PLACES.keys())
def test_place(
    focus: str,
    path: str | None,
    value: str | None,
    place: tuple[str, int] | None,
    small: Store,
    files: dict[str, Path],
) -> None:
    found = locate(finding(BASE + focus, path, value), small, files)
    assert (found and (found[0].name, found[1])) == place


def test_graph_without_a_file(small: Store) -> None:
    assert locate(finding(BASE + "p", None, None), small, {}) is None


@pytest.mark.parametrize(("focus", "path", "value", "line"), REAL, ids=IDS)
def test_line_in_the_repository(
    focus: str, path: str, value: str | None, line: str, holdings: Holdings
) -> None:
    found = locate(finding(str(focus), str(path), value), holdings.store, holdings.file_of_graph)
    assert found is not None
    lines = found[0].read_text(encoding="utf-8").splitlines()
    subject = max(n for n in range(found[1]) if lines[n].startswith("<"))
    assert (lines[subject], lines[found[1] - 1]) == (f"<{focus}>", line)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        (str(WP.number), "data/plans/yokohama/izumi-2024.ttl"),
        (str(PROV.wasQuotedFrom), "data/plans/yokohama/izumi-2024.ttl"),
    ],
)
def test_file_in_the_repository(path: str, file: str, holdings: Holdings, project: Project) -> None:
    found = locate(
        finding(str(IZUMI.measure(2)), path, None), holdings.store, holdings.file_of_graph
    )
    assert found is not None
    assert project.shown(found[0]) == file
