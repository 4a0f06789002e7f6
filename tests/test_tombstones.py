"""What was withdrawn: valid, on the pages, counted nowhere, and held against the source."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import build, copy_few
from tests.documents import document
from tests.test_site import Document, links_of, target_of
from wardplan import lookup, staleness
from wardplan.derive import Claims
from wardplan.errors import WardPlanError
from wardplan.findings import Severity, of_severity
from wardplan.holdings import load
from wardplan.intake import import_document
from wardplan.iris import PlanIris
from wardplan.judgement import judge
from wardplan.namespaces import RDF, WP
from wardplan.pieces import without_texts
from wardplan.project import Project, open_project

IZUMI = PlanIris("yokohama", "izumi", 2024)
REPORTED = document(
    "○花壇づくり\n\n・花を植えます。",
    title="# 令和4年度横浜市泉区運営方針",
    goal="### みらいへ進もう！地域とともに",
    measures="### 1 安全なまち\n\n安全に取り組みます。",
)
EDITS = (
    ("防犯対策", "防犯の対策"),
    ("○「泉わくわく応援隊」", "○新しい取組です"),
    ("- ・防犯に関する啓発活動や講習会等を行い、区民の防犯意識の向上を図ります。\n", ""),
)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The repository after an edit of Izumi 2024 and the import of Izumi 2022, built."""
    root = copy_few(tmp_path_factory.mktemp("withdrawn"))
    project = open_project(root)
    raw = root / "raw.md"
    raw.write_text(REPORTED, encoding="utf-8")
    import_document(project, raw, Claims("yokohama", "izumi", 2022), None)
    source = project.sources / "yokohama" / "izumi-2024.md"
    text = source.read_text(encoding="utf-8")
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    source.write_text(text, encoding="utf-8")
    import_document(project, source, Claims(), None)
    build(root)
    return project


@pytest.fixture(scope="module")
def pages(edited: Project) -> dict[str, Document]:
    files = sorted(edited.site.rglob("*.html"))
    return {str(f.relative_to(edited.site)): html.fromstring(f.read_bytes()) for f in files}


def test_what_was_withdrawn_breaks_no_rule(edited: Project) -> None:
    found = judge(edited, load(edited))
    assert of_severity(found, Severity.VIOLATION) == ()


def test_links_of_what_was_withdrawn_are_warned_of(edited: Project) -> None:
    found = of_severity(judge(edited, load(edited)), Severity.WARNING)
    warned = {finding.focus for finding in found if "link-to-withdrawn" in finding.shape}
    assert warned == {str(IZUMI.initiative("2-1"))}


@pytest.mark.parametrize(
    ("path", "successor"),
    [
        ("plan/yokohama/izumi/2024/initiative/2-1.html", "2-5.html"),
        ("plan/yokohama/izumi/2024/initiative/3-2.html", None),
        ("source/yokohama/izumi/2024/1/r1.html", "r2.html"),
    ],
    ids=["initiative", "action", "transcription"],
)
def test_page_says_that_it_was_withdrawn(
    pages: dict[str, Document], path: str, successor: str | None
) -> None:
    banner = pages[path].xpath("//main//*[@class='banner']")[0]
    assert "これは取り下げられました" in banner.text_content()
    assert successor is None or any(successor in link for link in banner.xpath(".//@href"))
    assert successor is not None or "ありません" in banner.text_content()


def test_plan_lists_what_was_reported_of_it_apart(pages: dict[str, Document]) -> None:
    page = pages["plan/yokohama/izumi/2022.html"]
    listed = page.xpath("//section[h2[@id='s-withdrawn']]//li[@id]/@id")
    assert listed[0] == "reported-goal"
    assert "reported-measure-2" in listed
    assert page.xpath("//*[@id='s-measures']/..//li[contains(@id, 'reported')]") == []


def test_every_link_and_fragment_leads_somewhere(
    pages: dict[str, Document], edited: Project
) -> None:
    anchors = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    lost = set()
    for path, page in pages.items():
        for link in links_of(page):
            file, fragment = target_of(path, link) if "://" not in link else ("", "")
            if file and not (edited.site / file).is_file():
                lost.add((path, link))
            is_anchor = fragment and not fragment.startswith("query=")
            if is_anchor and file in anchors and fragment not in anchors[file]:
                lost.add((path, link))
    assert lost == set()


def test_ids_are_unique_in_a_page(pages: dict[str, Document]) -> None:
    for page in pages.values():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))


def test_nothing_counts_what_was_withdrawn(edited: Project) -> None:
    store = load(edited).store
    withdrawn = set(lookup.subjects(store, RDF.type, lookup.node(WP.Withdrawn)))
    for cls in (WP.PlanElement, WP.PolicyCitation, WP.Transcription):
        assert not withdrawn & set(lookup.subjects(store, RDF.type, lookup.node(cls)))
    assert not withdrawn & set(lookup.subjects(store, WP.plan, lookup.node(IZUMI.plan)))
    assert len(withdrawn) > 5


def test_dump_without_texts_has_no_word_of_a_tombstone(edited: Project) -> None:

    triples = [quad.triple for quad in load(edited).store]

    assert [each for each in without_texts(triples) if "防犯に関する啓発活動" in str(each)] == []


HAND: dict[str, tuple[str, Callable[[str], str]]] = {
    "an element's words": ("izumi-2024", lambda t: t.replace('"防犯の対策"@ja', '"防犯"@ja')),
    "a tombstone taken away": (
        "izumi-2024",
        lambda t: t.replace("owl:deprecated true ;", "", 1),
    ),
    "a word added to a tombstone": (
        "izumi-2024",
        lambda t: t.replace("owl:deprecated true ;", "owl:deprecated true ; wp:position 9 ;", 1),
    ),
    "a whole plan's goal": ("izumi-2022", lambda t: t.replace("地域とともに", "まちとともに")),
}


@pytest.mark.parametrize(("stem", "edit"), HAND.values(), ids=HAND.keys())
def test_plan_file_edited_by_hand_is_refused(
    edited: Project, tmp_path: Path, stem: str, edit: Callable[[str], str]
) -> None:
    root = copy_of(edited, tmp_path / "copy")
    file = root.plans / "yokohama" / f"{stem}.ttl"
    before = file.read_text(encoding="utf-8")
    assert edit(before) != before
    file.write_text(edit(before), encoding="utf-8")
    found = [finding.focus for finding in staleness.check(root, load(root))]
    assert found == [str(PlanIris("yokohama", *stem_parts(stem)).plan)]


def stem_parts(stem: str) -> tuple[str, int]:
    ward, year = stem.split("-")
    return ward, int(year)


def copy_of(project: Project, target: Path) -> Project:

    for name in ("data", "ontology", "shapes", "site"):
        shutil.copytree(project.root / name, target / name)
    return open_project(target)


def test_files_of_the_edited_project_are_not_stale(edited: Project) -> None:
    assert list(staleness.check(edited, load(edited))) == []


def test_damaged_plan_file_is_not_written_over(broken: Path) -> None:
    project = open_project(broken)
    file = project.plans / "yokohama" / "izumi-2024.ttl"
    file.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    source = project.sources / "yokohama" / "izumi-2024.md"
    with pytest.raises(WardPlanError, match="bring back its last good version"):
        import_document(project, source, Claims(), None)
    assert file.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"
