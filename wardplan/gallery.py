"""The query gallery: questions users ask, their answers as pages, tables, charts and CSV.

A question is answered at build time on what the dumps hold: the named graphs, and as default graph
their merge.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from wardplan import bars, cache, register
from wardplan.bars import Chart
from wardplan.errors import SiteError
from wardplan.holdings import Holdings
from wardplan.index import Sight
from wardplan.pages import Listed, Row
from wardplan.pointer import Pointer
from wardplan.project import Project
from wardplan.register import Question, Register
from wardplan.standing import Standing, standing
from wardplan.tree import Tree
from wardplan.views import View

FOLDER = "queries"
SHOWN = 200
"""So many rows stand in a page; the CSV file has all."""
NUMBERS = frozenset(("xsd:integer", "xsd:decimal", "xsd:double"))
TRIPLE = ("subject", "predicate", "object")
LABEL = "Label"


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

    @cached_property
    def numeric(self) -> frozenset[str]:
        """The columns of which all values are numbers."""
        return frozenset(filter(self._is_numeric, self.columns))

    def _is_numeric(self, name: str) -> bool:
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


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Found = tuple[list[str], list[list[str | None]]]
"""The variables of an answer, and its rows, each with a term or nothing for each of them."""
Ask = Callable[[str], ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples]


def ask(project: Project, holdings: Holdings) -> Gallery:
    """Answer every question of the project's gallery. Raises SiteError for one that fails."""
    listed = register.read(project.folder("site"))
    with standing(project, "answers", holdings) as before:
        answers = [_remembered(each, holdings, before) for each in listed.questions]
    return Gallery(listed, tuple(answers))


def _remembered(question: Question, holdings: Holdings, before: Standing) -> Answer:
    """The answer to a question, as before where it still stands."""

    def make() -> bytes:
        return json.dumps(_asked(holdings.asked, question)).encode()

    key = cache.key(name=question.name, query=question.query)
    found = json.loads(before.answered(key, (question.query,), make))
    return _answer(question, found, holdings.sight)


def answer(data: ox.Store, question: Question, labels: Sight) -> Answer:
    """Answer one question on `data`; the terms of its rows find their labels in `labels`."""
    return _answer(question, _asked(data.query, question), labels)


def _asked(data: Ask, question: Question) -> Found:
    """The variables of a question's query, and its rows."""
    try:
        found = data(question.query)
    except SyntaxError as error:
        raise SiteError(f"query '{question.name}': {error}") from error
    if isinstance(found, ox.QueryBoolean):
        raise SiteError(f"query '{question.name}' must be a SELECT or CONSTRUCT query")
    if isinstance(found, ox.QuerySolutions):
        names = [variable.value for variable in found.variables]
    else:
        names = list(TRIPLE)
    return names, [[None if t is None else str(t) for t in row] for row in _terms(found)]


def _answer(question: Question, found: Found, labels: Sight) -> Answer:
    """Raises SiteError where the chart of a question needs a variable that is not there."""
    names, rows = found
    missing = sorted(set(question.chart) - set(names))
    if missing:
        raise SiteError(f"query '{question.name}' has no variable {missing} for its chart")
    return Answer(question, tuple(names), [_row(labels, names, terms) for terms in rows])


def _terms(found: ox.QuerySolutions | ox.QueryTriples) -> Iterable[tuple[Term | None, ...]]:
    """The rows of an answer; those of a graph in a stable order."""
    if isinstance(found, ox.QuerySolutions):
        return (tuple(solution) for solution in found)
    return sorted((tuple(triple) for triple in found), key=lambda row: tuple(map(str, row)))


def _row(labels: Sight, names: Iterable[str], terms: Iterable[str | None]) -> Row:
    pairs = zip(names, terms, strict=True)
    return {name: Pointer(labels, () if term is None else (term,)) for name, term in pairs}


def pages(gallery: Gallery) -> Iterator[Listed]:
    """A page for every question."""
    view = View("question", "question.html")
    return (Listed(each.path, view) for each in gallery.answers)


def write(tree: Tree, gallery: Gallery) -> tuple[str, ...]:
    """Write the query and the answer of every question as files; their addresses."""
    for each in gallery.answers:
        tree.write(f"{each.path}.rq", each.question.query.encode())
        tree.write(f"{each.path}.csv", each.csv())
    return tuple(f"{each.path}.{kind}" for each in gallery.answers for kind in ("rq", "csv"))
