"""What is known of a thing for search: a record has its texts, its address and its filters."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wardplan import iris, terms
from wardplan.pointer import Pointer
from wardplan.search.folding import fold
from wardplan.search.tokens import NOWHERE, Token, tokens
from wardplan.searchable import Kind, walk

WHERE, BODY = 128, 256
"""From here on, places are those of what a thing is part of, and of what it says; titles come
before. A text that is too long for its room only pushes the next one back."""
BREAK = "\n"
"""Parts the texts of one field."""


@dataclass(frozen=True)
class Record:
    """A thing, or a page about none, as it is found and shown.

    `also` holds words by which it is found without being shown; `filters` are pairs of a filter's
    name and a value that it lets pass.
    """

    path: str
    kind: str
    title: str
    english: str = ""
    where: str = ""
    body: str = ""
    also: str = ""
    filters: tuple[tuple[str, str], ...] = ()

    def row(self) -> list[str]:
        """The record as the files of texts have it."""
        return [
            self.path, self.kind, self.title, self.english, self.where, self.body, self.also
        ]  # fmt: skip

    def tokens(self) -> Iterator[Token]:
        """The tokens of its texts, each field from its own place on; filters and whole titles."""
        yield from ((f"{name}:{value}", NOWHERE) for name, value in self.filters)
        yield f"kind:{self.kind}", NOWHERE
        yield from ((f"={fold(title)}", NOWHERE) for title in (self.title, self.english) if title)
        end = 0
        fields = ((0, self.title), (0, self.english), (WHERE, self.where), (WHERE, self.also))
        for room, text in (*fields, (BODY, self.body)):
            start, folded = max(room, end), fold(text)
            yield from ((token, p if p == NOWHERE else start + p) for token, p in tokens(folded))
            end = start + len(folded) + 1


def record(this: Pointer, kind: Kind, words: Iterable[str]) -> Record:
    """The record of a thing. `words` are names of its kind, in any language."""
    english = this.out("rdfs:label").lang("en").value
    title = this.label.value or this.short
    body = [each.value for each in walk(this, kind.body) if not each.is_iri]
    where = [each.value for each in walk(this, kind.where) if each.language == "ja"]
    also = [each.value for each in walk(this, kind.also)]
    short = () if this.short == this.value else (this.short,)
    return Record(
        address(this.value),
        kind.name,
        title,
        english,
        BREAK.join(where),
        BREAK.join(text for text in body if text != title),
        BREAK.join((*also, *words, *short)),
        tuple(_filters(this, kind)),
    )


def _filters(this: Pointer, kind: Kind) -> Iterator[tuple[str, str]]:
    for ward in walk(this, kind.ward):
        yield "ward", iris.rest_of(ward.value)
    for year in walk(this, kind.year):
        yield "year", year.value
    for cited in walk(this, kind.cites):
        yield "policy", iris.rest_of(cited.value)


def address(iri: str) -> str:
    """The address of a thing's page, below the site's root, with its place in it."""
    place = iris.fragment(iri)
    return f"{iris.path_of(iri)}.html{f'#{place}' if place else ''}"


def types(this: Pointer) -> set[str]:
    """The classes of a thing, as terms."""
    return {terms.node(each.value) for each in this.out("rdf:type")}


def json_of(rows: object) -> bytes:
    """Compact JSON, the same for the same."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
