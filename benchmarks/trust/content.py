"""Hostile content for every parser and template: what may come of it, and what may not.

A parser gives what it should, or refuses with an error of ours; a template gives HTML in which the
content is text. `check(name, number)` tries one row of `PROPERTIES` on so many inputs.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import jinja2
import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from benchmarks.trust.ward import ROOT
from wardplan import config, dataset, iris, known_plans, reference, render, source
from wardplan.conditions import Asked, Validators, part, status
from wardplan.derive import derive
from wardplan.endpoint import lexis, request
from wardplan.endpoint.refusal import RefusedError
from wardplan.errors import SourceError, WardPlanError
from wardplan.importer import profile
from wardplan.negotiation import negotiate, prefers_gzip
from wardplan.reconciliation import preview, queries
from wardplan.source import FrontMatter, Source
from wardplan.transcribe import transcribe

PAYLOADS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onfocus=alert(1) x='",
    "</title><svg/onload=alert(1)>", "<!--", "]]>", "{{ 7*7 }}", "{% include '/etc/passwd' %}",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>", "../../etc/passwd",
    "%2e%2e%2f", "\u202e\u2066", "\u200b\ufeff", "\x00", "\x1b[31m", "\x85\u2028", "\\", '"""',
    "'''", "@ja", "^^", "> .", "\r\n", "\t", "&amp;&#60;", "a" * 5000, "🏙" * 50,
    "Ａ１", "---\n", ": &a [*a]", "### 1 ", "・", "①", "【1】", "(政策9)", "99,999,999千円",
    "[" * 2000,
)  # fmt: skip
words = st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=20))
lines = st.lists(words, max_size=5).map("".join)
texts = st.lists(lines, max_size=8).map("\n".join)
FILE = Path("hostile")


@lru_cache(maxsize=1)
def known() -> reference.Reference:
    return reference.load(ROOT / "data/reference")


@lru_cache(maxsize=1)
def yokohama() -> profile.Profile:
    return profile.load("yokohama")


def pages_and_texts(text: str, kind: str) -> None:
    """A text, Markdown or HTML file becomes text without control characters, or is refused."""
    body = f"<html><body><p>{text}</p></body></html>" if kind == ".html" else text
    try:
        made = transcribe(body.encode("utf-8", "surrogatepass"), Path(f"a{kind}")).text
    except SourceError:
        return
    assert not any(c < " " and c not in "\n\t" for c in made), repr(made)


def front_matter(text: str) -> None:
    """Front matter is read or refused; no field takes another kind of value."""
    try:
        front, rest = source.split(f"---\n{text}\n---\n{text}", FILE)
    except SourceError:
        return
    assert rest
    assert front is None or iris.path_of(str(front.iris.plan))


def transcriptions(measure: str, body: str) -> None:
    """What is imported is Turtle that says just that, with IRIs of ours and no blank node."""
    text = (
        "# 令和6年度横浜市泉区運営方針\n\n## Ⅰ 基本目標\n\n### 住みよいまち\n\n"
        f"## Ⅱ 目標達成に向けた施策\n\n### 1 {measure}\n\n{body}\n"
    )
    try:
        made = derive(Source(FrontMatter("yokohama", "izumi", 2024), text), known(), yokohama())
    except WardPlanError:
        return
    turtle = dataset.canonical_turtle(made.graph)
    triples = list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    assert len(triples) == len(made.graph)
    for each in triples:
        assert isinstance(each.subject, ox.NamedNode)
        assert iris.path_of(each.subject.value), each.subject


def tables_of_plans(cells: list[str]) -> None:
    """A row is read or refused with its line."""
    head = "\t".join(known_plans.COLUMNS)
    try:
        known_plans.parse(f"{head}\n" + "\t".join(cells), FILE, "yokohama", {"izumi"})
    except SourceError as error:
        assert error.line


def turtle(subject: str, text: str) -> None:
    """A file of data is read, or refused with its name; no IRI in it is one that a browser runs."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "hostile.ttl"
        said = f"<{subject}> <http://example.org/p> {ox.Literal(text)}, <{text}> ."
        file.write_bytes(said.encode("utf-8", "surrogatepass"))
        try:
            quads = dataset.parse_turtle(file, "http://example.org/g")
        except WardPlanError as error:
            assert error.file == file
            return
    assert {each.object for each in quads} >= {ox.Literal(text)}
    assert not any(str(q.object).lower().startswith("<javascript") for q in quads)


def literals(text: str) -> None:
    """What is written as Turtle is read as the same."""
    graph = dataset.empty_graph()
    graph.add((URIRef(f"{iris.BASE}a"), URIRef(f"{iris.BASE}b"), Literal(text)))
    (found,) = ox.parse(dataset.canonical_turtle(graph), format=ox.RdfFormat.TURTLE)
    assert found.object == ox.Literal(text)


def settings_files(text: str, value: str) -> None:
    """Settings are read or refused with the name of their file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / config.FILE_NAME
        file.write_bytes(f"{text}\nsite_url = '{value}'".encode("utf-8", "surrogatepass"))
        try:
            config.load(Path(folder))
        except WardPlanError as error:
            assert error.file == file


