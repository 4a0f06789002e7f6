"""A resource and its neighbours as a picture: what points to it on the left, what it points to on
the right, by property.

The layout follows from the rows alone and is the same every time. Measures are those of the
picture's own coordinates, in which it is `WIDTH` wide.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wardplan import iris
from wardplan.namespaces import BASE
from wardplan.pages import Row
from wardplan.pointer import Pointer

WIDTH = 640
MOST, EACH = 8, 3
"""So many neighbours are drawn on a side, and so many of one property."""
NODE, HEAD, GAP, TOP = 28, 18, 8, 12
"""Heights: a neighbour, the name of a property, between properties, above all."""
LETTERS, NAME, LINES = 30, 20, 3
"""Half-width letters in a neighbour's box and in a line of the resource's own, and its lines."""

_PIECE = re.compile(r"\S+\s*|\s+")
"""Words with the spaces after them."""

LEFT_OUT = frozenset(("prov:wasQuotedFrom", "wp:quotedAs"))
"""Positions in a transcription: too many, and without names."""
RANKS = {"wp": 0, "skos": 1, "org": 1, "schema": 1, "dcterms": 2, "prov": 3, "owl": 4, "rdf": 5}
"""Properties by their prefix: those first that say most."""


@dataclass(frozen=True)
class Node:
    """A neighbour at its place."""

    this: Pointer
    y: int


@dataclass(frozen=True)
class Neighbour:
    """What a neighbour's box says; `label` is empty where the resource has none."""

    label: Pointer
    name: str
    text: str


def neighbour(this: Pointer, language: str) -> Neighbour:
    """What the box of a resource says: its label, else its short name, cut to fit."""
    label = this.called(language)
    name = label.value or this.short.removeprefix(BASE)
    return Neighbour(label, name, shortened(name))


def walks(this: Pointer) -> bool:
    """Whether a resource's own page has such a picture, too."""
    return iris.is_ours(this.value) and "#" not in this.value


@dataclass(frozen=True)
class Group:
    """The neighbours by one property, or by several that lead to the same; a line ends at `y`."""

    properties: tuple[Pointer, ...]
    y: int
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Side:
    """The neighbours on one side, how many there are beside those, and how high they stand."""

    groups: tuple[Group, ...]
    more: int
    height: int

    @property
    def shown(self) -> int:
        return sum(len(group.nodes) for group in self.groups)


@dataclass(frozen=True)
class Neighbourhood:
    """The picture of a resource, without its name; it is the same in every language."""

    incoming: Side
    outgoing: Side

    @property
    def height(self) -> int:
        return max(self.incoming.height, self.outgoing.height, 90)

    @property
    def middle(self) -> int:
        return self.height // 2


def lines(phrases: Iterable[str]) -> list[str]:
    """A name, in the lines of the box in the middle; they break between its phrases."""
    return _broken(piece for each in phrases for piece in _PIECE.findall(each))


def neighbourhood(this: Pointer, incoming: Sequence[Row], total: int) -> Neighbourhood:
    """The picture of a resource; `incoming` are rows with what points to it, of `total` in all."""
    pointing: dict[Pointer, list[Pointer]] = {}
    for row in incoming:
        pointing.setdefault(row["property"], []).append(row["source"])
    pointed = {
        name: [each for each in values if each.is_iri]
        for name, values in this.properties
        if name.short not in LEFT_OUT
    }
    number = sum(map(len, pointed.values()))
    return Neighbourhood(_side(pointing, total), _side(pointed, number))


def of_term(term: Pointer) -> Neighbourhood:
    """The picture of a term: a property between the classes it leads from and to.

    A class stands between the properties that lead to it and those that lead from it; anything
    else beside the classes it is of.
    """
    if term.a("owl:Class"):
        left, right = term.into("schema:rangeIncludes"), term.into("schema:domainIncludes")
    else:
        left, right = term.out("schema:domainIncludes"), term.out("schema:rangeIncludes")
    right = right or term.out("rdf:type").has("skos:definition")
    return Neighbourhood(_plain(left), _plain(right))


def _plain(things: Pointer) -> Side:
    """A side in one piece, by no property."""
    every = list(things.in_order())
    drawn = every[:MOST]
    nodes = tuple(Node(each, TOP + NODE * number) for number, each in enumerate(drawn))
    height = TOP + NODE * len(drawn) + GAP
    groups = (Group((), TOP + NODE * len(drawn) // 2 - 3, nodes),) if nodes else ()
    return Side(groups, len(every) - len(drawn), height + (NODE if len(every) > MOST else 0))


def _side(found: Mapping[Pointer, list[Pointer]], total: int) -> Side:
    by_things: dict[tuple[Pointer, ...], list[Pointer]] = {}
    for name, things in sorted(found.items(), key=lambda item: _rank(item[0])):
        by_things.setdefault(tuple(things), []).append(name)
    groups: list[Group] = []
    y, said = TOP, 0
    for every, names in by_things.items():
        left = MOST - sum(len(group.nodes) for group in groups)
        drawn = every[: min(EACH, left)]
        if not drawn:
            continue
        said += len(drawn) * len(names)
        y += HEAD
        nodes = tuple(Node(each, y + NODE * number) for number, each in enumerate(drawn))
        groups.append(Group(tuple(names), y + NODE * len(drawn) // 2 - 3, nodes))
        y += NODE * len(drawn) + GAP
    return Side(tuple(groups), total - said, y + (NODE if total > said else 0))


def _rank(name: Pointer) -> tuple[int, str]:
    short = name.short
    return RANKS.get(short.partition(":")[0], 2), short


def _width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def shortened(text: str, most: int = LETTERS) -> str:
    """A text that is no wider than so many half-width letters, with an ellipsis where it is cut."""
    if 2 * len(text) <= most:
        return text
    width = 0
    for place, char in enumerate(text):
        width += _width(char)
        if width > most:
            return text[: max(1, place - 1)] + "…"
    return text


def _broken(pieces: Iterable[str]) -> list[str]:
    """Pieces of a text in lines, of which the last is cut; a piece too long for one, anywhere."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and _wide(lines[-1] + piece.rstrip()) > NAME:
            lines.append("")
        for char in piece:
            if _wide(lines[-1]) + _width(char) > NAME and not char.isspace():
                lines.append("")
            lines[-1] += char
    rest = "".join(lines[LINES - 1 :])
    return [each.rstrip() for each in lines[: LINES - 1]] + (
        [shortened(rest, NAME)] if rest else []
    )


def _wide(text: str) -> int:
    return sum(map(_width, text))
