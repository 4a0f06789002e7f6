"""Importing again: keys stay, what is gone becomes a tombstone, and deriving is a fixed point."""

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from tests.documents import document
from wardplan.derive import Claims
from wardplan.intake import import_document, import_known_plans
from wardplan.iris import PlanIris, fragment_of
from wardplan.namespaces import DCTERMS, OWL, PROV, RDF, RDFS, WP
from wardplan.project import Project, open_project
from wardplan.source import read

IZUMI = PlanIris("yokohama", "izumi", 2021)
TITLE = "# 令和3年度横浜市泉区運営方針"
DETAILS = """○花いっぱい運動

・花壇をつくります。

・種を配ります。

○夜の見回り

・自治会と町を見回ります。"""


@pytest.fixture
def workshop(tmp_path: Path) -> "Workshop":
    root = tmp_path / "project"
    root.mkdir()
    return Workshop(open_project(root), tmp_path / "raw.md")


class Workshop:
    """A project with one plan, imported, edited and imported again."""

    def __init__(self, project: Project, raw: Path) -> None:
        self.project = project
        self.raw = raw
        self.source = project.sources / "yokohama" / "izumi-2021.md"
        self.plan = project.plans / "yokohama" / "izumi-2021.ttl"

    def first(self, details: str = DETAILS, **parts: str) -> Graph:
        self.raw.write_text(document(details, title=TITLE, **parts), encoding="utf-8")
        import_document(self.project, self.raw, Claims("yokohama", "izumi", 2021), None)
        return self.graph()

    def edit(self, old: str, new: str) -> Graph:
        """Edit the kept source, import it, and see that importing once more changes nothing."""
        content = self.source.read_text(encoding="utf-8")
        assert old in content
        self.source.write_text(content.replace(old, new, 1), encoding="utf-8")
        return self.again()

    def again(self) -> Graph:
        import_document(self.project, self.source, Claims(), None)
        before = self.plan.read_bytes(), self.source.read_bytes()
        assert import_document(self.project, self.source, Claims(), None).written == ()
        assert (self.plan.read_bytes(), self.source.read_bytes()) == before
        return self.graph()

    def graph(self) -> Graph:
        return Graph().parse(self.plan)


def initiative(key: str) -> URIRef:
    return IZUMI.initiative(key)


def action(key: str, n: int) -> URIRef:
    return fragment_of(initiative(key), f"action-{n}")


def label(graph: Graph, this: URIRef) -> str:
    return str(graph.value(this, RDFS.label))


def living(graph: Graph, cls: URIRef = WP.Initiative) -> dict[str, str]:
    found = graph.subjects(RDF.type, cls)
    return {str(s).removeprefix(str(IZUMI.plan)): label(graph, URIRef(str(s))) for s in found}


def is_tombstone(graph: Graph, this: URIRef) -> bool:
    marked = (this, OWL.deprecated, Literal(True)) in graph
    return marked and set(graph.objects(this, RDF.type)) == {WP.Withdrawn}


def successor(graph: Graph, this: URIRef) -> object:
    return graph.value(this, DCTERMS.isReplacedBy)


def test_first_import_numbers_in_order(workshop: Workshop) -> None:
    graph = workshop.first()
    assert living(graph) == {"/initiative/1-1": "花いっぱい運動", "/initiative/1-2": "夜の見回り"}
    assert list(graph.subjects(RDF.type, WP.Withdrawn)) == []


def test_one_put_in_front_takes_the_next_key(workshop: Workshop) -> None:
    workshop.first()
    graph = workshop.edit("○花いっぱい", "○みんなで体操\n\n・体操をします。\n\n○花いっぱい")
    assert living(graph)["/initiative/1-3"] == "みんなで体操"
    assert label(graph, initiative("1-1")) == "花いっぱい運動"
    positions = [graph.value(initiative(f"1-{n}"), WP.position) for n in (3, 1, 2)]
    assert positions == [Literal(1), Literal(2), Literal(3)]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("花いっぱい運動", "花いっぱいの運動", True),
        ("花いっぱい運動", "花 いっぱい 運動", True),
        ("花いっぱい運動", "交通安全の教室", False),
    ],
    ids=["edited", "spaced", "another"],
)
def test_title_edited(workshop: Workshop, old: str, new: str, same: bool) -> None:
    workshop.first()
    graph = workshop.edit(f"○{old}", f"○{new}")
    assert is_tombstone(graph, initiative("1-1")) is not same
    assert (label(graph, initiative("1-1")) == new) is same


