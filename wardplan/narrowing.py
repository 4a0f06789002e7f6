"""Which statements of a property a query can see: those that its patterns can match.

A pattern matches nothing but what is at its ends. Where the variable at an end has other patterns
beside it, which have to match too, what it stands for must have what they ask of it: of all labels
`?x a wp:Ward ; rdfs:label ?name` sees those of wards. That says nothing of a query that `seeing`
says sees everything; it is for the properties that a query names.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from pyparsing import ParseException
from rdflib.paths import InvPath, Path, SequencePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode, URIRef, Variable

from wardplan import terms
from wardplan.reach import algebra

_THROUGH = frozenset(("SelectQuery", "ConstructQuery", "AskQuery", "Project", "Distinct", "Reduced",
                      "OrderBy", "Slice", "Extend", "Graph"))  # fmt: skip
"""Steps of the algebra (SPARQL 1.1, 18.2) that pass on what the step below gives."""
_BLOCKS, _GROUP = ("BGP", "TriplesBlock"), "GroupGraphPatternSub"
"""Triples; the last two are what rdflib leaves of a test as it was read."""


class Need(NamedTuple):
    """What must be stated of a thing: a property, with another or with any (''), as terms.

    The other is its value, or, where that is `inbound`, that of which the thing is the value.
    """

    property: str
    other: str = ""
    inbound: bool = False


@dataclass(frozen=True)
class End:
    """One end of a pattern: a term, or ('') any of which all `needs` are stated."""

    term: str = ""
    needs: frozenset[Need] = frozenset()


ANY = End()


@dataclass(frozen=True)
class Pattern:
    """What a query can see of a property: statements with such ends."""

    property: str
    subject: End = ANY
    target: End = ANY


_Triple = tuple[Any, Any, Any]
_Needs = Mapping[Any, frozenset[Need]]
"""What must be stated of whatever a variable stands for."""


class _UnknownError(Exception):
    """A query with a step that is not understood here."""


@lru_cache(maxsize=500)
def patterns(query: str) -> tuple[Pattern, ...] | None:
    """The patterns of a query that name their property; None where they cannot be told."""
    try:
        return tuple(dict.fromkeys(_of(algebra(query), {})))
    except (ParseException, _UnknownError):
        return None


def _of(step: Any, given: _Needs) -> Iterator[Pattern]:
    """The patterns in a step; what does not meet what is `given` of a variable has no effect."""
    if isinstance(step, list | tuple | set | frozenset):
        for each in step:
            yield from _of(each, given)
    elif isinstance(step, CompValue):
        if step.name in _BLOCKS:
            found = list(_triples(step))
            yield from _of_block(found, _both(given, _of_variables(found)))
        else:
            for name, each in step.items():
                yield from _of(each, _passed(step, name, given))


def _triples(block: CompValue) -> Iterator[_Triple]:
    """The triples of a block; as it was read it has lists of any number of them."""
    for found in block.triples:
        for triple in zip(found[::3], found[1::3], found[2::3], strict=True):
            yield from _plain(*triple)


def _plain(subject: Any, predicate: Any, target: Any) -> Iterator[_Triple]:
    """A triple; one with a path of several steps as the triples that it stands for (9.1)."""
    if isinstance(predicate, InvPath):
        yield from _plain(target, predicate.arg, subject)
    elif isinstance(predicate, SequencePath):
        ends = [subject, *(BNode() for _ in predicate.args[1:]), target]
        for start, step, end in zip(ends, predicate.args, ends[1:], strict=False):
            yield from _plain(start, step, end)
    else:
        yield subject, predicate, target


def _passed(step: CompValue, name: str, given: _Needs) -> _Needs:
    """What is known of variables in a part of a step.

    An optional part, or a test, may tell what else there is of a solution, but not take away what
    the solution needs: so it is given what is known of the variables that are bound without it.
    """
    if step.name == "Join":
        return _both(given, _certain(step.p2 if name == "p1" else step.p1))
    if step.name == "Union" or (step.name in (*_THROUGH, "Filter", "LeftJoin", "Minus")
                                and name in ("p", "p1")):  # fmt: skip
        return given
    if step.name == "LeftJoin" or (step.name == "Filter" and name == "expr"):
        bound = _certain(step.p1 if step.name == "LeftJoin" else step.p)
        return _both({each: given[each] for each in bound if each in given}, bound)
    within = step.name.startswith("Builtin_") or step.name.endswith("Expression")
    return given if within or (step.name == _GROUP and _is_joined(step)) else {}


def _is_joined(group: CompValue) -> bool:
    """Whether a group, as it was read, is nothing but blocks of triples and filters."""
    return all(each.name in (*_BLOCKS, "Filter") for each in group.part)


def _certain(step: Any) -> _Needs:
    """What must be stated of the variables that a step binds in every solution."""
    if not isinstance(step, CompValue):
        return {}
    if step.name == "BGP":
        return _of_variables(_triples(step))
    if step.name == "Join":
        return _both(_certain(step.p1), _certain(step.p2))
    if step.name in ("LeftJoin", "Minus"):
        return _certain(step.p1)
    return _certain(step.p) if step.name in ("Filter", "Extend", "Graph") else {}


def _of_variables(triples: Iterable[_Triple]) -> _Needs:
    found: dict[Any, set[Need]] = {}
    for subject, predicate, target in triples:
        of_subject, of_target = (found.setdefault(end, set()) for end in (subject, target))
        if isinstance(predicate, URIRef):
            name = terms.node(str(predicate))
            of_subject.add(Need(name, _named(target)))
            of_target.add(Need(name, _named(subject), inbound=True))
    return {end: frozenset(needs) for end, needs in found.items() if _is_variable(end)}


def _both(one: _Needs, other: _Needs) -> _Needs:
    nothing = frozenset[Need]()
    return {end: one.get(end, nothing) | other.get(end, nothing) for end in (*one, *other)}


def _of_block(triples: Iterable[_Triple], known: _Needs) -> Iterator[Pattern]:
    for subject, predicate, target in triples:
        if isinstance(predicate, URIRef):
            yield Pattern(terms.node(str(predicate)), _end(subject, known), _end(target, known))
        elif isinstance(predicate, Path):
            yield from (Pattern(terms.node(str(each))) for each in _steps(predicate))
        elif not _is_variable(predicate):
            raise _UnknownError


def _end(term: Any, known: _Needs) -> End:
    """An end; of a literal nothing is known, for engines write some in another way."""
    if isinstance(term, URIRef):
        return End(_named(term))
    return End(needs=known.get(term, frozenset())) if _is_variable(term) else ANY


def _named(term: Any) -> str:
    return terms.node(str(term)) if isinstance(term, URIRef) else ""


def _is_variable(term: Any) -> bool:
    return isinstance(term, Variable | BNode)


def _steps(path: Any) -> Iterator[URIRef]:
    """The properties in a path."""
    if isinstance(path, URIRef):
        yield path
    elif isinstance(path, Path):
        yield from _steps(list(vars(path).values()))
    elif isinstance(path, list | tuple):
        for each in path:
            yield from _steps(each)
