"""A plan known in part: elements take the best source, every source stays as an attestation."""

from datetime import date

import pytest
from rdflib import Graph, Literal, URIRef

from wardplan import iris, known_plans
from wardplan.iris import PlanIris
from wardplan.mapping.reported import to_graph
from wardplan.namespaces import DCTERMS, PROV, RDF, RDFS, SCHEMA, SKOS, WP, XSD
from wardplan.project import Project
from wardplan.records import PrintedText, ReportedElement, ReportedPlan
from wardplan.reference import Reference

IZUMI = PlanIris("yokohama", "izumi", 2022)
HODOGAYA = PlanIris("yokohama", "hodogaya", 2021)
MIDORI = PlanIris("yokohama", "midori", 2024)
PAGE = iris.web_source("https://www.townnews.co.jp/0107/2022/05/26/626550.html")
NUMBERS: dict[str, tuple[str, list[int]]] = {
    "digit": ("1", [1]),
    "full-width digit": ("２", [2]),
    "full stop": ("3.", [3]),
    "brackets": ("(4)", [4]),
    "lenticular brackets": ("【5】", [5]),
    "word": ("施策6", [6]),
    "word before brackets": ("施策【7】", [7]),
    "word in brackets": ("[施策 8]", [8]),
    "circled": ("①", [1]),
    "circled nine": ("⑨", [9]),
    "roman": ("Ⅰ", [1]),
    "letter": ("ア", []),
}
KINDS = [
    ("primary", WP.Primary),
    ("copy", WP.Copy),
    ("newsletter", WP.Newsletter),
    ("news", WP.News),
]


@pytest.fixture(scope="module")
def graphs(project: Project, reference: Reference) -> dict[tuple[str, int], Graph]:
    return {
        (plan.ward, plan.year): to_graph(plan, reference)
        for file in project.known_plans_files()
        for plan in known_plans.read(file, "yokohama", reference.wards("yokohama").values())
    }


def made(reference: Reference, kind: str = "news", number: str | None = None) -> Graph:
    """A plan of one measure."""
    text = PrintedText("https://example.org/1", kind, "安全", printed_number=number)
    measure = ReportedElement(1, (text,), text)
    plan = ReportedPlan("yokohama", "izumi", 2022, None, (measure,), (), (), ())
    return to_graph(plan, reference)


def texts(graph: Graph, subject: URIRef, predicate: URIRef) -> list[str]:
    return sorted(str(text) for text in graph.objects(subject, predicate))


@pytest.mark.parametrize(("printed", "numbers"), NUMBERS.values(), ids=NUMBERS.keys())
def test_number(printed: str, numbers: list[int], reference: Reference) -> None:
    graph = made(reference, number=printed)
    this = IZUMI.part("reported-measure-1")
    assert list(graph.objects(this, WP.number)) == [Literal(n) for n in numbers]
    assert list(graph.objects(this, WP.printedNumber)) == [Literal(printed)]


@pytest.mark.parametrize(("kind", "term"), KINDS)
def test_source_kind(kind: str, term: URIRef, reference: Reference) -> None:
    graph = made(reference, kind)
    this = IZUMI.part("reported-measure-1-attested-1")
    assert list(graph.objects(this, WP.sourceKind)) == [term]


def test_element_is_part_of_the_plan(graphs: dict[tuple[str, int], Graph]) -> None:
    graph, this = graphs["izumi", 2022], IZUMI.part("reported-measure-4")
    assert set(graph.predicate_objects(this)) == {
        (RDF.type, WP.Measure),
        (RDF.type, WP.PlanElement),
        (RDFS.label, Literal("ささえあおう!健やかなまち", lang="ja")),
        (WP.plan, IZUMI.plan),
        (WP.position, Literal(4)),
        (DCTERMS.isPartOf, IZUMI.plan),
    }


def test_goal(graphs: dict[tuple[str, int], Graph]) -> None:
    graph, this = graphs["izumi", 2022], IZUMI.part("reported-goal")
    assert list(graph.objects(IZUMI.plan, WP.basicGoal)) == [this]
    assert (texts(graph, this, RDFS.label), texts(graph, this, WP.subtitle)) == (
        ["みらいへ進もう!地域とともに"],
        ["#住むなら泉区"],
    )


def test_attestation(graphs: dict[tuple[str, int], Graph]) -> None:
    graph, this = graphs["izumi", 2022], IZUMI.part("reported-measure-1-attested-1")
    assert set(graph.predicate_objects(this)) == {
        (RDF.type, WP.Attestation),
        (WP.attests, IZUMI.part("reported-measure-1")),
        (RDFS.label, Literal("とどけよう!いずみの魅力", lang="ja")),
        (PROV.wasDerivedFrom, PAGE),
        (WP.sourceKind, WP.News),
        (SKOS.editorialNote, Literal("4体系; order as in the article", lang="en")),
    }


def test_attestation_keeps_what_its_source_printed(
    graphs: dict[tuple[str, int], Graph],
) -> None:
    graph, this = graphs["izumi", 2022], IZUMI.part("reported-goal-attested-1")
    assert (texts(graph, this, RDFS.label), texts(graph, this, WP.subtitle)) == (
        ["みらいへ進もう!地域とともに"],
        ["#住むなら泉区"],
    )


