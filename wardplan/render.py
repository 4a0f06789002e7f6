"""Pages as HTML: templates with autoescape, in which an undefined name is an error."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from wardplan import iris
from wardplan.addresses import Addresses
from wardplan.errors import SiteError
from wardplan.formats import RESOURCE_FORMATS, Format
from wardplan.pages import Page
from wardplan.pointer import Pointer, shorten

_FAULTS = (
    jinja2.TemplateError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    RecursionError,
)
"""What an expression in a template can raise."""


@dataclass(frozen=True)
class Renderer:
    """Renders pages of one site. `shared` is what every template may read as `site`."""

    environment: jinja2.Environment
    addresses: Addresses
    shared: Mapping[str, object]

    def render(self, page: Page) -> bytes:
        """One page as UTF-8 HTML. Raises SiteError that names the template and its line."""
        links = PageLinks(page, self.addresses)
        values = {"page": links, "this": page.this, "rows": page.rows, "site": self.shared}
        return fill(self.environment, page.view.template, page.path, values)


def fill(
    environment: jinja2.Environment, name: str, page: str, values: Mapping[str, object]
) -> bytes:
    """The template `name` filled with `values`, as UTF-8 HTML; `page` names it in errors.

    Raises SiteError that names the template and its line.
    """
    try:
        text = environment.get_template(name).render(values)
    except jinja2.TemplateSyntaxError as error:
        raise SiteError(f"template: {error.message}", error.name, error.lineno) from error
    except _FAULTS as error:
        place = f"page '{page}', template '{name}'"
        raise SiteError(f"{place}: {type(error).__name__}: {error}") from error
    return (text.rstrip("\n") + "\n").encode()


@dataclass(frozen=True)
class PageLinks:
    """What a template knows of its own page: its path, and how to link from it."""

    page: Page
    addresses: Addresses

    @property
    def path(self) -> str:
        return self.page.path

    @property
    def view(self) -> str:
        return self.page.view.name

    @property
    def iri(self) -> str:
        return self.page.this.value

    @property
    def formats(self) -> tuple[Format, ...]:
        """The data formats this page's resource is published in."""
        return RESOURCE_FORMATS if self.page.this else ()

    def href(self, target: Pointer | str) -> str:
        """The address of a resource: relative for ours, the IRI itself for others'."""
        iri = str(target)
        if not iris.is_ours(iri):
            return iri
        address = self.addresses.of_resource(self.path, iri)
        _, hash_, fragment = address.partition("#")
        return f"#{fragment}" if hash_ and iris.path_of(iri) == self.path else address

    def leads(self, target: Pointer) -> bool:
        """Whether an IRI can be linked to: one of others' can, one of ours where it has a page."""
        iri = target.value
        return not iris.is_ours(iri) or iris.path_of(iri) in self.addresses.documents

    def data(self, extension: str) -> str:
        """The address of this page's resource in a data format."""
        return self.addresses.of_resource(self.path, iris.document_of(self.iri), extension)

    def has(self, path: str) -> bool:
        """Whether the site has a page at `path`."""
        return path in self.addresses.documents

    def to(self, path: str) -> str:
        """The address of another page by its path, e.g. `plans`."""
        return self.addresses.of_page(self.path, path)

    def file(self, path: str) -> str:
        return self.addresses.of_file(self.path, path)


def environment(site: Path) -> jinja2.Environment:
    """The template environment of a site folder."""
    words = locale(site)
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(site / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    made.globals["word"] = lambda key, language="ja": word(words, key, language)
    made.filters["short"] = shorten
    made.filters["yen"] = _yen
    made.filters["percent"] = lambda share: f"{share * 100:.1f}%"
    made.filters["fragment"] = lambda target: iris.fragment(str(target))
    made.filters["lines"] = lambda text: Markup("<br>").join(str(text).split("\n"))
    return made


def locale(site: Path) -> dict[str, dict[str, str]]:
    """The words of the pages by language. Raises SiteError for a file that is not readable."""
    return {name: _words(site / "locale" / f"{name}.toml") for name in ("ja", "en")}


def _yen(amount: str) -> str:
    """¥1,500,000; a sum below nothing with a minus sign before it."""
    yen = int(amount)
    return f"{'−' if yen < 0 else ''}¥{abs(yen):,}"


def _words(file: Path) -> dict[str, str]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SiteError(f"not readable: {error}", file) from error


def word(words: dict[str, dict[str, str]], key: str, language: str) -> str:
    """One of the words. Raises SiteError where there is none by that key."""
    if key not in words.get(language, {}):
        raise SiteError(f"no word '{key}' in site/locale/{language}.toml")
    return words[language][key]
