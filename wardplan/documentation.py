"""The documentation in `docs/` as pages of the site: Markdown, its links led to pages and files.

A page `ja/NAME.md` is the Japanese text of the page NAME; a page that has none shows its English
text in the Japanese site too, marked as English. Links to files of the repository outside `docs/`,
which the site does not have, are left as text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import quote, unquote

from markdown_it.token import Token
from markupsafe import Markup

from wardplan import characters
from wardplan.addresses import relative
from wardplan.errors import SiteError
from wardplan.languages import LANGUAGES, place
from wardplan.markdown import TITLE, Heading, anchored, body, boxed, parser, unbroken

FOLDER = "docs"
SUFFIX = ".md"
"""What pages are made from; all else in the folder is published as it is."""
ORIGINAL = "en"
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


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
    if found := characters.forbidden(text):
        raise SiteError(characters.message(found[0]), file, found[1])
    headings = tuple(anchored(parser().parse(text)))
    if not headings or headings[0].depth != 1:
        raise SiteError("a page of the documentation begins with a title: # ...", file, 1)
    path, language = _place(name)
    return Draft(path, name, language, text, headings)


def _text(draft: Draft, tree: str, drafts: Drafts, files: frozenset[str]) -> Text:
    markdown, linking = parser(), _Linking(draft, tree, drafts, files)
    tokens = markdown.parse(draft.text)
    tuple(anchored(tokens))
    for token in tokens:
        if token.children is not None:
            led = linking.led(unbroken(token.children), (token.map or [0])[0] + 1)
            token.children = list(led)
    shown = tokens[TITLE:] if draft.language == "ja" else list(body(tokens))
    rendered = markdown.renderer.render(list(boxed(shown)), markdown.options, {})
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
