"""Markdown as tokens: headings with anchors, and what is Japanese in an English text marked so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

JAPANESE = "日本語"
"""A heading below which an English page is in Japanese."""
_SIGNS = r"[\u3000-\u30ff\u3400-\u9fff\uff01-\uff9f]"
_SIGN = re.compile(_SIGNS)
_RUN = re.compile(rf"({_SIGNS}*[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]{_SIGNS}*)")
"""Japanese words in another text; punctuation alone is none."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page, for its table of contents."""

    depth: int
    anchor: str
    text: str

    @property
    def language(self) -> str:
        """The language of what stands below it, where it says so; else empty."""
        return "ja" if self.text == JAPANESE else ""


def parser() -> MarkdownIt:
    """CommonMark with tables; markup in a text is text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def anchored(tokens: Sequence[Token]) -> Iterator[Heading]:
    """Give each heading an anchor as GitHub does; the headings."""
    seen: dict[str, int] = {}
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            text = "".join(each.content for each in inline.children or () if each.content)
            anchor = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
            count = seen[anchor] = seen.get(anchor, -1) + 1
            anchor = f"{anchor}-{count}" if count else anchor
            token.attrs["id"] = anchor
            yield Heading(int(token.tag[1:]), anchor, text)


def unbroken(tokens: Sequence[Token]) -> Iterator[Token]:
    """A text without the line ends between Japanese words, which would show as spaces."""
    for number, token in enumerate(tokens):
        if token.type == "softbreak":
            before, after = (t.content for t in (tokens[number - 1], tokens[number + 1]))
            if _SIGN.match(before[-1:]) and _SIGN.match(after[:1]):
                continue
        yield token


TITLE = 3
"""The tokens of the title, which the head of the page shows."""


def body(tokens: Sequence[Token]) -> Iterator[Token]:
    """An English page without its title, in which what is Japanese is marked so."""
    japanese = False
    for number, token in enumerate(tokens[TITLE:], TITLE):
        if token.type == "heading_open" and token.tag == "h2":
            if japanese:
                yield Token("section_close", "section", -1)
            japanese = tokens[number + 1].content == JAPANESE
            if japanese:
                yield Token("section_open", "section", 1, attrs={"lang": "ja"})
        if token.children and not japanese:
            token.children = [part for each in token.children for part in _marked(each)]
        yield token
    if japanese:
        yield Token("section_close", "section", -1)


def boxed(tokens: Sequence[Token]) -> Iterator[Token]:
    """Code and tables in boxes that scroll, by keyboard too; an empty cell of a head is no head."""
    for number, token in enumerate(tokens):
        if token.type in ("fence", "code_block", "table_open"):
            yield Token("box_open", "div", 1, attrs={"class": "scroll", "tabindex": "0"})
        if token.type == "th_open" and not tokens[number + 1].content:
            token.tag = tokens[number + 2].tag = "td"
        yield token
        if token.type in ("fence", "code_block", "table_close"):
            yield Token("box_close", "div", -1)


def _marked(token: Token) -> Iterator[Token]:
    """A text cut at the Japanese words in it."""
    if token.type != "text":
        yield token
        return
    for number, text in enumerate(_RUN.split(token.content)):
        if text:
            if number % 2:
                yield Token("language_open", "span", 1, attrs={"lang": "ja"})
            yield Token("text", "", 0, content=text)
            if number % 2:
                yield Token("language_close", "span", -1)