def test_goal_takes_the_ward_page_before_the_news(
    graphs: dict[tuple[str, int], Graph],
) -> None:
    graph, goal = graphs["hodogaya", 2021], HODOGAYA.part("reported-goal")
    attested = [HODOGAYA.part(f"reported-goal-attested-{n}") for n in (1, 2)]
    assert texts(graph, goal, RDFS.label) == ["いつまでも住み続けたいまち ほどがや"]
    assert [texts(graph, each, RDFS.label) for each in attested] == [
        ["いつまでも住み続けたいまちほどがや"],
        ["いつまでも住み続けたいまち ほどがや"],
    ]


def test_measure_takes_the_newsletters_number_before_the_news(
    graphs: dict[tuple[str, int], Graph],
) -> None:
    graph = graphs["midori", 2024]
    names = ("reported-measure-1", "reported-measure-1-attested-1", "reported-measure-1-attested-2")
    found = [texts(graph, MIDORI.part(name), WP.printedNumber) for name in names]
    assert found == [["(1)"], ["【1】"], ["(1)"]]


@pytest.mark.parametrize(
    ("plan", "complete"),
    [(HODOGAYA, True), (IZUMI, False), (MIDORI, True)],
    ids=["note says so", "count alone", "newsletter says so"],
)
def test_completeness(plan: PlanIris, complete: bool, graphs: dict[tuple[str, int], Graph]) -> None:
    graph = graphs[plan.ward, plan.year]
    assert list(graph.objects(plan.plan, WP.completeness)) == [WP.Partial]
    assert list(graph.objects(plan.plan, WP.measuresComplete)) == [Literal(complete)]


def test_stated_day_is_the_plans(graphs: dict[tuple[str, int], Graph]) -> None:
    graph, this = graphs["izumi", 2022], IZUMI.part("reported-issued-attested-1")
    day = Literal("2022-05-13", datatype=XSD.date)
    assert list(graph.objects(IZUMI.plan, DCTERMS.issued)) == [day]
    assert set(graph.predicate_objects(this)) >= {
        (WP.attests, IZUMI.plan),
        (WP.quotedAs, DCTERMS.issued),
        (DCTERMS.issued, day),
    }
    assert texts(graph, this, RDFS.label) == []


def test_article_and_update_days_are_their_pages(
    graphs: dict[tuple[str, int], Graph],
) -> None:
    graph = graphs["hodogaya", 2021]
    ward, news = (
        "https://www.city.yokohama.lg.jp/hodogaya/kusei/uneihoshin-yosan/unei/unnei2021.html",
        "https://www.townnews.co.jp/0115/2021/06/03/577108.html",
    )
    assert texts(graph, HODOGAYA.plan, DCTERMS.issued) == []
    assert set(graph.subject_objects(DCTERMS.modified)) == {
        (iris.web_source(ward), Literal(date(2021, 5, 17)))
    }
    assert set(graph.subject_objects(DCTERMS.issued)) == {
        (iris.web_source(news), Literal(date(2021, 6, 3)))
    }


def test_group_stands_on_the_plan(graphs: dict[tuple[str, int], Graph]) -> None:
    plan = PlanIris("yokohama", "kohoku", 2024)
    graph, this = graphs["kohoku", 2024], plan.part("reported-group-1-attested-1")
    assert texts(graph, plan.plan, WP.group) == ["協働で進めるまちづくり"]
    assert list(graph.objects(this, WP.quotedAs)) == [WP.group]
    assert list(graph.objects(this, WP.attests)) == [plan.plan]


def test_page(graphs: dict[tuple[str, int], Graph]) -> None:
    graph = graphs["izumi", 2022]
    address = "www.townnews.co.jp/0107/2022/05/26/626550.html"
    assert list(graph.objects(IZUMI.plan, DCTERMS.source)) == [PAGE]
    assert set(graph.predicate_objects(PAGE)) == {
        (RDF.type, WP.SourceDocument),
        (RDFS.label, Literal(f"ウェブページ {address}", lang="ja")),
        (SCHEMA.url, Literal(f"https://{address}", datatype=XSD.anyURI)),
    }


def test_every_element_is_attested(graphs: dict[tuple[str, int], Graph]) -> None:
    for graph in graphs.values():
        elements = set(graph.subjects(RDF.type, WP.PlanElement))
        assert elements <= set(graph.objects(None, WP.attests))


def test_no_element_quotes_a_span(graphs: dict[tuple[str, int], Graph]) -> None:
    spans = {s for graph in graphs.values() for s in graph.subjects(PROV.wasQuotedFrom)}
    assert spans == set()


def test_75_plans_182_measures(graphs: dict[tuple[str, int], Graph]) -> None:
    found = [
        len({s for graph in graphs.values() for s in graph.subjects(RDF.type, cls)})
        for cls in (WP.Plan, WP.Measure, WP.BasicGoal)
    ]
    assert found == [75, 182, 74]


def test_standalone_names_ward_and_mid_term_plan(project: Project, reference: Reference) -> None:
    (file,) = project.known_plans_files()
    plans = known_plans.read(file, "yokohama", reference.wards("yokohama").values())
    plan = next(p for p in plans if (p.ward, p.year) == ("izumi", 2022))
    graph = to_graph(plan, reference, standalone=True)
    assert texts(graph, iris.ward("yokohama", "izumi"), RDFS.label) == ["Izumi Ward", "泉区"]
    assert texts(graph, iris.midterm("yokohama", 2022), RDFS.label) == ["横浜市中期計画2022~2025"]
