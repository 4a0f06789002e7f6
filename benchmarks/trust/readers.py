"""What every reader promises of hostile content: it gives what it should, or refuses it clearly."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from rdflib import Literal, URIRef

from benchmarks.trust.ward import ROOT
from wardplan import config, dataset, iris, known_plans, reference, source
from wardplan.conditions import Asked, Validators, part, status
from wardplan.derive import derive
from wardplan.endpoint import lexis, request
from wardplan.endpoint.refusal import RefusedError
from wardplan.errors import SourceError, WardPlanError
from wardplan.importer import profile
from wardplan.negotiation import negotiate, prefers_gzip
from wardplan.reconciliation import queries
from wardplan.source import FrontMatter, Source
from wardplan.transcribe import transcribe

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
