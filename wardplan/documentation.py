"""The documentation in `docs/` as pages of the site: Markdown, its links led to pages and files.

A page in a folder `ja/` is in Japanese, any other in English; what stands below a heading 日本語
is Japanese too. Links to files of the repository outside `docs/`, which the site does not have, are
left as text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from wardplan.errors import SiteError

FOLDER = "docs"
SUFFIX = ".md"
"""What pages are made from; all else in the folder is published as it is."""
JAPANESE = "日本語"
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """A heading of a page, for its table of contents."""

    depth: int
    anchor: str
    text: str


@dataclass(frozen=True)
class Text:
    """A page: `path` is its address without extension, `source` its file below the project."""

    path: str
    source: str
    language: str
    title: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    body: Markup


@dataclass(frozen=True)
class Documentation:
    """All pages by their addresses."""

    texts: dict[str, Text]


def read(folder: Path) -> Documentation:
    """The documentation in `folder`; nothing where there is none.

    Raises SiteError with file and line for a link that leads nowhere, or a page without a title.
    """
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    named = {f"{FOLDER}/{each.relative_to(folder).as_posix()}": each for each in found}
    pages = {name: file for name, file in named.items() if file.suffix == SUFFIX}
    texts = [_text(name, file, frozenset(named)) for name, file in pages.items()]
    made = {text.path: text for text, _ in texts}
    for text, links in texts:
        _refuse_lost(text, links, made)
    return Documentation(made)


Link = tuple[str, int]
"""Where a link leads within the documentation, `page#anchor`, and its line."""


def _text(name: str, file: Path, known: frozenset[str]) -> tuple[Text, list[Link]]:
    """One page, and the anchors it counts on."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(_read(file))
    links = [link for token in tokens for link in _lead(token, name, known)]
    headings = list(_anchored(tokens))
    title = next((each.text for each in headings if each.depth == 1), "")
    if not title:
        raise SiteError("a page of the documentation begins with a title: # ...", file, 1)
    text = Text(
        name.removesuffix(SUFFIX),
        name,
        "ja" if "ja" in Path(name).parent.parts else "en",
        title,
        tuple(each for each in headings if each.depth in (2, 3)),
        frozenset(each.anchor for each in headings),
        Markup(markdown.renderer.render(_body(tokens), markdown.options, {})),  # noqa: S704 - escaped
    )
    return text, links


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SiteError(f"not readable: {error}", file) from error


def _lead(token: Token, name: str, known: frozenset[str]) -> Iterator[Link]:
    """Lead the links of a block to pages and files of the site."""
    line = (token.map or [0])[0] + 1
    kept = []
    depth = 0
    for child in token.children or ():
        if child.type == "link_close" and depth:
            depth -= 1
            continue
        target = unquote(str(child.attrs.get("href", ""))) if child.type == "link_open" else ""
        if target and not _OUTSIDE.match(target):
            path, _, anchor = target.partition("#")
            whole = normpath(f"{dirname(name)}/{path}") if path else name
            if whole not in known:
                if whole.startswith(f"{FOLDER}/"):
                    raise SiteError(f"the link leads nowhere: {target}", name, line)
                depth += 1
                continue
            if path.endswith(SUFFIX):
                page = f"{path.removesuffix(SUFFIX)}.html"
                child.attrs["href"] = f"{page}#{quote(anchor)}" if anchor else page
            if anchor:
                yield f"{whole.removesuffix(SUFFIX)}#{anchor}", line
        kept.append(child)
    if token.children is not None:
        token.children = kept


def _anchored(tokens: Sequence[Token]) -> Iterator[Heading]:
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


def _body(tokens: Iterable[Token]) -> list[Token]:
    """The page without its title; what is in Japanese below an English text is marked so."""
    body, titled, japanese = [], 0, False
    waiting = list(tokens)
    for number, token in enumerate(waiting):
        if titled < 3 and (titled or token.tag == "h1"):
            titled += 1
            continue
        if token.type == "heading_open" and token.tag == "h2":
            if japanese:
                body.append(Token("section_close", "section", -1))
            japanese = waiting[number + 1].content == JAPANESE
            if japanese:
                body.append(Token("section_open", "section", 1, attrs={"lang": "ja"}))
        body.append(token)
    if japanese:
        body.append(Token("section_close", "section", -1))
    return body


def _refuse_lost(text: Text, links: Iterable[Link], texts: dict[str, Text]) -> None:
    for target, line in links:
        path, _, anchor = target.partition("#")
        if anchor not in texts[path].anchors:
            raise SiteError(f"no heading has this anchor: {target}", text.source, line)
