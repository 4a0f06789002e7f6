"""Match what a text says with what its plan file had: word for word first, then by likeness.

The same input gives the same pairs. Pairs are made in this order, each element once:

1. the same place in the same text;
2. the same words under the same parent, then under another one;
3. the words of an element that was withdrawn: it comes back;
4. words that are alike under the same parent, the likest pair first, then the nearest in order;
5. of a text that is withheld, the same position under the same parent.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rdflib import URIRef

from wardplan.keys.elements import Element, Place

ALIKE = 80.0
"""From this share of common characters in order (0 to 100) on, two texts are one, edited.

A lower bound takes 防災対策 for 防犯対策 (75). What falls below is a new element, and the old one
becomes a tombstone: an IRI must never change its meaning.
"""
_COMPARED = 400
MOST_PAIRS = 1_000_000
"""Beyond so many pairs only equal words are matched: time stays linear."""


@dataclass(frozen=True)
class Item:
    """An element as read: its comparable text, its parent, its place and order in the text."""

    text: str
    parent: str
    position: int
    place: Place


def match(fresh: Sequence[Item], former: Iterable[Element]) -> dict[int, Element]:
    """The former element of each item that has one, by the item's index."""
    pairing = _Pairing(fresh, former)
    pairing.equal(lambda item: item.place, lambda element: element.places)
    for words in (_living_words, _withdrawn_words):
        pairing.equal(lambda item: (item.parent, item.text), words)
        pairing.equal(lambda item: item.text, words)
    pairing.alike()
    pairing.equal(
        lambda item: (item.parent, item.position),
        lambda e: () if e.text or e.withdrawn else ((e.parent, e.position),),
    )
    return pairing.found


def likeness(one: str, other: str) -> float:
    """How alike two comparable texts are, 0 to 100; 0 below ALIKE."""
    return fuzz.ratio(one[:_COMPARED], other[:_COMPARED], score_cutoff=ALIKE)


def likest(text: str, among: Mapping[str, Element], *, equal: bool) -> Element | None:
    """The likest of some elements, by their texts in order; with `equal` only the very same."""
    if not text or equal or text in among:
        return among.get(text)
    choices = list(among)
    cut = [choice[:_COMPARED] for choice in choices]
    best = process.extractOne(text[:_COMPARED], cut, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return None if best is None else among[choices[best[2]]]


def _living_words(element: Element) -> tuple[Hashable, ...]:
    """What is said of words under their parent, and of words alone."""
    return _words(element) if not element.withdrawn else ()


def _withdrawn_words(element: Element) -> tuple[Hashable, ...]:
    return _words(element) if element.withdrawn else ()


def _words(element: Element) -> tuple[Hashable, ...]:
    return ((element.parent, element.text), element.text) if element.text else ()


class _Pairing:
    """Pairs in the making; both sides keep their order."""

    def __init__(self, fresh: Sequence[Item], former: Iterable[Element]) -> None:
        self.fresh = fresh
        self.former = sorted(former, key=lambda e: (e.position, e.name.series, e.name.number))
        self.found: dict[int, Element] = {}
        self.used: set[URIRef] = set()

    def equal(
        self,
        of_item: Callable[[Item], Hashable],
        of_element: Callable[[Element], Iterable[Hashable]],
    ) -> None:
        """Pair what has an equal value, in order."""
        waiting: dict[Hashable, deque[Element]] = defaultdict(deque)
        for element in self.former:
            for value in () if element.iri in self.used else of_element(element):
                waiting[value].append(element)
        for index, item in enumerate(self.fresh):
            several = waiting.get(of_item(item)) if index not in self.found else None
            while several and several[0].iri in self.used:
                several.popleft()
            if several:
                self._pair(index, several.popleft())

    def alike(self) -> None:
        """Pair what is alike under the same parent, the likest first."""
        below: dict[str, list[Element]] = defaultdict(list)
        for element in self.former:
            if element.text and not element.withdrawn and element.iri not in self.used:
                below[element.parent].append(element)
        items: dict[str, list[int]] = defaultdict(list)
        for index, item in enumerate(self.fresh):
            if index not in self.found and item.parent in below:
                items[item.parent].append(index)
        for parent, indices in items.items():
            if len(indices) * len(below[parent]) <= MOST_PAIRS:
                self._greedy(indices, below[parent])

    def _greedy(self, indices: list[int], elements: list[Element]) -> None:
        scored = []
        for index in indices:
            item = self.fresh[index]
            for order, element in enumerate(elements):
                if score := likeness(item.text, element.text):
                    apart = abs(item.position - element.position)
                    scored.append((-score, apart, index, order))
        for _, _, index, order in sorted(scored):
            if index not in self.found and elements[order].iri not in self.used:
                self._pair(index, elements[order])

    def _pair(self, index: int, element: Element) -> None:
        self.found[index] = element
        self.used.add(element.iri)
