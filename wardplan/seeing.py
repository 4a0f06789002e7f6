"""Which statements a query can see: those of the properties that it names, unless it asks for any.

Nothing but a triple pattern or a property path sees data (SPARQL 1.1, 18.2), and either names its
properties or has a variable in their place. So it is enough to look at a query's tokens, which
takes a fiftieth of the time of reading it whole. In doubt a query sees everything.

Every resource has a class, so of statements of a class those of the classes named are told apart.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from wardplan import terms
from wardplan.prefixes import PREFIXES

TYPE = terms.node(PREFIXES["rdf"] + "type")
_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<comment>\#[^\n]*)
    |(?P<text>\"\"\".*?\"\"\"|'''.*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<name>(?:[^\W\d][\w.-]*)?:(?:[\w:.%-]*[\w:%-])?)
    |(?P<number>\d[\w.+-]*)
    |(?P<word>@?[^\W\d][\w-]*)
    |(?P<sign>!=|&&|\|\||\S)""",
    re.VERBOSE | re.DOTALL,
)
_NEVER = frozenset(
    ("SERVICE", "DESCRIBE", "BASE", "NOW", "RAND", "UUID", "STRUUID", "BNODE", "INSERT", "DELETE")
)
"""Words of queries whose answers do not follow from the statements they match."""
_LISTS = frozenset(("SELECT", "ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET"))
"""Words before variables, or what is made of them, up to the next brace."""
_TERMS = frozenset(("iri", "name", "variable", "text", "number"))
_BEFORE = frozenset((";", "[", "]", "/", "|", "^"))
_OPERATORS = frozenset(("&&", "||", "=", "!=", "<", ">", "+", "-", "*", ","))
_NAMES = frozenset(("iri", "name"))


def sorts(predicate: str, target: str) -> tuple[str, ...]:
    """What a scope may name to see a statement: its property; or its class, where it has one."""
    return (TYPE, f"{TYPE} {target}") if predicate == TYPE else (predicate,)


@dataclass(frozen=True)
class Scope:
    """The properties of the statements that a query sees, as terms; None for all of them.

    Where it sees those of some classes alone, each stands with the class behind `rdf:type`.
    """

    properties: frozenset[str] | None


ALL = Scope(None)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str

    @property
    def is_term(self) -> bool:
        return self.kind in _TERMS

    @property
    def word(self) -> str:
        return self.text.upper() if self.kind == "word" else ""


@lru_cache(maxsize=500)
def scope(query: str) -> Scope | None:
    """What a query sees; None for one whose answers depend on more than the data."""
    tokens = [_Token(str(m.lastgroup), m[0]) for m in _TOKEN.finditer(query)]
    tokens = [each for each in tokens if each.kind != "comment"]
    if any(each.word in _NEVER for each in tokens):
        return None
    named = frozenset(_named(tokens))
    if "" in named or _asks_for_any(list(_patterns(tokens))):
        return ALL
    return Scope(named)


def _named(tokens: Sequence[_Token]) -> Iterator[str]:
    """All names in a query, as terms; an empty one for a name of an unknown prefix."""
    known = dict(PREFIXES)
    for at, each in enumerate(tokens):
        if each.word == "PREFIX" and len(tokens) > at + 2:
            known[tokens[at + 1].text.removesuffix(":")] = tokens[at + 2].text[1:-1]
    names = [_name(each, known) for each in tokens]
    listed = _in_values(tokens)
    for at, name in enumerate(names):
        if name == TYPE and at not in listed:
            yield from _types(tokens, names, at)
        elif name is not None:
            yield name


def _name(token: _Token, known: Mapping[str, str]) -> str | None:
    """The term that a token names, if any."""
    if token.kind == "name":
        prefix, _, local = token.text.partition(":")
        return terms.node(known[prefix] + local) if prefix in known else ""
    if token.text == "a":
        return TYPE
    return token.text if token.kind == "iri" else None


def _types(tokens: Sequence[_Token], names: Sequence[str | None], at: int) -> Iterator[str]:
    """The statements of classes that are seen where `rdf:type` stands: all, unless it has values
    that are named."""
    if at and tokens[at - 1].text == "^":
        yield TYPE
        return
    separator = ","
    while separator == ",":
        at += 2
        name = names[at - 1] if at - 1 < len(names) else None
        yield TYPE if name is None else f"{TYPE} {name}"
        separator = tokens[at].text if at < len(tokens) else ""


