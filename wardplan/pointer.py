"""A read-only pointer into the dataset for templates: a few verbs, each gives another pointer.

An empty pointer means "none", so that templates need no checks. Properties are written as in
Turtle (`wp:measure`); a prefix that is not ours raises SiteError.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import pyoxigraph as ox

from wardplan.errors import SiteError
from wardplan.lookup import Resource, value
from wardplan.namespaces import RDF, RDFS
from wardplan.prefixes import PREFIXES
from wardplan.prefixes import shorten as shorten

Term = Resource | ox.Literal

_LABEL = ox.NamedNode(str(RDFS.label))
_TYPE = ox.NamedNode(str(RDF.type))


def expand(name: str) -> ox.NamedNode:
    """The IRI of a prefixed name. Raises SiteError for an unknown prefix."""
    prefix, _, local = name.partition(":")
    if prefix not in PREFIXES:
        raise SiteError(f"unknown prefix in '{name}'; known: {', '.join(sorted(PREFIXES))}")
    try:
        return ox.NamedNode(PREFIXES[prefix] + local)
    except ValueError as error:
        raise SiteError(f"not a property or class: '{name}'") from error


class Pointer:
    """None, one or several terms of a store."""

    def __init__(self, store: ox.Store, terms: Iterable[Term] = ()) -> None:
        self._store = store
        self.terms: tuple[Term, ...] = tuple(terms)

    def __iter__(self) -> Iterator["Pointer"]:
        return (Pointer(self._store, (term,)) for term in self.terms)

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
        return Pointer(self._store, self._out(expand(name)))

    def into(self, name: str) -> "Pointer":
        """What points to the terms by the property `name`."""
        predicate = expand(name)
        found = (
            quad.subject
            for term in self.terms
            for quad in self._store.quads_for_pattern(None, predicate, term)
        )
        return Pointer(self._store, dict.fromkeys(found))

    def a(self, name: str) -> "Pointer":
        """Those of the terms that are of the class `name`."""
        cls = expand(name)
        return self._keep(lambda term: self._holds(term, _TYPE, cls))

    def has(self, name: str) -> "Pointer":
        """Those of the terms that have the property `name`."""
        predicate = expand(name)
        return self._keep(lambda term: self._holds(term, predicate, None))

    def lang(self, language: str) -> "Pointer":
        """Those of the terms that are texts in `language`."""
        return self._keep(lambda t: isinstance(t, ox.Literal) and t.language == language)

    def in_order(self) -> "Pointer":
        """The terms by `wp:position`, then by IRI, numbers inside it counted as numbers."""
        if len(self.terms) < 2:
            return self
        return Pointer(self._store, sorted(self.terms, key=self._order))

    def first(self) -> "Pointer":
        return Pointer(self._store, self.terms[:1])

    def join(self, other: "Pointer") -> "Pointer":
        """These terms and those of another pointer, each once."""
        return Pointer(self._store, dict.fromkeys((*self.terms, *other.terms)))

    @property
    def value(self) -> str:
        """The IRI or text of the first term; empty where there is none."""
        return value(self.terms[0]) if self.terms else ""

    @property
    def language(self) -> str:
        """The language of the first term, where it is a text in one."""
        term = self.terms[0] if self.terms else None
        return (term.language or "") if isinstance(term, ox.Literal) else ""

    @property
    def datatype(self) -> str:
        """The prefixed datatype of the first term, where it is a literal in no language."""
        term = self.terms[0] if self.terms else None
        plain = isinstance(term, ox.Literal) and not term.language
        return shorten(term.datatype.value) if plain and isinstance(term, ox.Literal) else ""

    @property
    def is_iri(self) -> bool:
        return bool(self.terms) and isinstance(self.terms[0], ox.NamedNode)

    @property
    def short(self) -> str:
        """The prefixed name of the first term, or its IRI."""
        return shorten(self.value)

    @cached_property
    def label(self) -> "Pointer":
        """One label of the first term: the Japanese one before any other."""
        labels = Pointer(self._store, self._labels())
        return (labels.lang("ja") or labels.lang("en") or labels).first()

    @cached_property
    def properties(self) -> tuple[tuple["Pointer", "Pointer"], ...]:
        """All statements of the first term: property and values, by name."""
        values: dict[Term, list[Term]] = {}
        for term in self._resources[:1]:
            for quad in self._store.quads_for_pattern(term, None, None):
                values.setdefault(quad.predicate, []).append(quad.object)
        return tuple(
            (Pointer(self._store, (p,)), Pointer(self._store, dict.fromkeys(values[p])).in_order())
            for p in sorted(values, key=lambda p: shorten(value(p)))
        )

    @property
    def _resources(self) -> tuple[Resource, ...]:
        """The terms that can have statements of their own."""
        return tuple(term for term in self.terms if not isinstance(term, ox.Literal))

    def _labels(self) -> Iterator[Term]:
        for term in self._resources[:1]:
            for quad in self._store.quads_for_pattern(term, _LABEL, None):
                yield quad.object

    def _out(self, predicate: ox.NamedNode) -> Iterable[Term]:
        return dict.fromkeys(
            quad.object
            for term in self._resources
            for quad in self._store.quads_for_pattern(term, predicate, None)
        )

    def _holds(self, term: Term, predicate: ox.NamedNode, target: Term | None) -> bool:
        if isinstance(term, ox.Literal):
            return False
        return next(self._store.quads_for_pattern(term, predicate, target), None) is not None

    def _keep(self, wanted: Callable[[Term], bool]) -> "Pointer":
        return Pointer(self._store, (term for term in self.terms if wanted(term)))

    def _order(self, term: Term) -> tuple[int, list[tuple[int, str]]]:
        found = Pointer(self._store, (term,)).out("wp:position").value
        return int(found or 0), natural(value(term))


def natural(text: str) -> list[tuple[int, str]]:
    """A sort key in which measure/10 comes after measure/2."""
    parts: list[tuple[int, str]] = []
    digits = ""
    for char in text + " ":
        if char.isascii() and char.isdigit():
            digits += char
            continue
        if digits:
            parts.append((int(digits), ""))
            digits = ""
        parts.append((-1, char))
    return parts
