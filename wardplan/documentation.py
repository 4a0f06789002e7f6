"""The documentation in `docs/` as pages of the site: Markdown, its links led to pages and files.

A page `ja/NAME.md` is the Japanese text of the page NAME; a page that has none shows its English
text in the Japanese site too, marked as English. Links to files of the repository outside `docs/`,
which the site does not have, are left as text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from wardplan.addresses import relative
from wardplan.errors import SiteError
from wardplan.languages import LANGUAGES, place

FOLDER = "docs"
SUFFIX = ".md"
"""What pages are made from; all else in the folder is published as it is."""
ORIGINAL = "en"
JAPANESE = "日本語"
"""A heading below which an English page is in Japanese."""
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_SIGNS = r"[\u3000-\u30ff\u3400-\u9fff\uff01-\uff9f]"
_SIGN = re.compile(_SIGNS)
_RUN = re.compile(rf"({_SIGNS}*[\u3040-\u30ff\u3400-\u9fff]{_SIGNS}*)")
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


@dataclass(frozen=True)
class Draft:
    """A page as it was written: `path` is its address without extension, `source` its file."""

    path: str
    source: str
    language: str
    text: str
    headings: tuple[Heading, ...]

    @property
    def title(self) -> str:
        return self.headings[0].text

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(heading.anchor for heading in self.headings)


@dataclass(frozen=True)
class Text:
    """A page as it is shown in the site of one language; `draft` may be in another."""

    draft: Draft
    body: Markup


@dataclass(frozen=True)
class Documentation:
    """All pages: by address, and then by the language of the site."""

    texts: Mapping[str, Mapping[str, Text]]


Drafts = Mapping[str, Mapping[str, Draft]]


def read(folder: Path) -> Documentation:
    """The documentation in `folder`; nothing where there is none.

    Raises SiteError with file and line for a link that leads nowhere, or a page without a title.
    """
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    named = {f"{FOLDER}/{each.relative_to(folder).as_posix()}": each for each in found}
    drafts: dict[str, dict[str, Draft]] = {}
    for name, file in named.items():
        if file.suffix == SUFFIX:
            draft = _draft(name, file)
            drafts.setdefault(draft.path, {})[draft.language] = draft
    files = frozenset(named)
    return Documentation(
        {
            path: {
                tree: _text(_shown(drafts, path, tree), tree, drafts, files) for tree in LANGUAGES
            }
            for path in drafts
        }
    )


def _shown(drafts: Drafts, path: str, tree: str) -> Draft:
    """The text that a page has in the site of a language."""
    return drafts[path].get(tree) or next(iter(drafts[path].values()))


def _place(name: str) -> tuple[str, str]:
    """The address of the page that a file of Markdown gives, and the language it is in."""
    parts = name.removesuffix(SUFFIX).split("/")
    language = next((each for each in LANGUAGES if each in parts), ORIGINAL)
    return "/".join(part for part in parts if part not in LANGUAGES), language


def _draft(name: str, file: Path) -> Draft:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SiteError(f"not readable: {error}", file) from error
    headings = tuple(_anchored(_markdown().parse(text)))
    if not headings or headings[0].depth != 1:
        raise SiteError("a page of the documentation begins with a title: # ...", file, 1)
    path, language = _place(name)
    return Draft(path, name, language, text, headings)


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _text(draft: Draft, tree: str, drafts: Drafts, files: frozenset[str]) -> Text:
    markdown, linking = _markdown(), _Linking(draft, tree, drafts, files)
    tokens = markdown.parse(draft.text)
    tuple(_anchored(tokens))
    for token in tokens:
        if token.children is not None:
            led = linking.led(_unbroken(token.children), (token.map or [0])[0] + 1)
            token.children = list(led)
    body = tokens[_TITLE:] if draft.language == "ja" else list(_body(tokens))
    rendered = markdown.renderer.render(body, markdown.options, {})
    return Text(draft, Markup(rendered))  # noqa: S704 - the renderer escapes what it is given


@dataclass(frozen=True)
class _Linking:
    """Leads the links of a text to where they are in the site of one language."""

    draft: Draft
    tree: str
    drafts: Drafts
    files: frozenset[str]

    def led(self, tokens: Iterable[Token], line: int) -> Iterator[Token]:
        """A block's tokens; the links that lead out of the documentation are left as text."""
        dropped = False
        for token in tokens:
            if token.type == "link_close" and dropped:
                dropped = False
                continue
            if token.type == "link_open":
                target = unquote(str(token.attrs.get("href", "")))
                if not _OUTSIDE.match(target) and not self._lead(token, target, line):
                    dropped = True
                    continue
            yield token

    def _lead(self, token: Token, target: str, line: int) -> bool:
        """Give a link its address; whether it has one."""
        path, _, anchor = target.partition("#")
        whole = normpath(f"{dirname(self.draft.source)}/{path}") if path else self.draft.source
        if whole not in self.files:
            if whole.startswith(f"{FOLDER}/"):
                raise SiteError(f"the link leads nowhere: {target}", self.draft.source, line)
            return False
        here = place(self.draft.path, self.tree)
        if not whole.endswith(SUFFIX):
            token.attrs["href"] = relative(here, whole)
            return True
        there, language = _place(whole)
        tree = self.tree
        if there == self.draft.path and language != self.draft.language:
            tree = token.attrs["hreflang"] = language
        if anchor and anchor not in _shown(self.drafts, there, tree).anchors:
            message = f"no heading has this anchor: {target}"
            raise SiteError(message, self.draft.source, line)
        address = relative(here, f"{place(there, tree)}.html") if path else ""
        token.attrs["href"] = f"{address}#{quote(anchor)}" if anchor else address
        return True


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


def _unbroken(tokens: Sequence[Token]) -> Iterator[Token]:
    """A text without the line ends between Japanese words, which would show as spaces."""
    for number, token in enumerate(tokens):
        if token.type == "softbreak":
            before, after = (t.content for t in (tokens[number - 1], tokens[number + 1]))
            if _SIGN.match(before[-1:]) and _SIGN.match(after[:1]):
                continue
        yield token


_TITLE = 3
"""The tokens of the title, which the head of the page shows."""


def _body(tokens: Sequence[Token]) -> Iterator[Token]:
    """An English page without its title, in which what is Japanese is marked so."""
    japanese = False
    for number, token in enumerate(tokens[_TITLE:], _TITLE):
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