def test_one_that_is_gone_stays_as_a_tombstone(workshop: Workshop) -> None:
    workshop.first()
    graph = workshop.edit("○夜の見回り\n\n・自治会と町を見回ります。", "")
    assert is_tombstone(graph, initiative("1-2"))
    assert is_tombstone(graph, action("1-2", 1))
    assert label(graph, initiative("1-2")) == "夜の見回り"
    assert graph.value(initiative("1-2"), WP.withdrawnFrom) == IZUMI.plan
    assert successor(graph, initiative("1-2")) is None


def test_its_key_is_not_given_again(workshop: Workshop) -> None:
    workshop.first()
    workshop.edit("○夜の見回り\n\n・自治会と町を見回ります。", "")
    graph = workshop.edit("・種を配ります。", "・種を配ります。\n\n○朝の体操\n\n・体操をします。")
    assert living(graph)["/initiative/1-3"] == "朝の体操"
    assert is_tombstone(graph, initiative("1-2"))


def test_it_comes_back_to_life_with_its_text(workshop: Workshop) -> None:
    workshop.first()
    gone = "○夜の見回り\n\n・自治会と町を見回ります。"
    workshop.edit(gone, "")
    graph = workshop.edit("○花いっぱい", f"{gone}\n\n○花いっぱい")
    assert living(graph) == {"/initiative/1-1": "花いっぱい運動", "/initiative/1-2": "夜の見回り"}
    elements = [s for s in graph.subjects(RDF.type, WP.Withdrawn) if "initiative" in str(s)]
    assert elements == []


def test_action_keeps_its_key_where_one_before_it_goes(workshop: Workshop) -> None:
    workshop.first()
    graph = workshop.edit("・花壇をつくります。\n\n", "")
    assert label(graph, action("1-1", 2)) == "種を配ります。"
    assert graph.value(action("1-1", 2), WP.position) == Literal(1)
    assert is_tombstone(graph, action("1-1", 1))


TWO = "### 1 安全なまち\n\n安全に。\n\n### 2 花のまち\n\n花を植えます。"
SECOND = "\n\n### 2 花のまち\n\n○種まき\n\n・種をまきます。"


def test_moved_initiative_keeps_its_iri(workshop: Workshop) -> None:
    workshop.first(DETAILS + SECOND, measures=TWO)
    content = workshop.source.read_text(encoding="utf-8")
    moved = "○夜の見回り\n\n・自治会と町を見回ります。"
    assert moved in content
    content = content.replace(moved, "").rstrip("\n") + f"\n\n{moved}\n"
    workshop.source.write_text(content, encoding="utf-8")
    graph = workshop.again()
    assert graph.value(initiative("1-2"), DCTERMS.isPartOf) == IZUMI.measure(2)
    assert (IZUMI.measure(2), WP.initiative, initiative("1-2")) in graph
    assert label(graph, action("1-2", 1)) == "自治会と町を見回ります。"


def test_measure_of_another_name_is_another_measure(workshop: Workshop) -> None:
    """Its initiatives are the same; the new measure that has them now took its place."""
    workshop.first(DETAILS + SECOND, measures=TWO)
    content = workshop.source.read_text(encoding="utf-8").replace("1 安全なまち", "1 助け合う地域")
    workshop.source.write_text(content, encoding="utf-8")
    graph = workshop.again()
    assert is_tombstone(graph, IZUMI.measure(1))
    assert successor(graph, IZUMI.measure(1)) == IZUMI.measure(3)
    assert graph.value(initiative("1-1"), DCTERMS.isPartOf) == IZUMI.measure(3)


def test_changed_text_is_a_new_revision(workshop: Workshop) -> None:
    graph = workshop.first()
    assert (IZUMI.transcription(1, 1), RDF.type, WP.Transcription) in graph
    graph = workshop.edit("種を配ります", "種を配布します")
    assert read(workshop.source).front.revision == 2
    assert (IZUMI.transcription(1, 2), RDF.type, WP.Transcription) in graph
    assert is_tombstone(graph, IZUMI.transcription(1, 1))
    assert successor(graph, IZUMI.transcription(1, 1)) == IZUMI.transcription(1, 2)


def test_each_change_raises_the_revision_once_more(workshop: Workshop) -> None:
    workshop.first()
    workshop.edit("種を配ります", "種を配布します")
    graph = workshop.edit("種を配布します", "種を配ります")
    assert read(workshop.source).front.revision == 3
    assert successor(graph, IZUMI.transcription(1, 1)) == IZUMI.transcription(1, 2)


def test_front_matter_alone_is_no_new_revision(workshop: Workshop) -> None:
    workshop.first()
    workshop.edit("ward: izumi\n", "ward: izumi\ntitle: 泉区運営方針\n")
    assert read(workshop.source).front.revision == 1


def test_revision_raised_by_hand_stands(workshop: Workshop) -> None:
    workshop.first()
    workshop.edit("revision: 1\n", "revision: 4\n")
    assert read(workshop.source).front.revision == 4


