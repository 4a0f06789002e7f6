"""Pages that people write themselves, as Markdown in `site/pages/`.

`about.md` is a page in Japanese, `about.en.md` the same in English; `about.html` shows them. Each
begins with front matter that gives its title. Markdown is CommonMark with tables; HTML in it stays
text. Links lead to `plans.html` or `dumps/reference.ttl`, seen from the root of the site, whatever
the language of the page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from markdown_it.token import Token
from markupsafe import Markup

from wardplan import characters
from wardplan.errors import SiteError
from wardplan.languages import DEFAULT, LANGUAGES
from wardplan.markdown import boxed, parser, unbroken
from wardplan.page_links import PageLinks
from wardplan.pages import Listed
from wardplan.views import View

FOLDER = "pages"
PAGE = ".html"
VIEW = View("own", "own.html")

_NAME = re.compile(rf"(?P<name>[a-z0-9][a-z0-9-]*)(?:\.(?P<language>{'|'.join(LANGUAGES)}))?\.md")
_FRONT = re.compile(r"---\n(?P<yaml>.*?)^---\n", re.DOTALL | re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)
_ADDRESS = {"a": "href", "img": "src"}


@dataclass(frozen=True)
class Text:
    """A page in one language: what it was read from, its title, and its Markdown."""

    file: Path
    language: str
    title: str
    body: str

    def html(self, links: PageLinks) -> Markup:
        """The text as HTML, with the links as the page in hand needs them.

        Raises SiteError for a link to something the site does not have.
        """
        reader = parser()
        tokens = reader.parse(self.body)
        for token in tokens:
            if token.children:
                token.children = list(unbroken(token.children))
        for token in _flat(tokens):
            if token.type == "heading_open" and token.tag == "h1":
                message = "the title is the only heading of the first level; write ## for others"
                raise SiteError(message, self.file)
            name = _ADDRESS.get(token.tag, "")
            address = str(token.attrs.get(name, ""))
            if address and not _ELSEWHERE.match(address):
                token.attrs[name] = self._led(address, links)
        made = reader.renderer.render(list(boxed(tokens)), reader.options, {})
        return Markup(made)  # noqa: S704 - the renderer escapes, and lets no HTML through

    def _led(self, address: str, links: PageLinks) -> str:
        path, hash_, fragment = address.partition("#")
        try:
            if path.endswith(PAGE):
                return f"{links.to(path.removesuffix(PAGE))}{hash_}{fragment}"
            return links.file(path)
        except SiteError as error:
            message = f"link to '{address}', which the site does not have / リンク先がありません"
            raise SiteError(message, self.file) from error


@dataclass(frozen=True)
class OwnPage:
    """A page by its name, with its text in the languages it was written in."""

    name: str
    texts: Mapping[str, Text]

    def spoken(self, language: str) -> Text:
        """Its text in a language; where it was not written in that, another one."""
        other = self.texts.get(DEFAULT) or next(iter(self.texts.values()))
        return self.texts.get(language, other)


def read(site: Path) -> dict[str, OwnPage]:
    """The pages of a site folder by name. Raises SiteError for a file that cannot be used."""
    found: dict[str, dict[str, Text]] = {}
    for file in sorted((site / FOLDER).glob("*.md")):
        named = _NAME.fullmatch(file.name)
        if named is None:
            expected = "name.md or name.en.md, the name in a-z, 0-9 and hyphens"
            raise SiteError(f"not the name of a page; expected {expected}", file)
        language = named["language"] or DEFAULT
        found.setdefault(named["name"], {})[language] = _text(file, language)
    return {name: OwnPage(name, texts) for name, texts in found.items()}


def listed(known: Iterable[str]) -> Iterator[Listed]:
    """The pages to be."""
    return (Listed(name, VIEW) for name in known)


def _text(file: Path, language: str) -> Text:
    try:
        text = file.read_text(encoding="utf-8")
        front = _FRONT.match(text)
        table = yaml.safe_load(front["yaml"]) if front else None
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise SiteError(f"not readable: {error}", file) from error
    title = table.get("title") if isinstance(table, dict) else None
    if front is None or not isinstance(title, str) or not title.strip():
        message = "a page begins with its title: --- / title: About / --- / 題が必要です"
        raise SiteError(message, file, 1)
    if found := characters.forbidden(f"{title}{text}"):
        raise SiteError(characters.message(found[0]), file, found[1])
    return Text(file, language, title.strip(), text[front.end() :])


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or ())
