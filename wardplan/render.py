"""Pages as HTML: templates with autoescape, in which an undefined name is an error."""

from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
from markupsafe import Markup

from wardplan import iris, neighbourhood, remembering, templating
from wardplan.addresses import Addresses
from wardplan.cache import Cache
from wardplan.errors import SiteError
from wardplan.languages import DEFAULT
from wardplan.matrix import matrix
from wardplan.page_links import PageLinks
from wardplan.pages import Page
from wardplan.pairs import pair
from wardplan.phrases import Phrases
from wardplan.pointer import shorten
from wardplan.quoted import quoted
from wardplan.reads import Reads
from wardplan.templating import Quick
from wardplan.threads import through
from wardplan.wording import Words, counted, day, locale, word

_FAULTS = (
    jinja2.TemplateError,
    AttributeError,
    TypeError,
    ValueError,
    LookupError,
    ArithmeticError,
    RecursionError,
)
"""What an expression in a template can raise."""


class Renderer:
    """Renders pages of one site. `shared` is what every template may read as `site`.

    Jinja keeps the modules of macros together with the globals they were made with, so a renderer
    has an environment of its own, `made` for it, and the globals stay the same objects.
    """

    def __init__(
        self,
        site: Path,
        addresses: Addresses,
        shared: Mapping[str, object],
        made: Quick | None = None,
    ) -> None:
        self._environment = made = made or environment(site)
        self._links = PageLinks(addresses, lambda part: made.get_template(part).render())
        self._shared = dict(shared)
        _speak(made, locale(site), lambda: self._links.language)
        made.globals["page"] = self._links
        made.globals["site"] = self._shared
        known = self._links.known
        made.globals["quoted"] = lambda this: known(this.terms, quoted, this)
        made.globals["neighbourhood"] = lambda this, *beside: known(
            (this.terms, self._links.path), neighbourhood.neighbourhood, this, *beside
        )
        made.wrapped = remembering.wrapped(self._links)

    def tell(self, reads: Reads) -> None:
        """Tell `reads` of every address that pages look up, be it remembered from another."""
        self._links.reads = reads

    def share(self, shared: Mapping[str, object]) -> None:
        """Go on with other pages, whose templates are to read this as `site`."""
        self._links.forget()
        self._shared.clear()
        self._shared.update(shared)

    def render(self, page: Page) -> bytes:
        """One page as UTF-8 HTML. Raises SiteError that names the template and its line."""
        self._links.turn(page)
        values = {"this": page.this, "rows": page.rows}
        return fill(self._environment, page.view.template, page.path, values)


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


def environment(site: Path, phrased: Phrases | None = None, compiled: Cache | None = None) -> Quick:
    """The template environment of a site folder.

    `phrased` says where lines break; `compiled` holds the templates compiled.
    """
    made = templating.made(site / "templates", compiled)
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    phrases = phrased or Phrases()
    made.globals.update(
        matrix=matrix,
        through=through,
        pair_of=pair,
        neighbourhood=neighbourhood.neighbourhood,
        lines_of=lambda name: neighbourhood.lines(phrases.of(name)),
        quoted=quoted,
        neighbour=neighbourhood.neighbour,
        walks=neighbourhood.walks,
        term_neighbourhood=neighbourhood.of_term,
    )
    _speak(made, locale(site), lambda: DEFAULT)
    made.filters["short"] = shorten
    made.filters["phrased"] = phrases
    made.filters["yen"] = _yen
    made.filters["percent"] = lambda share: f"{share * 100:.1f}%"
    made.filters["fragment"] = lambda target: iris.fragment(str(target))
    made.filters["rest"] = lambda target: iris.rest_of(str(target))
    made.filters["lines"] = lambda text: Markup("<br>").join(str(text).split("\n"))
    return made


def _speak(made: jinja2.Environment, words: Words, current: Callable[[], str]) -> None:
    """Give templates the words, in the language named or in that of the page in hand."""

    def spoken(key: str, language: str = "") -> str:
        named = language or current()
        return words.get(named, {}).get(key) or word(words, key, named)

    made.globals["word"] = spoken
    made.globals["language"] = current
    made.globals["counted"] = lambda key, number: counted(words, key, number, current())
    made.filters["spoken"] = lambda pointer: pointer.spoken(current())
    made.filters["called"] = lambda pointer: pointer.called(current())
    made.filters["day"] = lambda text: day(words, str(text), current())


def _yen(amount: str) -> str:
    """¥1,500,000; a sum below nothing with a minus sign before it."""
    yen = int(amount)
    return f"{'−' if yen < 0 else ''}¥{abs(yen):,}"
