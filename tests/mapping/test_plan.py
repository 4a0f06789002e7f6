"""A plan read whole becomes the triples the design promises."""

import re

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from tests.documents import document, source
from wardplan import iris
from wardplan.derive import derive
from wardplan.importer.profile import Profile
from wardplan.iris import PlanIris
from wardplan.namespaces import BASE, DCTERMS, ORG, PROV, RDF, RDFS, SCHEMA, SKOS, WP, XSD
from wardplan.records import fold
from wardplan.reference import Reference
from wardplan.source import FrontMatter, Source

IZUMI = PlanIris("yokohama", "izumi", 2024)
KANAZAWA = PlanIris("yokohama", "kanazawa", 2020)
COUNTS: dict[str, tuple[URIRef, int, int]] = {
    "plan": (WP.Plan, 1, 1),
    "goal": (WP.BasicGoal, 1, 1),
    "measures": (WP.Measure, 5, 6),
    "initiatives": (WP.Initiative, 12, 19),
    "actions": (WP.Action, 32, 0),
    "citations": (WP.PolicyCitation, 13, 0),
    "missions": (WP.DepartmentMission, 14, 0),
    "approaches": (WP.ManagementApproach, 3, 3),
    "notices": (WP.Notice, 0, 1),
    "elements": (WP.PlanElement, 67, 30),
    "spans": (WP.Span, 115, 78),
    "documents": (WP.SourceDocument, 1, 1),
    "transcriptions": (WP.Transcription, 1, 1),
}
DOWN = {
    WP.basicGoal: WP.BasicGoal,
    WP.measure: WP.Measure,
    WP.managementApproach: WP.ManagementApproach,
    WP.departmentMission: WP.DepartmentMission,
    WP.notice: WP.Notice,
    WP.initiative: WP.Initiative,
    WP.action: WP.Action,
}
OURS = re.compile(rf"{BASE}(?!def#)")


@pytest.fixture(scope="module")
def graphs(
    izumi: Source, kanazawa: Source, reference: Reference, profile: Profile
) -> dict[str, Graph]:
    kept = {"izumi": izumi, "kanazawa": kanazawa}
    return {name: derive(each, reference, profile).graph for name, each in kept.items()}


@pytest.fixture(scope="module")
def standalone(
    izumi: Source, kanazawa: Source, reference: Reference, profile: Profile
) -> dict[str, Graph]:
    kept = {"izumi": izumi, "kanazawa": kanazawa}
    return {
        name: derive(each, reference, profile, standalone=True).graph for name, each in kept.items()
    }


def texts(graph: Graph, subject: URIRef, predicate: URIRef) -> list[str]:
    return sorted(str(text) for text in graph.objects(subject, predicate))


def nameless(graph: Graph) -> list[URIRef]:
    """The things of ours that a graph names without a type or a label; spans need no label."""
    named = {o for o in graph.objects() if isinstance(o, URIRef) and OURS.match(o)}
    spans = set(graph.subjects(RDF.type, WP.Span))
    described = {iri for iri in named if set(graph.predicates(iri)) >= {RDF.type, RDFS.label}}
    return sorted(named - spans - described)


def values(graph: Graph, subject: Node, predicate: Node) -> set[str]:
    """The texts a property states; of a thing, its labels."""
    found = set(graph.objects(subject, predicate))
    labels = {label for thing in found for label in graph.objects(thing, RDFS.label)}
    return {str(text) for text in found | labels}


def misquoted(graph: Graph, text: str) -> list[tuple[Node, Node]]:
    """The spans whose words the element that quotes them does not state."""
    return [
        (span, path)
        for element, span in graph.subject_objects(PROV.wasQuotedFrom)
        for path in graph.objects(span, WP.quotedAs)
        if fold(text[offset(graph, span, WP.start) : offset(graph, span, WP.end)])
        not in values(graph, element, path)
    ]


def offset(graph: Graph, span: Node, predicate: URIRef) -> int:
    return int(str(graph.value(span, predicate)))


@pytest.mark.parametrize(("cls", "in_izumi", "in_kanazawa"), COUNTS.values(), ids=COUNTS.keys())
def test_counts(cls: URIRef, in_izumi: int, in_kanazawa: int, graphs: dict[str, Graph]) -> None:
    found = [len(set(graphs[name].subjects(RDF.type, cls))) for name in ("izumi", "kanazawa")]
    assert found == [in_izumi, in_kanazawa]


@pytest.mark.parametrize("name", ["izumi", "kanazawa"])
def test_every_element_is_part_of_what_links_to_it(name: str, graphs: dict[str, Graph]) -> None:
    graph = graphs[name]
    down = {(o, s) for predicate in DOWN for s, o in graph.subject_objects(predicate)}
    elements = set(graph.subjects(RDF.type, WP.PlanElement))
    up = {pair for pair in graph.subject_objects(DCTERMS.isPartOf) if pair[0] in elements}
    assert up == down


