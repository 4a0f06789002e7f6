"""The query gallery: questions users ask, their answers as pages, tables, charts and CSV.

A question is a file `site/gallery/<name>.rq` and an entry of `site/gallery/gallery.toml`. It is
answered at build time on what the dumps hold: the named graphs, and as default graph their union.
"""

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from wardplan import bars, dumps
from wardplan.bars import Chart
from wardplan.errors import SiteError
from wardplan.holdings import Holdings
from wardplan.pages import Page, Row, View
from wardplan.pointer import Pointer, Term
from wardplan.project import Project
from wardplan.publish import Tree

FOLDER = "queries"
SHOWN = 200
"""So many rows stand in a page; the CSV file has all."""
NUMBERS = frozenset(("xsd:integer", "xsd:decimal", "xsd:double"))
TRIPLE = ("subject", "predicate", "object")
LABEL = "Label"

Words = dict[str, str]
"""A text by language: `ja` and `en`."""


@dataclass(frozen=True)
class Question:
    """A question in both languages, and the query that answers it."""

    name: str
    category: str
    words: Words
    query: str
    chart: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    """What `gallery.toml` lists: categories and columns by name, and the questions in order."""

    categories: dict[str, Words]
    columns: dict[str, Words]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Answer:
    """A question with all its rows. The rows of a CONSTRUCT query are its triples."""

    question: Question
    variables: tuple[str, ...]
    rows: list[Row]

    @property
    def path(self) -> str:
        """The address of its page and files, without extension."""
        return f"{FOLDER}/{self.question.name}"

    @property
    def columns(self) -> tuple[str, ...]:
        """The variables a table shows: the name of a thing stands in the thing's own column."""
        named = {name + LABEL for name in self.variables}
        return tuple(name for name in self.variables if name not in named)

    def is_number(self, name: str) -> bool:
        """Whether all values of a column are numbers."""
        values = [row[name] for row in self.rows if row[name]]
        return bool(values) and all(value.datatype in NUMBERS for value in values)

    @property
    def chart(self) -> Chart:
        """The chart of the answer; without bars where the question asks for none."""
        return bars.chart(self.rows, self.question.chart)

    def csv(self) -> bytes:
        """All rows (SPARQL 1.1 Query Results CSV, section 3.2)."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(self.variables)
        writer.writerows([row[name].value for name in self.variables] for row in self.rows)
        return text.getvalue().encode()


@dataclass(frozen=True)
class Gallery:
    """All answers of a build, and the words that head them."""

    register: Register
    answers: tuple[Answer, ...]

    @property
    def shown(self) -> int:
        return SHOWN

    def of(self, path: str) -> Answer:
        """The answer whose page is at `path`."""
        return next(answer for answer in self.answers if answer.path == path)

    def in_category(self, name: str) -> list[Answer]:
        return [answer for answer in self.answers if answer.question.category == name]


def register(site: Path) -> Register:
    """Read the gallery of a site folder. Raises SiteError for what cannot be used."""
    file = site / "gallery" / "gallery.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        categories = {row["name"]: _words(row) for row in table["category"]}
        columns = {name: _words(row) for name, row in table["columns"].items()}
        questions = tuple(_question(row, file.parent) for row in table["question"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SiteError(f"not usable as a gallery: {error!r}", file) from error
    for question in questions:
        if question.category not in categories:
            raise SiteError(f"'{question.name}': no category '{question.category}'", file)
    return Register(categories, columns, questions)


def _words(row: dict[str, str]) -> Words:
    return {"ja": row["ja"], "en": row["en"]}


def _question(row: dict[str, str], folder: Path) -> Question:
    name = row["name"]
    query = (folder / f"{name}.rq").read_text(encoding="utf-8")
    return Question(name, row["category"], _words(row), query, tuple(row.get("chart", ())))


def published(store: ox.Store) -> ox.Store:
    """What the dumps hold, as SPARQL sees it: named graphs, and their union as default graph.

    The union is stored, not asked for: a statement of two graphs stands in it once (RDF 1.1
    Semantics, section 3, merge), while the engine's own union gives it twice.
    """
    made = ox.Store()
    made.bulk_extend(dumps.data_of(store))
    made.bulk_extend({ox.Quad(*quad.triple) for quad in dumps.data_of(store)})
    return made


def ask(project: Project, holdings: Holdings) -> Gallery:
    """Answer every question of the project's gallery. Raises SiteError for one that fails."""
    listed = register(project.folder("site"))
    data = published(holdings.store)
    answers = (answer(data, question, holdings.store) for question in listed.questions)
    return Gallery(listed, tuple(answers))


def answer(data: ox.Store, question: Question, labels: ox.Store) -> Answer:
    """Answer one question on `data`; the terms of its rows find their labels in `labels`."""
    try:
        found = data.query(question.query)
    except SyntaxError as error:
        raise SiteError(f"query '{question.name}': {error}") from error
    if isinstance(found, ox.QueryBoolean):
        raise SiteError(f"query '{question.name}' must be a SELECT or CONSTRUCT query")
    if isinstance(found, ox.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
    else:
        names = TRIPLE
    rows = [_row(labels, names, terms) for terms in _terms(found)]
    missing = sorted(set(question.chart) - set(names))
    if missing:
        raise SiteError(f"query '{question.name}' has no variable {missing} for its chart")
    return Answer(question, names, rows)


def _terms(found: ox.QuerySolutions | ox.QueryTriples) -> Iterable[tuple[Term | None, ...]]:
    """The rows of an answer; those of a graph in a stable order."""
    if isinstance(found, ox.QuerySolutions):
        return (tuple(solution) for solution in found)
    return sorted((tuple(triple) for triple in found), key=lambda row: tuple(map(str, row)))


def _row(store: ox.Store, names: Iterable[str], terms: Iterable[Term | None]) -> Row:
    pairs = zip(names, terms, strict=True)
    return {name: Pointer(store, () if term is None else (term,)) for name, term in pairs}


def pages(gallery: Gallery, store: ox.Store) -> Iterator[Page]:
    """A page for every question."""
    view = View("question", "question.html")
    for each in gallery.answers:
        yield Page(each.path, view, Pointer(store), {"answer": each.rows})


def write(tree: Tree, gallery: Gallery) -> tuple[str, ...]:
    """Write the query and the answer of every question as files; their addresses."""
    for each in gallery.answers:
        tree.write(f"{each.path}.rq", each.question.query.encode())
        tree.write(f"{each.path}.csv", each.csv())
    return tuple(f"{each.path}.{kind}" for each in gallery.answers for kind in ("rq", "csv"))
