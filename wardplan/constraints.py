"""The constraints of SHACL Core that our shapes use, each as a function over plain values.

A function is true only where pySHACL has no result for the constraint, and false only where it has
one; where that depends on how a library reads a value, it raises DoubtError.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from wardplan.facts import Doubtful, Facts, Term, Values
from wardplan.namespaces import RDF, XSD

Check = Callable[[Facts, Term, Values], bool]
"""Whether the value nodes of a focus node satisfy a constraint. Raises DoubtError."""

Judge = Callable[[Facts, Term], bool]
"""Whether a node conforms to a shape. Raises DoubtError."""

NOTHING: Values = frozenset()
NUMBERS = frozenset(map(str, (XSD.integer, XSD.nonNegativeInteger, XSD.decimal)))
DATE, INTEGER, LANGUAGE_STRING = str(XSD.date), str(XSD.integer), str(RDF.langString)


class DoubtError(Exception):
    """It cannot be said for sure whether a node conforms."""


def values_of(facts: Facts, focus: Term, path: str) -> Values:
    """The value nodes of a focus node. Raises DoubtError where one of them is in doubt."""
    values = facts.of(focus).get(path, NOTHING)
    if type(values) is Doubtful:
        raise DoubtError
    return values


def is_a(cls: str) -> Check:
    return lambda facts, _, values: all(
        type(value) is str and cls in facts.classes(value) for value in values
    )


def has_datatype(datatype: str) -> Check:
    if datatype == LANGUAGE_STRING:
        return lambda _, __, values: all(_language(value) for value in values)
    return lambda _, __, values: all(_kind(value) == datatype for value in values)


def is_kind(kind: type) -> Check:
    """IRIs are of the type `str`, literals of the type `tuple`."""
    return lambda _, __, values: all(type(value) is kind for value in values)


def at_least(count: int) -> Check:
    return lambda _, __, values: len(values) >= count


def at_most(count: int) -> Check:
    return lambda _, __, values: len(values) <= count


def matches(pattern: str) -> Check:
    search = re.compile(pattern).search
    return lambda _, __, values: all(
        search(value if type(value) is str else _written(value)) for value in values
    )


def in_languages(languages: frozenset[str]) -> Check:
    return lambda _, __, values: all(_language(value) in languages for value in values)


def one_per_language() -> Check:
    def check(_: Facts, __: Term, values: Values) -> bool:
        tagged = [language for value in values if (language := _language(value))]
        return len(tagged) == len(set(tagged))

    return check


def one_of(members: Values) -> Check:
    return lambda _, __, values: values <= members


def includes(members: Values) -> Check:
    return lambda _, __, values: values >= members


def only_properties(allowed: frozenset[str]) -> Check:
    return lambda facts, focus, _: facts.of(focus).keys() <= allowed


def not_below(bound: Decimal) -> Check:
    return lambda _, __, values: all(_number(value) >= bound for value in values)


def not_above(bound: Decimal) -> Check:
    return lambda _, __, values: all(_number(value) <= bound for value in values)


def same_as(path: str) -> Check:
    return lambda facts, focus, values: values == values_of(facts, focus, path)


def less_than(path: str) -> Check:
    return lambda facts, focus, values: all(
        _is_less(value, other) for value in values for other in values_of(facts, focus, path)
    )


def any_of(judges: tuple[Judge, ...]) -> Check:
    return lambda facts, _, values: all(
        any(judge(facts, value) for judge in judges) for value in values
    )


def each(judge: Judge) -> Check:
    return lambda facts, _, values: all(judge(facts, value) for value in values)


def so_many(judge: Judge, least: int, most: int | None) -> Check:
    def check(facts: Facts, _: Term, values: Values) -> bool:
        count = sum(judge(facts, value) for value in values)
        return least <= count and (most is None or count <= most)

    return check


def _kind(value: Term) -> str | None:
    return value[0] if type(value) is tuple else None


def _written(value: Term) -> str:
    if type(value) is not tuple:
        raise DoubtError
    return value[1]


def _language(value: Term) -> str:
    """The language tag of a literal, or nothing."""
    kind = _kind(value) or ""
    return kind[1:] if kind.startswith("@") else ""


def _number(value: Term) -> Decimal:
    if _kind(value) not in NUMBERS:
        raise DoubtError
    return Decimal(_written(value))


def _is_less(value: Term, other: Term) -> bool:
    if _kind(value) == _kind(other) == DATE:
        return _written(value) < _written(other)
    return _number(value) < _number(other)