def paths(text: str) -> None:
    """An IRI of ours has a path inside the site, or none."""
    path = iris.path_of(iris.BASE + text)
    assert path is None or (
        not path.startswith("/") and ".." not in path.split("/") and "\\" not in path
    )


def fields(text: str) -> None:
    """Header fields, queries and parameters: read or refused, in time."""
    negotiate(text, ["text/html", "text/turtle"])
    prefers_gzip(text)
    status(Asked(text, text, text, text), Validators('"a"', 0))
    with suppress(ValueError):
        part(f"bytes={text}", text, Validators('"a"', 0), 10)
    lexis.scan(text, "http://example.org/")
    data = text.encode("utf-8", "surrogatepass")
    for read in (
        lambda: request.parse(request.Sent("GET", "http://example.org/", data)),
        lambda: queries.batch(text),
        lambda: queries.extension(text),
    ):
        try:
            read()
        except RefusedError as refused:
            assert 400 <= refused.status < 500


class _Parts(HTMLParser):
    """Elements, and the attributes that could run something, of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.running: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attrs:
            runs = (value or "").strip().lower().startswith(("javascript:", "data:"))
            if name.startswith("on") or (name in {"href", "src", "action"} and runs):
                self.running.append(f"{name}={value}")


def parts(page: str) -> _Parts:
    found = _Parts()
    found.feed(page)
    return found


@lru_cache(maxsize=1)
def _plain() -> tuple[jinja2.Environment, jinja2.Environment, tuple[list[str], list[str]]]:
    previews, pages = preview.environment(), render.environment(ROOT / "site")
    return previews, pages, _filled(previews, pages, "words")


def _filled(
    previews: jinja2.Environment, pages: jinja2.Environment, text: str
) -> tuple[list[str], list[str]]:
    """The elements of two templates with a text in every place that takes one."""
    entity = SimpleNamespace(name=text, iri=text)
    values = {"entity": entity, "description": text, "facts": [(text, [text, text])], "page": "x"}
    made = previews.get_template(preview.TEMPLATE).render(values)
    title = pages.get_template("macros/text.html").module.lit(  # type: ignore[attr-defined]
        SimpleNamespace(value=text, language="ja", datatype="", __bool__=lambda: True)
    )
    return [*parts(made).running, *parts(str(title)).running], [
        *parts(made).elements, *parts(str(title)).elements
    ]  # fmt: skip


def templates(text: str) -> None:
    """Whatever the text, a page has the elements it has with plain words, and runs nothing."""
    previews, pages, plain = _plain()
    assert _filled(previews, pages, text) == plain


_CELLS = st.lists(words | st.sampled_from(("izumi", "2024", "goal", "measure", "news")),
                  min_size=8, max_size=12)  # fmt: skip
PROPERTIES: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[object], ...], int]] = {
    "pages and texts": (pages_and_texts, (texts, st.sampled_from((".txt", ".html", ".md"))), 12),
    "front matter": (front_matter, (texts,), 10),
    "transcriptions": (transcriptions, (lines, texts), 3),
    "tables of plans": (tables_of_plans, (_CELLS,), 15),
    "Turtle": (turtle, (words, lines), 12),
    "literals": (literals, (texts,), 8),
    "settings": (settings_files, (lines, words), 10),
    "paths": (paths, (lines,), 15),
    "header fields and parameters": (fields, (lines,), 15),
    "templates": (templates, (texts,), 5),
}
"""Function, strategies for what it is given, and its share of all inputs (of 105)."""
SHARES = sum(share for _, _, share in PROPERTIES.values())


def check(name: str, number: int, *, derandomize: bool = True) -> int:
    """Try a property on so many inputs; how many there were. Raises what the property raises."""
    call, strategies, _ = PROPERTIES[name]
    tried = 0

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=derandomize,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(*strategies))
    def run(given_: tuple[object, ...]) -> None:
        nonlocal tried
        tried += 1
        call(*given_)

    run()
    return tried