def test_text_withheld_later_leaves_no_word(workshop: Workshop) -> None:
    workshop.first()
    workshop.edit("○夜の見回り\n\n・自治会と町を見回ります。", "")
    graph = workshop.edit("text_withheld: false", "text_withheld: true")
    assert label(graph, initiative("1-2")) == "取組1-2"
    assert label(graph, initiative("1-1")) == "取組1-1"
    assert "花" not in workshop.plan.read_text(encoding="utf-8")


def test_withheld_text_that_is_published_again_keeps_its_keys(workshop: Workshop) -> None:
    workshop.first()
    workshop.edit("○花いっぱい", "○みんなで体操\n\n・体操をします。\n\n○花いっぱい")
    workshop.edit("text_withheld: false", "text_withheld: true")
    graph = workshop.edit("text_withheld: true", "text_withheld: false")
    assert living(graph)["/initiative/1-3"] == "みんなで体操"


def test_equal_texts_keep_their_keys_in_order(workshop: Workshop) -> None:
    graph = workshop.first("○教室\n\n・開きます。\n\n○教室\n\n・閉じます。")
    assert label(graph, action("1-2", 1)) == "閉じます。"
    graph = workshop.edit("・閉じます。", "・閉じます。\n\n・片付けます。")
    assert label(graph, action("1-2", 1)) == "閉じます。"


def test_raw_text_again_goes_by_what_the_kept_file_says(workshop: Workshop) -> None:
    workshop.first()
    workshop.edit("ward: izumi\n", "ward: izumi\ntitle: 泉区運営方針\n")
    claims = Claims("yokohama", "izumi", 2021)
    assert import_document(workshop.project, workshop.raw, claims, None).written == ()


def test_out_keeps_the_keys_and_no_tombstones(workshop: Workshop, tmp_path: Path) -> None:
    workshop.first()
    workshop.edit("○花いっぱい運動\n\n・花壇をつくります。\n\n・種を配ります。\n\n", "")
    import_document(workshop.project, workshop.source, Claims(), tmp_path / "out.ttl")
    graph = Graph().parse(tmp_path / "out.ttl")
    assert living(graph) == {"/initiative/1-2": "夜の見回り"}
    assert list(graph.subjects(RDF.type, WP.Withdrawn)) == []


def test_whole_plan_takes_the_place_of_what_was_reported(broken: Path, tmp_path: Path) -> None:
    project, raw = open_project(broken), tmp_path / "raw.md"
    izumi = PlanIris("yokohama", "izumi", 2022)
    text = document(
        title="# 令和4年度横浜市泉区運営方針",
        goal="### みらいへ進もう！地域とともに",
        measures="### 1 はぐくもう！地域の力\n\n力を育てます。",
    )
    raw.write_text(text, encoding="utf-8")
    import_document(project, raw, Claims("yokohama", "izumi", 2022), None)
    file = project.plans / "yokohama" / "izumi-2022.ttl"
    graph = Graph().parse(file)
    assert successor(graph, izumi.part("reported-goal")) == izumi.part("basic-goal")
    assert successor(graph, izumi.part("reported-measure-2")) == izumi.measure(1)
    assert successor(graph, izumi.part("reported-measure-1")) == izumi.plan
    assert is_tombstone(graph, izumi.part("reported-measure-1"))
    assert set(graph.subjects(RDF.type, WP.Measure)) == {izumi.measure(1)}
    attested = izumi.part("reported-measure-1-attested-1")
    page = graph.value(attested, PROV.wasDerivedFrom)
    assert (attested, RDF.type, WP.Attestation) in graph
    assert (page, RDF.type, WP.SourceDocument) in graph
    before = file.read_bytes()
    table = project.sources / "yokohama" / "known-plans.tsv"
    assert import_known_plans(project, table, "yokohama", None).written == ()
    source = project.sources / "yokohama" / "izumi-2022.md"
    assert import_document(project, source, Claims(), None).written == ()
    assert file.read_bytes() == before


def test_row_taken_out_of_the_table_leaves_a_tombstone(broken: Path) -> None:
    project = open_project(broken)
    table = project.sources / "yokohama" / "known-plans.tsv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if "はぐくもう!地域の力" not in row]
    assert len(kept) == len(rows) - 1
    table.write_text("".join(kept), encoding="utf-8")
    import_known_plans(project, table, "yokohama", None)
    izumi = PlanIris("yokohama", "izumi", 2022)
    graph = Graph().parse(project.plans / "yokohama" / "izumi-2022.ttl")
    assert is_tombstone(graph, izumi.part("reported-measure-2"))
    assert import_known_plans(project, table, "yokohama", None).written == ()
