"""The box "link to this": every form leads to the resource, whatever its label holds."""

import re
from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt
from pyoxigraph import NamedNode, RdfFormat, parse

from wardplan import citing, wording
from wardplan.citing import Cited
from wardplan.holdings import Holdings
from wardplan.index import Sight, index_of
from wardplan.namespaces import BASE, DCTERMS
from wardplan.pages import Page
from wardplan.pointer import resource
from wardplan.project import Project
from wardplan.views import View

Words = dict[str, dict[str, str]]

IRI = f"{BASE}plan/yokohama/izumi/2024/initiative/3-1"
SITE = "WardPlan & <co>"
HOSTILE = [
    "防災対策",
    "「泉わくわく応援隊」",
    "</code></pre><script>alert(1)</script> \"x\" 'y' & &amp;",
    "[a](javascript:alert(1)) ![b](c) <http://evil.example/> `c` *d* _e_ ~~f~~ | # g",
    r"\ends with a backslash \\",
    "braces {open {{and} %5 & #1 $x$ ~ ^ _",
    "] then ](x) and )",
    "@comment{x}, title = {y}",
    "https://evil.example/ www.evil.example",
    "&#60;b&#62;",
]
_TEX = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
        "textasciitilde": "~", "textasciicircum": "^"}  # fmt: skip


@pytest.fixture(scope="module")
def words(project: Project) -> Words:
    return wording.locale(project.folder("site"))


def cited(name: str) -> Cited:
    return Cited(IRI, name, plan="令和6年度泉区運営方針", parts=("令和6年度", "泉区", "泉区役所"))


def hostile() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", HOSTILE)


@hostile()
def test_html(name: str) -> None:
    (link,) = html.fragments_fromstring(citing.html(cited(name)))
    assert (link.tag, link.get("href"), len(link)) == ("a", IRI, 0)
    assert link.text == f"{name}（令和6年度泉区運営方針）"


@hostile()
@pytest.mark.parametrize("preset", ["commonmark", "gfm-like"])
def test_markdown(name: str, preset: str) -> None:
    reader = MarkdownIt(preset, {"linkify": False})
    page = html.fromstring(reader.render(citing.markdown(cited(name))))
    (link,) = page.xpath("//a")
    assert (link.get("href"), len(link)) == (IRI, 0)
    assert page.text_content().strip() == f"{name}（令和6年度泉区運営方針）"


@pytest.mark.parametrize("predicate", ["references", "spatial", "relation"])
def test_turtle(predicate: str) -> None:
    text = citing.turtle(Cited(IRI, HOSTILE[2], predicate))
    (quad,) = parse(text.encode(), format=RdfFormat.TURTLE)
    assert quad.subject == NamedNode(citing.YOURS)
    assert quad.predicate == NamedNode(str(DCTERMS[predicate]))
    assert quad.object == NamedNode(IRI)


def fields(entry: str) -> dict[str, str]:
    """The fields of an entry as BibTeX cuts them, which counts every brace."""
    head, _, rest = entry.partition(",\n")
    found = {"": head}
    depth, start, name = 0, 0, ""
    for place, char in enumerate(rest):
        if char == "{":
            depth += 1
            if depth == 1:
                name, start = rest[start:place].strip(", =\n"), place + 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                found[name], start = rest[start:place], place + 1
    assert depth == -1  # that of the entry, which `head` opens
    return found


def plain(text: str) -> str:
    """What TeX prints."""
    text = re.sub(r"\{\\(\w+)\}", lambda m: f"\x00{_TEX[m[1]]}", text)
    text = re.sub(r"(?<!\x00)[{}]", "", text)
    return re.sub(r"\\([%&#$_])", r"\1", text).replace("\x00", "")


@hostile()
def test_bibtex(name: str, words: Words) -> None:
    found = fields(citing.bibtex(cited(name), SITE, words))
    assert found[""] == "@misc{wardplan-plan-yokohama-izumi-2024-initiative-3-1"
    assert plain(found["title"]) == name
    assert found["url"] == IRI
    assert plain(found["howpublished"]) == SITE
    assert not re.search(r"(?<!\\)[%&#$_~^]", found["title"] + found["note"])


@hostile()
def test_citation(name: str, words: Words) -> None:
    said = citing.citation(cited(name), SITE, words)
    assert said.startswith("出典：")
    marks = "『{}』" if "「" in name else "「{}」"
    whose = ("令和6年度", "泉区", "泉区役所", SITE, IRI, "CC BY 4.0", "横浜市の著作物")
    assert [part for part in (marks.format(name), *whose) if part not in said] == []


def of_page(index: Sight, view: str, path: str, words: Words) -> Cited:
    page = Page(path, View(view, ""), resource(index, BASE + path), {})
    return citing.of_page(page, words)


