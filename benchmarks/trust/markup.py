"""What every template promises of hostile content: it is text, and a page runs nothing of it."""

from functools import lru_cache
from html.parser import HTMLParser
from types import SimpleNamespace

import jinja2

from benchmarks.trust.ward import ROOT
from wardplan import render
from wardplan.reconciliation import preview


class _Parts(HTMLParser):
    """Elements, and the attributes that could run something, of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.running: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attrs:
            runs = (value or "").strip().lower().startswith(("javascript:", "data:"))
            if name.startswith("on") or (name in {"href", "src", "action"} and runs):
                self.running.append(f"{name}={value}")


def parts(page: str) -> _Parts:
    found = _Parts()
    found.feed(page)
    return found


@lru_cache(maxsize=1)
def _plain() -> tuple[jinja2.Environment, jinja2.Environment, tuple[list[str], list[str]]]:
    previews, pages = preview.environment(), render.environment(ROOT / "site")
    return previews, pages, _filled(previews, pages, "words")


def _filled(
    previews: jinja2.Environment, pages: jinja2.Environment, text: str
) -> tuple[list[str], list[str]]:
    """The elements of two templates with a text in every place that takes one."""
    entity = SimpleNamespace(name=text, iri=text)
    values = {"entity": entity, "description": text, "facts": [(text, [text, text])], "page": "x"}
    made = previews.get_template(preview.TEMPLATE).render(values)
    title = pages.get_template("macros/text.html").module.lit(  # type: ignore[attr-defined]
        SimpleNamespace(value=text, language="ja", datatype="", __bool__=lambda: True)
    )
    return [*parts(made).running, *parts(str(title)).running], [
        *parts(made).elements, *parts(str(title)).elements
    ]  # fmt: skip


def templates(text: str) -> None:
    """Whatever the text, a page has the elements it has with plain words, and runs nothing."""
    previews, pages, plain = _plain()
    assert _filled(previews, pages, text) == plain