@pytest.mark.parametrize(("predicate", "cls"), DOWN.items(), ids=lambda term: term.split("#")[1])
def test_link_leads_to_its_class(predicate: URIRef, cls: URIRef, graphs: dict[str, Graph]) -> None:
    for graph in graphs.values():
        assert set(graph.objects(None, predicate)) == set(graph.subjects(RDF.type, cls))


@pytest.mark.parametrize(("name", "plan"), [("izumi", IZUMI), ("kanazawa", KANAZAWA)])
def test_every_element_and_citation_names_the_plan(
    name: str, plan: PlanIris, graphs: dict[str, Graph]
) -> None:
    graph = graphs[name]
    classes = (WP.PlanElement, WP.PolicyCitation)
    things = {s for cls in classes for s in graph.subjects(RDF.type, cls)}
    assert set(graph.subject_objects(WP.plan)) == {(thing, plan.plan) for thing in things}


@pytest.mark.parametrize("name", ["izumi", "kanazawa"])
def test_spans_hold_the_words_quoted_from_them(
    name: str, standalone: dict[str, Graph], izumi: Source, kanazawa: Source
) -> None:
    text = {"izumi": izumi, "kanazawa": kanazawa}[name].text
    assert misquoted(standalone[name], text) == []


@pytest.mark.parametrize("name", ["izumi", "kanazawa"])
def test_standalone_graph_is_self_contained(name: str, standalone: dict[str, Graph]) -> None:
    assert nameless(standalone[name]) == []


def test_plain_graph_is_not_self_contained(graphs: dict[str, Graph]) -> None:
    assert iris.ward("yokohama", "izumi") in nameless(graphs["izumi"])


def test_no_blank_node(standalone: dict[str, Graph]) -> None:
    for graph in standalone.values():
        assert {type(s) for s in graph.subjects()} == {URIRef}
        assert {type(o) for o in graph.objects()} == {URIRef, Literal}


def test_plan_is_whole(graphs: dict[str, Graph]) -> None:
    found = list(graphs["izumi"].objects(IZUMI.plan, WP.completeness))
    assert found == [WP.Whole]
    assert list(graphs["izumi"].objects(IZUMI.plan, WP.measuresComplete)) == [Literal(True)]


def test_measure(graphs: dict[str, Graph]) -> None:
    graph, this = graphs["kanazawa"], KANAZAWA.measure(2)
    expected = {
        RDFS.label: ["金沢の魅力をもっと発信！"],
        WP.subtitle: ["歴史、自然、観光、大学、産業のまち金沢"],
        WP.group: ["皆様と共にすすめる施策"],
        WP.number: ["2"],
        WP.printedNumber: ["2"],
        WP.position: ["2"],
    }
    assert {predicate: texts(graph, this, predicate) for predicate in expected} == expected
    assert len(texts(graph, this, WP.initiative)) == 4


def test_unnumbered_measure_has_no_number(graphs: dict[str, Graph]) -> None:
    graph, this = graphs["kanazawa"], KANAZAWA.measure(6)
    found = [texts(graph, this, p) for p in (WP.number, WP.printedNumber, WP.position)]
    assert found == [[], [], ["6"]]


def test_printed_number_is_in_no_language(graphs: dict[str, Graph]) -> None:
    found = list(graphs["izumi"].objects(IZUMI.measure(1), WP.printedNumber))
    assert found == [Literal("1")]


def test_approach(graphs: dict[str, Graph]) -> None:
    graph, this = graphs["kanazawa"], KANAZAWA.part("management-2")
    expected = {
        RDFS.label: ["誰もが輝けるチーム力の向上"],
        WP.number: ["2"],
        WP.printedNumber: ["2"],
        WP.position: ["2"],
    }
    assert {predicate: texts(graph, this, predicate) for predicate in expected} == expected
    assert len(texts(graph, this, DCTERMS.description)) == 1


def test_initiative_with_bureau_and_programme(graphs: dict[str, Graph]) -> None:
    graph, this = graphs["kanazawa"], KANAZAWA.initiative("1-3")
    assert texts(graph, this, WP.programme) == ["区局連携促進事業"]
    assert list(graph.subject_objects(WP.leadBureau)) == [
        (this, iris.bureau("yokohama", "urban-development"))
    ]


def test_action_label_is_its_whole_text(graphs: dict[str, Graph]) -> None:
    this = iris.fragment_of(IZUMI.initiative("3-1"), "action-4")
    assert texts(graphs["izumi"], this, RDFS.label) == [
        "大雨や大雪時には適切な体制を整え対応し、防災、減災を図ります。"
    ]


def test_introduction_is_quoted_from_its_span(graphs: dict[str, Graph]) -> None:
    graph = graphs["izumi"]
    (span,) = graph.objects(IZUMI.plan, PROV.wasQuotedFrom)
    assert list(graph.objects(span, WP.quotedAs)) == [WP.introduction]
    assert [text[:12] for text in texts(graph, IZUMI.plan, WP.introduction)] == [
        "横浜市中期計画の基本戦略"
    ]


