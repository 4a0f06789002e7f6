"""Which macros of templates give what they gave before, where nothing can make it differ.

What a macro looked up for the text counts once more each time that it is given.
"""

from collections.abc import Callable

from markupsafe import Markup

from wardplan.page_links import PageLinks
from wardplan.pointer import Pointer
from wardplan.templating import Text

SPOKEN = {
    "macros/text.html": ("label", "name", "phrased", "says", "year"),
    "macros/graph.html": ("box", "by"),
}
"""Macros whose text follows from their one argument and the language of the page."""
LOCAL = {
    "macros/text.html": ("a",),
    "macros/graph.html": ("way",),
    "macros/statements.html": ("property", "value"),
}
"""Macros whose text follows from their arguments, the language and where the links start: from the
folder of the page, or from the page itself where it holds what the first argument names."""


def wrapped(links: PageLinks) -> Callable[[str, str, Text], Text]:
    """Wraps a macro, by the names of its template and its own, for the pages of `links`."""

    def wrap(template: str, name: str, macro: Text) -> Text:
        if name in SPOKEN.get(template, ()):
            return _spoken(links, macro)
        return _local(links, macro) if name in LOCAL.get(template, ()) else macro

    return wrap


def _spoken(links: PageLinks, macro: Text) -> Text:
    def call(of: Pointer | str) -> Markup:
        key = macro, of.terms if of.__class__ is Pointer else of
        return links.reads.remembered(links.said, key, macro, of)

    return call


def _local(links: PageLinks, macro: Text) -> Text:
    def call(of: Pointer, *rest: object) -> Markup:
        key = macro, of.terms, links.holds(of), *rest
        return links.reads.remembered(links.linked, key, macro, of, *rest)

    return call