def _in_values(tokens: Sequence[_Token]) -> frozenset[int]:
    """Where values are listed for variables."""
    found, inside = set[int](), False
    for at, each in enumerate(tokens):
        inside = (inside or each.word == "VALUES") and each.text != "}"
        if inside:
            found.add(at)
    return frozenset(found)


def _chosen(tokens: Sequence[_Token]) -> frozenset[int]:
    """Where a variable stands whose only values are names that its own group lists for it."""
    groups, open_ = list[int](), [0]
    listed: set[tuple[int, str]] = set()
    for at, each in enumerate(tokens):
        if each.text == "{":
            open_.append(at)
        groups.append(open_[-1])
        if each.text == "}" and len(open_) > 1:
            open_.pop()
        if each.word == "VALUES" and _lists_names(tokens[at + 1 :]):
            listed.add((open_[-1], tokens[at + 1].text[1:]))
    places = zip(groups, tokens, strict=True)
    return frozenset(
        at for at, (group, each) in enumerate(places) if (group, each.text[1:]) in listed
    )


def _lists_names(after: Sequence[_Token]) -> bool:
    """Whether values are given to one variable, which are names."""
    values = list(takewhile(lambda each: each.text != "}", after[2:]))
    plain = [each.text for each in after[:2]][1:] == ["{"] and after[0].kind == "variable"
    return plain and all(each.kind in _NAMES for each in values)


def _patterns(tokens: Sequence[_Token]) -> Iterator[_Token]:
    """The tokens without those of lists: what is selected, and what orders and groups it."""
    inside = False
    for each in tokens:
        if each.text in ("{", "}"):
            inside = False
        elif each.word in _LISTS:
            inside = True
        if not inside:
            yield each


def _asks_for_any(tokens: Sequence[_Token]) -> bool:
    """Whether a variable may stand for a property, or a path may pass over any.

    Such a variable has a term after it, and before it a term, or what a property may follow.
    """
    start = _Token("sign", "{")
    ends, chosen = _ends_of_lists(tokens), _chosen(tokens)
    neighbours = zip([start, *tokens], tokens, [*tokens[1:], start], strict=False)
    for at, (before, this, after) in enumerate(neighbours):
        follows = before.is_term or before.text in _BEFORE or at - 1 in ends
        is_term = after.is_term or _begins_term(after)
        if this.kind == "variable" and follows and is_term and at not in chosen:
            return True
        if this.text == "!" and (follows or before.text == "(") and not _is_expression(after):
            return True
        if this.text == "\\":
            return True
        if this.word == "GRAPH" and not _has_pattern(tokens[at + 2 : at + 4]):
            return True
        if this.text in ("*", "?") and not _is_bound(tokens[max(0, at - 3) : at]):
            return True
    return False


def _begins_term(token: _Token) -> bool:
    """Whether a token that is no term by itself begins one, or stands for one."""
    return token.text in ("[", "(", "+", "-") or token.word in ("TRUE", "FALSE")


def _is_expression(after: _Token) -> bool:
    """Whether what follows an exclamation mark is an expression, not the properties of a path."""
    return after.kind == "variable" or (bool(after.word) and after.text != "a")


def _has_pattern(group: Sequence[_Token]) -> bool:
    """Whether a group begins with a triple pattern; one without any sees the names of graphs."""
    return len(group) == 2 and group[0].text == "{" and (group[1].is_term or group[1].text == "[")


def _is_bound(before: Sequence[_Token]) -> bool:
    """Whether what a path repeats from begins where a step before it ends; or is no path.

    Else it may begin, and end, at anything there is.
    """
    if before[-1].kind not in ("iri", "name") and before[-1].text not in (")", "a"):
        return True
    steps = [each.kind in ("iri", "name") or each.text == "/" for each in before]
    return len(before) == 3 and all(steps) and before[1].text == "/"


def _ends_of_lists(tokens: Sequence[_Token]) -> frozenset[int]:
    """Where brackets end that may hold an RDF list or a path, and no expression."""
    open_, ends = list[bool](), set[int]()
    before = _Token("sign", "{")
    for at, each in enumerate(tokens):
        if each.text == "(":
            inside = bool(open_) and open_[-1]
            open_.append(inside or bool(before.word) or before.text in _OPERATORS)
        elif each.text == ")" and open_ and not open_.pop():
            ends.add(at)
        before = each
    return frozenset(ends)