def test_mission(graphs: dict[str, Graph]) -> None:
    graph, this = graphs["izumi"], IZUMI.part("mission-11")
    assert texts(graph, this, RDFS.label) == ["保育園(和泉・北上飯田)の取組方針"]
    assert list(graph.objects(this, WP.department)) == [
        iris.department("yokohama", "izumi", "nursery-schools")
    ]
    assert list(graph.objects(this, WP.servesMeasure)) == [IZUMI.measure(5)]


def test_notice(graphs: dict[str, Graph]) -> None:
    graph, this = graphs["kanazawa"], KANAZAWA.part("notice-1")
    assert texts(graph, this, RDFS.label) == ["新型コロナウイルス感染症への対応"]
    assert list(graph.objects(this, DCTERMS.isPartOf)) == [KANAZAWA.plan]


def test_departments_of_another_ward_are_described_with_the_plan(
    reference: Reference, profile: Profile
) -> None:
    text = document(
        "<p>《総務課》</p> <p>支えます。</p> <p>《戸塚土木事務所》</p> <p>守ります。</p>",
        title="# 令和6年度横浜市戸塚区運営方針",
    )
    graph = derive(source(text, "totsuka"), reference, profile, standalone=True).graph
    office = iris.office("yokohama", "totsuka")
    assert texts(
        graph, iris.department("yokohama", "totsuka", "public-works-office"), RDFS.label
    ) == ["戸塚土木事務所"]
    assert len(set(graph.subjects(ORG.unitOf, office))) == 2
    assert nameless(graph) == []


def test_unknown_department_gets_no_invented_slug(reference: Reference, profile: Profile) -> None:
    text = document("<p>《謎の課》</p> <p>謎です。</p>")
    graph = derive(source(text), reference, profile).graph
    this = IZUMI.part("mission-1")
    assert texts(graph, this, RDFS.label) == ["謎の課の取組方針"]
    assert [str(iri) for iri in graph.all_nodes() if "/department/" in str(iri)] == []


def test_unknown_bureau_gets_no_invented_slug(reference: Reference, profile: Profile) -> None:
    graph = derive(source(document("○道（道路局）")), reference, profile).graph
    assert [str(iri) for iri in graph.all_nodes() if "/bureau/" in str(iri)] == []
    assert texts(graph, IZUMI.initiative("1-1"), RDFS.label) == ["道"]


def test_parted_description_is_one_text_with_two_spans(
    reference: Reference, profile: Profile
) -> None:
    text = document("○安心\n\n前半です。\n\n<写真>\n\n後半です。")
    graph = derive(source(text), reference, profile).graph
    this = IZUMI.initiative("1-1")
    spans = list(graph.objects(this, PROV.wasQuotedFrom))
    described = [s for s in spans if (s, WP.quotedAs, DCTERMS.description) in graph]
    assert texts(graph, this, DCTERMS.description) == ["前半です。 後半です。"]
    assert len(described) == 2


def test_document_and_transcription_of_izumi(graphs: dict[str, Graph], izumi: Source) -> None:
    graph, this = graphs["izumi"], IZUMI.transcription(1, 1)
    expected: dict[URIRef, list[Literal | URIRef]] = {
        RDFS.label: [Literal("令和6年度泉区運営方針（文書1）の転記 第1版", lang="ja")],
        PROV.wasDerivedFrom: [IZUMI.source(1)],
        WP.textLength: [Literal(6032)],
        WP.sha256: [Literal(izumi.sha256)],
        WP.revision: [Literal(1)],
        WP.textWithheld: [Literal(False)],
    }
    assert {predicate: list(graph.objects(this, predicate)) for predicate in expected} == expected
    assert len(list(graph.objects(this, SKOS.editorialNote))) == 3


def test_date_of_the_document(graphs: dict[str, Graph]) -> None:
    day = Literal("2024-05-17", datatype=XSD.date)
    assert list(graphs["izumi"].objects(IZUMI.source(1), DCTERMS.issued)) == [day]
    assert list(graphs["kanazawa"].objects(KANAZAWA.source(1), DCTERMS.issued)) == []


def test_second_document_has_its_own_source(reference: Reference, profile: Profile) -> None:
    url = "https://www.city.yokohama.lg.jp/izumi/"
    front = FrontMatter("yokohama", "izumi", 2024, document=2, revision=3, source_url=url)
    graph = derive(Source(front, document()), reference, profile).graph
    assert list(graph.objects(IZUMI.plan, DCTERMS.source)) == [IZUMI.source(2)]
    assert list(graph.subjects(RDF.type, WP.Transcription)) == [IZUMI.transcription(2, 3)]
    assert list(graph.objects(IZUMI.source(2), SCHEMA.url)) == [Literal(url, datatype=XSD.anyURI)]
