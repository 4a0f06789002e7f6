"""What a release changed, for people: plan by plan, thing by thing, text beside text."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from wardplan import iris, terms
from wardplan.namespaces import DCTERMS, RDF, RDFS, WP
from wardplan.patch import CAME, WENT, Change, subject_of, unit_of
from wardplan.published import SPAN

LONG = 2_000
"""Texts of more characters are not compared word by word."""
_TYPE, _LABEL, _TITLE = (terms.node(str(each)) for each in (RDF.type, RDFS.label, DCTERMS.title))
_WITHDRAWN = terms.node(str(WP.Withdrawn))


class Kind(StrEnum):
    """What happened to a thing."""

    CAME = "came"
    WENT = "went"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """A piece of a text: what both have, or what only the old or the new one has."""

    text: str
    kept: bool


@dataclass(frozen=True)
class Row:
    """The values of a property of a thing that went and that came, as N-Triples has them."""

    predicate: str
    went: tuple[str, ...]
    came: tuple[str, ...]

    @property
    def compared(self) -> tuple[list[Piece], list[Piece]] | None:
        """The old and the new text in pieces, where there is one of each."""
        if len(self.went) != 1 or len(self.came) != 1:
            return None
        old, new = self.went[0], self.came[0]
        if not (terms.is_text(old) and terms.is_text(new)):
            return None
        return compare(terms.value(old), terms.value(new))


@dataclass(frozen=True)
class Thing:
    """Something of which statements went or came."""

    iri: str
    kind: Kind
    label: str
    rows: tuple[Row, ...]

    @property
    def document(self) -> str:
        return iris.document_of(self.iri)


@dataclass(frozen=True)
class Group:
    """The things of one plan, `unit` being `<city>/<ward>/<year>`; of no plan where it is empty.

    `places` counts the changes of places in transcriptions, which are not shown one by one.
    """

    unit: str
    things: tuple[Thing, ...]
    places: int

    @property
    def plan(self) -> str:
        """The IRI of the plan."""
        return str(iris.mint(f"plan/{self.unit}"))


def groups(changes: Iterable[Change]) -> Iterator[Group]:
    """The changes of a patch, which come unit by unit and subject by subject."""
    for unit, of_unit in groupby(changes, lambda change: unit_of(change[1])):
        things, places = [], 0
        for subject, found in groupby(of_unit, lambda change: subject_of(change[1])):
            shown = []
            for change in found:
                if SPAN in change[1]:
                    places += 1
                else:
                    shown.append(change)
            if shown:
                things.append(thing(subject, shown))
        yield Group(unit, tuple(things), places)


def thing(subject: str, changes: list[Change]) -> Thing:
    """What happened to one thing."""
    went, came = (
        [terms.statement(line) for sign, line in changes if sign == wanted]
        for wanted in (WENT, CAME)
    )
    properties = sorted({each[1] for each in (*went, *came)})
    rows = tuple(
        Row(
            terms.value(name),
            tuple(target for _, each, target in went if each == name),
            tuple(target for _, each, target in came if each == name),
        )
        for name in properties
    )
    return Thing(terms.value(subject), _kind(rows), _label(rows), rows)


def _kind(rows: Iterable[Row]) -> Kind:
    types = next((row for row in rows if terms.node(row.predicate) == _TYPE), None)
    if types is None:
        return Kind.CHANGED
    if _WITHDRAWN in types.came:
        return Kind.WITHDRAWN
    if types.went and types.came:
        return Kind.CHANGED
    return Kind.CAME if types.came else Kind.WENT


def _label(rows: Iterable[Row]) -> str:
    """The newest name among what changed; empty where no name did."""
    named = [row for row in rows if terms.node(row.predicate) in (_LABEL, _TITLE)]
    values = [value for row in named for value in (*row.came, *row.went)]
    japanese = [value for value in values if terms.language(value) == "ja"]
    return terms.value((japanese or values)[0]) if values else ""


def compare(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Two texts in pieces that both have or only one."""
    if max(len(old), len(new)) > LONG:
        return [Piece(old, kept=False)], [Piece(new, kept=False)]
    before, after = list[Piece](), list[Piece]()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, start, end, there, until in matcher.get_opcodes():
        if end > start:
            before.append(Piece(old[start:end], kept=what == "equal"))
        if until > there:
            after.append(Piece(new[there:until], kept=what == "equal"))
    return before, after
