"""What can be known of a query from its words alone, before any engine reads it.

The words are found as the SPARQL 1.1 grammar finds its tokens (section 19.8), so that a word in a
text, an IRI, a comment or a prefixed name does not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urljoin

_TOKEN = re.compile(
    r"""
    \#[^\r\n]*
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+(?:\"{3}|\Z) | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+(?:'{3}|\Z)
    | "(?:[^"\\\r\n]|\\.)*+"? | '(?:[^'\\\r\n]|\\.)*+'?
    | [?$]\w+
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
    | (?P<run>\w[\w.-]*+)(?P<colon>:(?:[\w.:%-]|\\.)*)?
    | (?P<empty>:(?:[\w.:%-]|\\.)*)
    """,
    re.VERBOSE | re.DOTALL,
)
"""Every character is read once: no text, however it is made, takes more time than its length."""
_WORD = re.compile(r"[A-Za-z_]\w*")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]*")


class Form(Enum):
    """The four forms of a query (SPARQL 1.1 Query, section 16)."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"

    @property
    def is_graph(self) -> bool:
        """Whether the answer is a graph."""
        return self in {Form.CONSTRUCT, Form.DESCRIBE}


_FORMS = {form.value for form in Form}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_VOLATILE = {"NOW", "RAND", "UUID", "STRUUID", "BNODE"}
_TELLING = _FORMS | _UPDATES | _VOLATILE | {"SERVICE", "FROM"}

Token = tuple[str, str]


@dataclass(frozen=True)
class Clause:
    """The dataset clause of a query: the graphs of `FROM` and of `FROM NAMED`."""

    default: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True)
class Lexis:
    """`form` is None where the text is no query; `lasting` says that asked again of the same
    data it gives the same answer; `clause` is None where there is none to be read."""

    form: Form | None
    service: bool
    update: bool
    lasting: bool
    clause: Clause | None


def scan(text: str, base: str) -> Lexis:
    """Look at the words of a query whose relative IRIs resolve against `base`."""
    words, first = set[str](), ""
    for kind, value in _tokens(text):
        word = value.upper() if kind == "word" else ""
        if word in _TELLING:
            words.add(word)
            first = first or (word if word in _FORMS | _UPDATES else "")
    return Lexis(
        form=Form(first) if first in _FORMS else None,
        service="SERVICE" in words,
        update=first in _UPDATES,
        lasting=words.isdisjoint(_VOLATILE),
        clause=_clause(_tokens(text), base) if "FROM" in words else None,
    )


def _tokens(text: str) -> Iterator[Token]:
    """The IRIs, names and words of a query; what is no name is words with other signs between."""
    for each in _TOKEN.finditer(text):
        run, kind = each["run"], each.lastgroup
        if kind == "iri":
            yield "iri", each[0]
        elif kind in {"colon", "empty"}:
            yield "name", each[0]
        elif run is not None:
            yield from (("word", word) for word in _WORD.findall(run))


def _clause(coming: Iterator[Token], base: str) -> Clause | None:
    """Read the prologue and the dataset clause (sections 4.1 and 13.2)."""
    default, named, prefixes = list[str](), list[str](), dict[str, str]()
    for _, word in coming:
        match word.upper():
            case "BASE":
                base = _iri(next(coming, ("", "")), base, prefixes) or base
            case "PREFIX":
                _, name = next(coming, ("", ""))
                prefixes[name] = _iri(next(coming, ("", "")), base, prefixes) or ""
            case "FROM":
                is_named, token = _after_from(coming)
                iri = _iri(token, base, prefixes)
                if iri is None:
                    return None
                (named if is_named else default).append(iri)
    return Clause(tuple(default), tuple(named))


def _after_from(coming: Iterator[Token]) -> tuple[bool, Token]:
    token = next(coming, ("", ""))
    if token[1].upper() != "NAMED":
        return False, token
    return True, next(coming, ("", ""))


def _iri(token: Token, base: str, prefixes: dict[str, str]) -> str | None:
    """The IRI a token stands for; None where it stands for none."""
    kind, value = token
    if kind == "iri":
        return resolve(base, value[1:-1])
    prefix, colon, local = value.partition(":")
    if kind == "name" and prefix + colon in prefixes:
        return prefixes[prefix + colon] + re.sub(r"\\(.)", r"\1", local)
    return None


def resolve(base: str, reference: str) -> str:
    """A reference resolved against a base (RFC 3986, section 5); an IRI stays as it is."""
    return reference if _ABSOLUTE.match(reference) else urljoin(base, reference)


def is_iri(text: str) -> bool:
    return _IRI.fullmatch(text) is not None
