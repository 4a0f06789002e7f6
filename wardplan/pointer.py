"""A read-only pointer into the dataset for templates: a few verbs, each gives another pointer.

An empty pointer means "none", so that templates need no checks. Properties are written as in
Turtle (`wp:measure`); a prefix that is not ours raises SiteError.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from wardplan import terms
from wardplan.errors import SiteError
from wardplan.index import Sight
from wardplan.languages import DEFAULT
from wardplan.prefixes import PREFIXES
from wardplan.prefixes import shorten as shorten

_TYPE = terms.node(PREFIXES["rdf"] + "type")
_POSITION = terms.node(PREFIXES["wp"] + "position")
_LABEL = terms.node(PREFIXES["rdfs"] + "label")
_NUMBER = re.compile("([0-9]+)")
_LAST = "\U0010ffff"
"""No character, which comes after all."""
_FORBIDDEN = frozenset('<>"{}|^`\\ ')


@lru_cache(maxsize=1000)
def expand(name: str) -> str:
    """The term of a prefixed name. Raises SiteError for an unknown prefix."""
    prefix, _, local = name.partition(":")
    if prefix not in PREFIXES:
        raise SiteError(f"unknown prefix in '{name}'; known: {', '.join(sorted(PREFIXES))}")
    if not _FORBIDDEN.isdisjoint(local):
        raise SiteError(f"not a property or class: '{name}'")
    return terms.node(PREFIXES[prefix] + local)


def resource(sight: "Sight", iri: str) -> "Pointer":
    """A pointer to the thing of that IRI."""
    return Pointer(sight, (terms.node(iri),))


class Pointer:
    """None, one or several terms of what `sight` can look up."""

    __slots__ = ("_sight", "terms")

    def __init__(self, sight: Sight, found: Iterable[str] = ()) -> None:
        self._sight = sight
        self.terms: tuple[str, ...] = tuple(found)

    def __iter__(self) -> Iterator["Pointer"]:
        if len(self.terms) == 1:
            return iter((self,))
        return (Pointer(self._sight, (term,)) for term in self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __str__(self) -> str:
        return self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pointer) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(self.terms)

    def out(self, name: str) -> "Pointer":
        """What the terms point to by the property `name`."""
        predicate, of = expand(name), self._sight.of
        if len(self.terms) == 1:
            return Pointer(self._sight, of(self.terms[0], predicate))
        found = (each for term in self.terms for each in of(term, predicate))
        return Pointer(self._sight, dict.fromkeys(found))

    def into(self, name: str) -> "Pointer":
        """What points to the terms by the property `name`."""
        predicate, into = expand(name), self._sight.into
        if len(self.terms) == 1:
            return Pointer(self._sight, into(self.terms[0], predicate))
        found = (each for term in self.terms for each in into(term, predicate))
        return Pointer(self._sight, dict.fromkeys(found))

    def a(self, name: str) -> "Pointer":
        """Those of the terms that are of the class `name`."""
        cls, of = expand(name), self._sight.of
        return self._keep(lambda term: cls in of(term, _TYPE))

    def has(self, name: str) -> "Pointer":
        """Those of the terms that have the property `name`."""
        predicate, of = expand(name), self._sight.of
        return self._keep(lambda term: bool(of(term, predicate)))

    def lang(self, language: str) -> "Pointer":
        """Those of the terms that are texts in `language`."""
        return self._keep(lambda term: terms.language(term) == language)

    def spoken(self, language: str) -> "Pointer":
        """The texts in `language`; where there are none those in Japanese, else all, in order."""
        return (self.lang(language) or self.lang(DEFAULT) or self).in_order()

    def in_order(self) -> "Pointer":
        """The terms by `wp:position`, then by IRI, numbers inside it counted as numbers."""
        if len(self.terms) < 2:
            return self
        return Pointer(self._sight, sorted(self.terms, key=self._order))

    def first(self) -> "Pointer":
        return Pointer(self._sight, self.terms[:1])

    def join(self, other: "Pointer") -> "Pointer":
        """These terms and those of another pointer, each once."""
        return Pointer(self._sight, dict.fromkeys((*self.terms, *other.terms)))

    @property
    def value(self) -> str:
        """The IRI or text of the first term; empty where there is none."""
        if not self.terms:
            return ""
        term = self.terms[0]
        return term[1:-1] if term[0] == "<" else terms.value(term)

    @property
    def language(self) -> str:
        """The language of the first term, where it is a text in one."""
        return terms.language(self.terms[0]) if self.terms else ""

    @property
    def datatype(self) -> str:
        """The prefixed datatype of the first term, where it is a literal in no language."""
        return shorten(terms.datatype(self.terms[0])) if self.terms else ""

    @property
    def is_iri(self) -> bool:
        return bool(self.terms) and terms.is_iri(self.terms[0])

    @property
    def short(self) -> str:
        """The prefixed name of the first term, or its IRI."""
        return shorten(self.value)

    @property
    def label(self) -> "Pointer":
        """One label of the first term: the Japanese one before any other."""
        found = self._sight.label(self.terms[0]) if self.terms else None
        return Pointer(self._sight, () if found is None else (found,))

    def called(self, language: str) -> "Pointer":
        """One label of the first term: that in `language` before the Japanese one."""
        if language != DEFAULT and self.terms:
            for label in self._sight.of(self.terms[0], _LABEL):
                if terms.language(label) == language:
                    return Pointer(self._sight, (label,))
        return self.label

    def stated(self, names: Iterable[str]) -> tuple[tuple["Pointer", "Pointer"], ...]:
        """Those of `properties` whose names are given."""
        about = self._sight.about(self.terms[0]) if self.terms else {}
        return tuple(
            (Pointer(self._sight, (p,)), Pointer(self._sight, about[p]).in_order())
            for p in (expand(name) for name in sorted(names))
            if p in about
        )

    @property
    def properties(self) -> tuple[tuple["Pointer", "Pointer"], ...]:
        """All statements of the first term: property and values, by name."""
        about = self._sight.about(self.terms[0]) if self.terms else {}
        return tuple(
            (Pointer(self._sight, (p,)), Pointer(self._sight, about[p]).in_order())
            for p in sorted(about, key=_short)
        )

    def _keep(self, wanted: Callable[[str], bool]) -> "Pointer":
        return Pointer(self._sight, [term for term in self.terms if wanted(term)])

    def _order(self, term: str) -> tuple[int, tuple[str | int, ...]]:
        found = self._sight.of(term, _POSITION)
        return int(terms.value(found[0])) if found else 0, natural(terms.value(term))


@lru_cache(maxsize=1000)
def _short(term: str) -> str:
    return shorten(terms.value(term))


@lru_cache(maxsize=10_000)
def natural(text: str) -> tuple[str | int, ...]:
    """A sort key in which measure/10 comes after measure/2, and any number after any letter."""
    parts: list[str | int] = [*_NUMBER.split(f"{text} ")]
    for place in range(1, len(parts), 2):
        parts[place - 1] = f"{parts[place - 1]}{_LAST}"
        parts[place] = int(parts[place])
    return tuple(parts)
