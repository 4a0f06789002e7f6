"""What is answered where there is nothing: the site's own page, with pages near it."""

import json
from collections.abc import Iterable
from pathlib import Path

import jinja2
from rapidfuzz import fuzz, process

from wardplan.asgi import Answer, fields, plain
from wardplan.languages import LANGUAGES, place
from wardplan.negotiation import language, negotiate

PAGE = "404"
VARY = "Accept, Accept-Language"
INDEX = "static/search/near"
"""Titles by path, in files (wardplan/search/nearest.py)."""
EMPTY, LIST = '<section id="missing" hidden', '<ul class="plain" id="missing-near">'
"""What the page begins its list with, which its own script fills in on other servers."""
SUGGESTED, LIKE, LONGEST = 5, 70, 200
"""So many pages are suggested at most, and so alike must they be, of 100; so many characters of a
path are looked at."""

_TEXT, _HTML = "text/plain; charset=utf-8", "text/html; charset=utf-8"

Near = list[tuple[str, str]]


class Missing:
    """Answers 404 for a site: a page to those who read pages, a sentence to all others."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._read: tuple[int, ...] = ()
        self._titles: dict[str, str] = {}
        loader = jinja2.PackageLoader("wardplan.app")
        self._list = jinja2.Environment(loader=loader, autoescape=True).get_template("near.html.j2")

    def answer(self, path: str, accept: str | None, accept_language: str | None) -> Answer:
        """The answer for a path at which there is no document.

        Below the folder of a language the page is in that; elsewhere as `Accept-Language` likes it.
        """
        if negotiate(accept, (_TEXT, _HTML)) == _HTML:
            folder, _, rest = path.partition("/")
            within = folder in LANGUAGES[1:]
            spoken = folder if within else language(accept_language, LANGUAGES)
            try:
                page = (self._site / f"{place(PAGE, spoken)}.html").read_text(encoding="utf-8")
            except OSError:  # a site that was built without one, or that is being swapped
                page = ""
            if page:
                head = fields(content_type=_HTML, cache_control="no-store", vary=VARY)
                shown = self._with_near(page, rest if within else path, spoken)
                return Answer(404, head, shown.encode())
        return plain(404, "there is no such document")

    def _with_near(self, page: str, path: str, spoken: str) -> str:
        found = suggested(path, self._known())
        near = [(place(name, spoken), title) for name, title in found]
        if not near:
            return page
        shown = page.replace(EMPTY, EMPTY.replace("hidden", "data-known"), 1)
        return shown.replace(LIST, LIST + self._list.render(near=near), 1)

    def _known(self) -> dict[str, str]:
        """The titles of the site's pages by path, read anew where the site was built anew."""
        try:
            state = self._site.stat()
            read = (state.st_dev, state.st_ino, state.st_mtime_ns)
            if read != self._read:
                self._titles = _titles(sorted((self._site / INDEX).glob("*.json")))
                self._read = read
        except OSError:
            return {}
        return self._titles


def _titles(files: Iterable[Path]) -> dict[str, str]:
    tables = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return {
        path: title for table in tables if isinstance(table, dict) for path, title in table.items()
    }


def suggested(path: str, titles: dict[str, str]) -> Near:
    """Path and title of the pages most like a path: those above it, then those spelled alike."""
    asked = path.strip("/").lower()[:LONGEST]
    stem = asked.rpartition(".")[0] if "." in asked.rpartition("/")[2] else asked
    steps = stem.split("/")
    above = ["/".join(steps[:count]) for count in range(len(steps), 0, -1)]
    alike = process.extract(
        stem, list(titles), scorer=fuzz.ratio, limit=SUGGESTED, score_cutoff=LIKE
    )
    found = dict.fromkeys(
        [*(each for each in above if each in titles), *(name for name, *_ in alike)]
    )
    return [(name, titles[name]) for name in list(found)[:SUGGESTED]]
