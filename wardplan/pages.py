"""A page as it is listed before any is written, and the same with all that it shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

import pyoxigraph as ox

from wardplan import iris, terms
from wardplan.index import Sight
from wardplan.languages import DEFAULT, LANGUAGES, place
from wardplan.page_queries import Answer, StoreFor, ask
from wardplan.pointer import Pointer, resource
from wardplan.sheets import Sheet
from wardplan.views import View

Row = dict[str, Pointer]


@dataclass(frozen=True)
class Listed:
    """A page to be: where it goes, what it is about, what its view's queries give for it.

    `iri` is empty where it is about nothing; `fragments` are the hash IRIs that live in it. The
    terms in `answers` are as N-Triples write them, so that all of it can go to another process.
    `sheets` are the parts of long lists that it shows; `part` is the list that it goes on with,
    where it is the second page of one or a later one. `given` is what look-ups are asked with.
    """

    path: str
    view: View
    iri: str = ""
    fragments: tuple[str, ...] = ()
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    part: str = ""
    given: Answer = field(default_factory=dict)

    @property
    def own(self) -> bool:
        """Whether it is the resource's own page, which has its data beside it."""
        return iris.path_of(self.iri) == self.path


@dataclass(frozen=True)
class Page:
    """A page in hand: where it goes, what it is about, and the rows of its view's queries.

    `this` is the resource whose own page it is; `about` also one that it only has to do with.
    """

    path: str
    view: View
    this: Pointer
    rows: Mapping[str, list[Row]]
    language: str = DEFAULT
    about: Pointer | None = None
    part: str = ""

    @property
    def place(self) -> str:
        """Where the page goes in its language, without extension."""
        return place(self.path, self.language)

    def spoken(self) -> Iterator["Page"]:
        """The page in every language, all with the same rows."""
        return (replace(self, language=language) for language in LANGUAGES)


class Rows(Mapping[str, list[Row]]):
    """The rows of a page by the name of the query; each is made, or asked, once when wanted."""

    def __init__(self, listed: Listed, sight: Sight, store_for: StoreFor) -> None:
        self._listed, self._sight, self._store_for = listed, sight, store_for
        self._known: dict[str, list[Row]] = {}

    def __getitem__(self, name: str) -> list[Row]:
        """The rows that stand on this page, of a long list those of its sheet."""
        if name not in self._known:
            answers = self._listed.answers.get(name)
            if answers is None:
                store = self._store_for(self._listed.view.lookups[name])
                answers = look_up(store, self._listed, name)
            self._known[name] = self._rows(answers)
        return self._known[name]

    def sheet(self, name: str) -> Sheet:
        """Which part of a list this page holds: all of it, where the list is not cut."""
        found = self._listed.sheets.get(name)
        if found is None:
            total = len(self[name])
            found = Sheet(self._listed.path, name, total, max(1, total))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain(self._listed.answers, self._listed.view.lookups)))

    def __len__(self) -> int:
        return len(self._listed.answers.keys() | self._listed.view.lookups.keys())

    def _rows(self, answers: list[Answer]) -> list[Row]:
        return [
            {name: Pointer(self._sight, () if t is None else (t,)) for name, t in answer.items()}
            for answer in answers
        ]


def page_of(listed: Listed, sight: Sight, store_for: StoreFor) -> Page:
    """A listed page with all that its template asks of the data."""
    nothing = Pointer(sight)
    about = resource(sight, listed.iri) if listed.iri else nothing
    rows = Rows(listed, sight, store_for)
    this = about if listed.own else nothing
    return Page(listed.path, listed.view, this, rows, about=about, part=listed.part)


def look_up(store: ox.Store, listed: Listed, name: str) -> list[Answer]:
    """The answers to a look-up of a page, without what it was given.

    Raises SiteError for one that cannot be asked.
    """
    given = listed.given or {"this": terms.node(listed.iri)}
    found = ask(store, listed.view.lookups[name], name, given)
    return [{k: term for k, term in answer.items() if k not in given} for answer in found]
