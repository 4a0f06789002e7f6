"""Terms as N-Triples write them: one string each, quick to compare, to sort and to write out.

An IRI is `<...>`, a text `"..."` with its language or datatype (RDF 1.1 N-Triples, section 2).
"""

import re

_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
STRING = "http://www.w3.org/2001/XMLSchema#string"


def node(iri: str) -> str:
    """The term of an IRI."""
    return f"<{iri}>"


def is_iri(term: str) -> bool:
    return term[0] == "<"


def is_text(term: str) -> bool:
    return term[0] == '"'


def value(term: str) -> str:
    """An IRI, or a literal's text, as a plain string."""
    if term[0] == "<":
        return term[1:-1]
    if term[0] != '"':
        return term.removeprefix("_:")
    text = term[1 : term.rindex('"')]
    return _ESCAPED.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    short, long, char = match.groups()
    if char is None:
        return chr(int(short or long, 16))
    return _CHARACTERS.get(char, char)


def language(term: str) -> str:
    """The language of a text; empty for all else."""
    if term[0] != '"':
        return ""
    mark = term[term.rindex('"') + 1 :]
    return mark[1:] if mark[:1] == "@" else ""


def datatype(term: str) -> str:
    """The datatype's IRI of a literal in no language; empty for all else."""
    if term[0] != '"':
        return ""
    mark = term[term.rindex('"') + 1 :]
    if not mark:
        return STRING
    return mark[3:-1] if mark[:2] == "^^" else ""


def statement(line: str) -> tuple[str, str, str]:
    """Subject, property and value of a line of N-Triples without its end (` .`)."""
    subject, predicate, target = line.split(" ", 2)
    return subject, predicate, target
