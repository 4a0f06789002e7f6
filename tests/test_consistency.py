"""Each registered check fires on what it is for, and stays quiet on what is right."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import Store

from wardplan import consistency
from wardplan.consistency import Check, checks, run
from wardplan.errors import DataError
from wardplan.findings import Severity
from wardplan.namespaces import BASE, PREFIXES
from wardplan.project import Project

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
LINKS = (
    "basicGoal",
    "measure",
    "managementApproach",
    "departmentMission",
    "notice",
    "initiative",
    "action",
    "indicator",
)

TWO_YEARS = """
<izumi-2023> wp:ward <izumi> ; wp:year 2023 . <izumi-2024> wp:ward <izumi> ; wp:year 2024 .
<izumi-2025> wp:ward <izumi> ; wp:year 2025 . <naka-2023> wp:ward <naka> ; wp:year 2023 .
<new> a wp:Measure , wp:PlanElement ; wp:plan <izumi-2024> .
<beside> a wp:Measure , wp:PlanElement ; wp:plan <izumi-2024> .
<later> a wp:Measure , wp:PlanElement ; wp:plan <izumi-2025> .
<old> a wp:Measure , wp:PlanElement ; wp:plan <izumi-2023> .
<old-initiative> a wp:Initiative , wp:PlanElement ; wp:plan <izumi-2023> .
<elsewhere> a wp:Measure , wp:PlanElement ; wp:plan <naka-2023> .
"""
"""Elements of two wards and of three years, one of which another one may continue."""

Row = tuple[str, str | None, str | None]

FIRES: dict[str, tuple[str, str, list[Row]]] = {
    "a thing of no class": (
        "untyped",
        "<entity/x> rdfs:label 'x'@ja .",
        [("entity/x", None, None)],
    ),
    "links filed under another plan": (
        "misfiled-plan",
        "<p#a> wp:plan <plan/yokohama/izumi/2024> ."
        "GRAPH <graph/links/yokohama/izumi/2023> { <p#a> schema:mentions <e> }",
        [("p#a", None, None)],
    ),
    "a mission that says nothing": (
        "missing-text",
        "<plan/a#mission-1> a wp:DepartmentMission .",
        [("plan/a#mission-1", "dcterms:description", None)],
    ),
    "a citation without its words": (
        "missing-text",
        "<plan/a#citation-1> a wp:PolicyCitation .",
        [("plan/a#citation-1", "def#citationText", None)],
    ),
    "a link to nothing": (
        "dangling-link",
        "<plan/a> wp:ward <ward/b> .",
        [("plan/a", "def#ward", "ward/b")],
    ),
    "a link to a fragment of nothing": (
        "dangling-link",
        "<plan/a> wp:basicGoal <plan/a#goal> .",
        [("plan/a", "def#basicGoal", "plan/a#goal")],
    ),
    "a misspelt property": (
        "unknown-term",
        "<plan/a> wp:waard <ward/b> .",
        [("plan/a", "def#waard", None)],
    ),
    "a misspelt class": (
        "unknown-term",
        "<plan/a> a wp:Plann .",
        [("plan/a", "rdf:type", "def#Plann")],
    ),
    "one iri in two files": (
        "duplicate-iri",
        "GRAPH <g1> { <ward/a> a wp:Ward } GRAPH <g2> { <ward/a> a wp:Ward }",
        [("ward/a", "rdf:type", "def#Ward")],
    ),
    "another year in the file": (
        "misfiled-plan",
        "GRAPH <graph/plan/yokohama/izumi/2024> { <plan/yokohama/izumi/2023> a wp:Plan }",
        [("plan/yokohama/izumi/2023", None, None)],
    ),
    "another ward in the file": (
        "misfiled-plan",
        "GRAPH <graph/plan/yokohama/izumi/2024> { <plan/yokohama/naka/2024> a wp:Plan }",
        [("plan/yokohama/naka/2024", None, None)],
    ),
    "a year that begins alike": (
        "misfiled-plan",
        "GRAPH <graph/plan/yokohama/izumi/2024> { <plan/yokohama/izumi/202> a wp:Plan }",
        [("plan/yokohama/izumi/202", None, None)],
    ),
    "no language": (
        "label-language",
        '<ward/a> rdfs:label "泉区" .',
        [("ward/a", "rdfs:label", "泉区")],
    ),
    "a third language": (
        "label-language",
        '<ward/a> rdfs:label "Izumi"@fr .',
        [("ward/a", "rdfs:label", "Izumi")],
    ),
    "a missing number": (
        "numbering-gap",
        "<p> wp:completeness wp:Whole ."
        "<m1> a wp:Measure ; wp:plan <p> ; dcterms:isPartOf <p> ; wp:number 1 ."
        "<m3> a wp:Measure ; wp:plan <p> ; dcterms:isPartOf <p> ; wp:number 3 .",
        [("m3", "def#number", "3")],
    ),
    "a missing position": (
        "numbering-gap",
        "<p> wp:completeness wp:Whole ."
        "<a2> a wp:Action ; wp:plan <p> ; dcterms:isPartOf <i> ; wp:position 2 .",
        [("a2", "def#position", "2")],
    ),
    "a number in words": (
        "numbering-gap",
        "<p> wp:completeness wp:Whole ."
        '<m1> a wp:Measure ; wp:plan <p> ; dcterms:isPartOf <p> ; wp:number "one" .'
        "<m2> a wp:Measure ; wp:plan <p> ; dcterms:isPartOf <p> ; wp:number 2 .",
        [("m2", "def#number", "2")],
    ),
    "the number of another class": (
        "numbering-gap",
        "<p> wp:completeness wp:Whole ."
        "<m1> a wp:Measure ; wp:plan <p> ; dcterms:isPartOf <p> ; wp:number 1 ."
        "<a2> a wp:ManagementApproach ; wp:plan <p> ; dcterms:isPartOf <p> ; wp:number 2 .",
        [("a2", "def#number", "2")],
    ),
    "a parent without a link": (
        "part-without-link",
        "<m> a wp:PlanElement ; dcterms:isPartOf <p> . <p> wp:measure <other> .",
        [("m", "dcterms:isPartOf", "p")],
    ),
    "a part with another parent": (
        "link-without-part",
        "<p> wp:measure <m> . <m> dcterms:isPartOf <q> .",
        [("p", "def#measure", "m")],
    ),
    "no attestation": (
        "unattested",
        "<p> wp:completeness wp:Partial . <m> a wp:PlanElement ; wp:plan <p> .",
        [("m", None, None)],
    ),
    "an attestation without a source": (
        "unattested",
        "<p> wp:completeness wp:Partial . <m> a wp:PlanElement ; wp:plan <p> .<t> wp:attests <m> .",
        [("m", None, None)],
    ),
    "a link of what was withdrawn": (
        "link-to-withdrawn",
        "<p#a> a wp:Withdrawn . GRAPH <graph/links/yokohama/izumi/2024> "
        "{ <p#a> schema:mentions <e> . <p#b> wp:continues <p#c> }",
        [("p#a", "schema:mentions", "e")],
    ),
    "a link to what was withdrawn": (
        "link-to-withdrawn",
        "<p#c> a wp:Withdrawn . GRAPH <graph/links/yokohama/izumi/2024> "
        "{ <p#b> wp:continues <p#c> }",
        [("p#b", "def#continues", "p#c")],
    ),
    "another start": (
        "span-offsets",
        "<s#char=1,9> a wp:Span ; wp:start 2 ; wp:end 9 .",
        [("s#char=1,9", None, None)],
    ),
    "another end": (
        "span-offsets",
        "<s#char=1,9> a wp:Span ; wp:start 1 ; wp:end 10 .",
        [("s#char=1,9", None, None)],
    ),
    **{
        f"a continuation of {what}": (
            "continues-mismatch",
            TWO_YEARS + f"<new> wp:continues <{target}> .",
            [("new", "def#continues", target)],
        )
        for what, target in (
            ("another ward's", "elsewhere"),
            ("the same year's", "beside"),
            ("a later year's", "later"),
            ("another class", "old-initiative"),
            ("no element", "izumi-2023"),
        )
    },
}
QUIET: dict[str, tuple[str, str]] = {
    "a thing with a class": ("untyped", "<entity/x> a wp:Entity ; rdfs:label 'x'@ja ."),
    "links filed under their plan": (
        "misfiled-plan",
        "<p#a> wp:plan <plan/yokohama/izumi/2024> ."
        "GRAPH <graph/links/yokohama/izumi/2024> { <p#a> schema:mentions <e> }",
    ),
    "a mission with its text": (
        "missing-text",
        "<plan/a#mission-1> a wp:DepartmentMission ; dcterms:description '支えます。'@ja .",
    ),
    "a mission whose text is withheld": (
        "missing-text",
        "<plan/a#mission-1> a wp:DepartmentMission ; prov:wasQuotedFrom <r1#char=1,2> ."
        "<r1#char=1,2> dcterms:isPartOf <r1> . <r1> wp:textWithheld true .",
    ),
    "a described thing": (
        "dangling-link",
        "<plan/a> wp:ward <ward/b> . <ward/b> rdfs:label '泉区'@ja .",
    ),
    "another site": ("dangling-link", "<plan/a> rdfs:seeAlso <https://example.org/> ."),
    "the ontology itself": ("dangling-link", "wp:Plan rdfs:isDefinedBy <def> ."),
    "a shape": ("dangling-link", "<quality#r> sh:sourceShape <shapes#WardShape> ."),
    "a defined property": (
        "unknown-term",
        "<plan/a> wp:ward <ward/b> . wp:ward rdfs:isDefinedBy <def> .",
    ),
    "a defined class": ("unknown-term", "<plan/a> a wp:Plan . wp:Plan rdfs:isDefinedBy <def> ."),
    "a term of others": ("unknown-term", "<plan/a> a prov:Plan ; dcterms:tytle 'a' ."),
    "two classes in one file": ("duplicate-iri", "GRAPH <g1> { <a> a wp:Plan , prov:Plan }"),
    "links in a file of their own": (
        "duplicate-iri",
        "GRAPH <g1> { <a> a wp:Measure } GRAPH <g2> { <a> schema:mentions <e> }",
    ),
    "what plans describe alike": (
        "duplicate-iri",
        "GRAPH <g1> { <y> a dcterms:PeriodOfTime . <d> a wp:Department , org:OrganizationalUnit }"
        "GRAPH <g2> { <y> a dcterms:PeriodOfTime . <d> a wp:Department , org:OrganizationalUnit }",
    ),
    "a web page two plans name": (
        "duplicate-iri",
        "GRAPH <g1> { <source/web/0123456789ab> a wp:SourceDocument }"
        "GRAPH <g2> { <source/web/0123456789ab> a wp:SourceDocument }",
    ),
    "the plan of the file": (
        "misfiled-plan",
        "GRAPH <graph/plan/yokohama/izumi/2024> { <plan/yokohama/izumi/2024> a wp:Plan }",
    ),
    "the plan's second document": (
        "misfiled-plan",
        "GRAPH <graph/plan/yokohama/izumi/2024/2> { <plan/yokohama/izumi/2024> a wp:Plan }",
    ),
    "our two languages": ("label-language", '<ward/a> rdfs:label "泉区"@ja , "Izumi"@en .'),
    "a label that is not ours": ("label-language", '<https://example.org/> rdfs:label "Izumi" .'),
    "numbers in a row": (
        "numbering-gap",
        "<p> wp:completeness wp:Whole ."
        "<m1> a wp:Measure ; wp:plan <p> ; dcterms:isPartOf <p> ; wp:number 1 ; wp:position 2 ."
        "<m2> a wp:Measure ; wp:plan <p> ; dcterms:isPartOf <p> ; wp:number 2 ; wp:position 1 .",
    ),
    "a gap in a plan known in part": (
        "numbering-gap",
        "<p> wp:completeness wp:Partial ."
        "<m3> a wp:Measure ; wp:plan <p> ; dcterms:isPartOf <p> ; wp:number 3 ; wp:position 3 .",
    ),
    "an attested element": (
        "unattested",
        "<p> wp:completeness wp:Partial . <m> a wp:PlanElement ; wp:plan <p> ."
        "<t> wp:attests <m> ; prov:wasDerivedFrom <source/web/0123456789ab> .",
    ),
    "an element of a whole plan": (
        "unattested",
        "<p> wp:completeness wp:Whole . <m> a wp:PlanElement ; wp:plan <p> .",
    ),
    "offsets of the fragment": ("span-offsets", "<s#char=1,9> a wp:Span ; wp:start 1 ; wp:end 9 ."),
    "a successor": (
        "link-to-withdrawn",
        "<p#a> a wp:Withdrawn ; dcterms:isReplacedBy <p#b> ."
        "GRAPH <graph/links/yokohama/izumi/2024> { <p#b> schema:mentions <e> }",
    ),
    "no span": ("span-offsets", "<s#char=1,9> wp:start 2 ; wp:end 9 ."),
    **{
        f"a part linked by wp:{link}": (
            "part-without-link",
            f"<m> a wp:PlanElement ; dcterms:isPartOf <p> . <p> wp:{link} <m> .",
        )
        for link in LINKS
    },
    "a continuation of an earlier year's": (
        "continues-mismatch",
        TWO_YEARS + "<new> wp:continues <old> . <later> wp:continues <old> , <new> .",
    ),
    "an agreeing part": ("link-without-part", "<p> wp:measure <m> . <m> dcterms:isPartOf <p> ."),
    "a part that is no element": ("part-without-link", "<s> a wp:Span ; dcterms:isPartOf <t> ."),
}


@pytest.fixture(scope="module")
def registered(project: Project) -> dict[str, Check]:
    return {check.name: check for check in checks(project.folder("shapes"))}


def small(trig: str) -> Store:
    store = Store()
    store.load(f"{PROLOGUE}BASE <{BASE}>\n{trig}", format=ox.RdfFormat.TRIG)
    return store


def short(iri: str | None) -> str | None:
    """As in the tables above: relative to the base, or prefixed."""
    if iri is None or iri.startswith(BASE):
        return iri and iri.removeprefix(BASE)
    names = ((prefix, iri.removeprefix(ns)) for prefix, ns in PREFIXES.items())
    return next((f"{prefix}:{local}" for prefix, local in names if local != iri), iri)


@pytest.mark.parametrize(("name", "trig", "expected"), FIRES.values(), ids=FIRES.keys())
def test_fires(name: str, trig: str, expected: list[Row], registered: dict[str, Check]) -> None:
    found = run(registered[name], small(trig))
    assert [(short(f.focus), short(f.path), short(f.value)) for f in found] == expected


@pytest.mark.parametrize(("name", "trig"), QUIET.values(), ids=QUIET.keys())
def test_stays_quiet(name: str, trig: str, registered: dict[str, Check]) -> None:
    assert run(registered[name], small(trig)) == ()


def test_every_registered_check_is_tested_both_ways(registered: dict[str, Check]) -> None:
    assert {name for name, _, _ in FIRES.values()} == set(registered)
    assert {name for name, _ in QUIET.values()} == set(registered)


def test_every_query_is_registered(project: Project, registered: dict[str, Check]) -> None:
    queries = (project.folder("shapes") / "checks").glob("*.rq")
    assert {file.stem for file in queries} == set(registered)


def test_finding_carries_the_checks_name_severity_and_words(
    registered: dict[str, Check],
) -> None:
    (found,) = run(registered["dangling-link"], small("<plan/a> wp:ward <ward/b> ."))
    assert (short(found.shape), found.severity) == (
        "shapes#check-dangling-link",
        Severity.VIOLATION,
    )
    assert found.messages == registered["dangling-link"].messages


@pytest.mark.parametrize("kind", ["names", "messages"])
def test_every_check_speaks_japanese_and_english(kind: str, registered: dict[str, Check]) -> None:
    for check in registered.values():
        words: dict[str, str] = getattr(check, kind)
        assert (list(words), all(words.values())) == (["ja", "en"], True)


def test_folder_without_a_registry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="not a list of checks"):
        checks(tmp_path)


def test_query_without_a_focus_is_refused() -> None:
    check = Check("a", Severity.INFO, {}, {}, "SELECT ?path WHERE {}")
    with pytest.raises(DataError, match="must select"):
        run(check, Store())


ENTRY = """name = "a"
severity = "{}"
name_ja = "a"
name_en = "a"
message_ja = "a"
message_en = "a"
"""


@pytest.mark.parametrize(
    "toml",
    ["[[check]\n", "[other]\n", "[[check]]\n", f"[[check]]\n{ENTRY.format('Bad')}"],
    ids=["not toml", "no checks", "no name", "unknown severity"],
)
def test_registry_that_cannot_be_used(tmp_path: Path, toml: str) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "a.rq").write_text("SELECT ?focus WHERE {}", encoding="utf-8")
    (tmp_path / "checks.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(DataError, match="not a list of checks") as caught:
        checks(tmp_path)
    assert caught.value.file == tmp_path / "checks.toml"


def test_registered_query_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "checks.toml").write_text(f"[[check]]\n{ENTRY.format('Info')}", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.rq"):
        checks(tmp_path)


def test_query_that_selects_nothing_is_refused() -> None:
    check = Check("a", Severity.INFO, {}, {}, "ASK { ?s ?p ?o }")
    with pytest.raises(DataError, match="must be a SELECT query") as caught:
        consistency.run(check, Store())
    assert caught.value.file == "a.rq"