DOCUMENT = "令和6年度泉区運営方針（文書1）"


@pytest.mark.parametrize(
    ("view", "path", "said"),
    [
        (
            "plan",
            "plan/yokohama/izumi/2024",
            ("令和6年度泉区運営方針", "", "2024", "泉区役所", f"{DOCUMENT}（2024年5月17日）"),
        ),
        (
            "initiative",
            "plan/yokohama/izumi/2024/initiative/1-1",
            (
                "泉区ならではの魅力発信",
                "令和6年度泉区運営方針",
                "2024",
                "泉区役所",
                f"{DOCUMENT}（2024年5月17日）",
            ),
        ),
        (
            "plan",
            "plan/yokohama/izumi/2022",
            (
                "令和4年度泉区運営方針",
                "",
                "2022",
                "泉区役所",
                "https://www.townnews.co.jp/0107/2022/05/26/626550.html",
            ),
        ),
        ("source", "source/yokohama/izumi/2024/1", (DOCUMENT, "", "", "泉区役所", "")),
        ("ward", "ward/yokohama/izumi", ("泉区", "", "", "", "")),
        ("graph", "graph/meta", ("graph/meta", "", "", "", "")),
    ],
)
def test_what_is_said(
    holdings: Holdings, words: Words, view: str, path: str, said: tuple[str, ...]
) -> None:
    found = of_page(holdings.sight, view, path, words)
    assert (found.name, found.plan, found.year, found.author, "".join(found.sources)) == said
    assert found.iri == BASE + path


@pytest.mark.parametrize(
    ("view", "path", "terms"),
    [
        ("ontology", "def", "structure"),
        ("plan", "plan/yokohama/izumi/2024", "mixed"),
        ("ward", "ward/yokohama/izumi", "mixed"),
        ("midterm-element", "midterm/yokohama/2022/policy/9", "mixed"),
    ],
)
def test_terms(holdings: Holdings, words: Words, view: str, path: str, terms: str) -> None:
    said = citing.citation(of_page(holdings.sight, view, path, words), SITE, words)
    assert said.endswith(words["ja"][f"cite-{terms}"])


def test_in_english(holdings: Holdings, words: Words) -> None:
    path = "plan/yokohama/izumi/2024/initiative/3-2"
    this = resource(holdings.sight, BASE + path)
    found = citing.of_page(Page(path, View("initiative", ""), this, {}, "en"), words)
    said = citing.citation(found, "WardPlan", words)
    assert said.startswith(
        "Source: “防犯対策” (Izumi Ward Operating Policy, FY2024, FY2024, Izumi Ward, "
    )
    assert "17 May 2024" in said
    assert said.endswith(words["en"]["cite-mixed"])
    assert "langid = {english}" in citing.bibtex(found, "WardPlan", words)


def test_many_sources_are_counted(words: Words) -> None:
    several = Cited(IRI, "x", sources=tuple("abcde"))
    assert "原典：a、b、cほか2件。" in citing.citation(several, SITE, words)


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        ("2024-05-17", "（2024年5月17日）"),
        ("2022-12", "（2022年12月）"),
        ("令和4年", "（令和4年）"),
    ],
)
def test_dates(words: Words, issued: str, said: str) -> None:
    rows = f'<x:p> <{DCTERMS}source> <x:s> . <x:s> <{DCTERMS}issued> "{issued}" .'
    index = index_of(parse(rows.encode(), format=RdfFormat.TURTLE))
    page = Page("p", View("plan", ""), resource(index, "x:p"), {})
    assert citing.of_page(page, words).sources == (f"x:s{said}",)


def boxes(site: Path) -> dict[str, list[str]]:
    """The texts in the box of every page that has one."""
    found = {}
    for file in site.rglob("*.html"):
        page = html.fromstring(file.read_bytes())
        if box := page.xpath("//details[@id='s-link']"):
            found[str(file.relative_to(site))] = box[0].xpath(".//pre/code/text()")
    return found


def test_every_page_about_a_resource_has_the_box(site: Path) -> None:
    found = boxes(site)
    data = (file.relative_to(site) for file in site.rglob("*.nt"))
    about = {str(f.with_suffix(".html")) for f in data if f.parts[0] not in {"dumps", "links"}}
    assert set(found) == about | {f"en/{path}" for path in about}
    for path, texts in found.items():
        iri = BASE + path.removeprefix("en/").removesuffix(".html")
        assert len(texts) == 6 and texts[0] == iri
        assert all(iri in text for text in texts), path


def test_the_box_is_small(site: Path) -> None:
    """It costs a page but a few kilobytes, and no page but that of the vocabulary is heavy."""
    heavy = {file.name for file in site.rglob("*.html") if file.stat().st_size > 100_000}
    assert heavy <= {"def.html"}
