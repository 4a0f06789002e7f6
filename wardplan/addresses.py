"""Addresses within the site: every link is relative, so that it works below any path."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from wardplan import iris
from wardplan.errors import SiteError
from wardplan.languages import DEFAULT, place

ANYWHERE = "404"
"""The page that servers show for any address at which there is nothing."""

_PLAIN = re.compile(r"[A-Za-z0-9/._~,=-]*")
_SIMPLE = re.compile(r"[A-Za-z0-9._~,=-]*")
"""What needs no quoting in an address, and in a fragment."""


@dataclass(frozen=True)
class Addresses:
    """The documents of a site, by path without extension, and its other files.

    A document has a page in every language; its data, like all other files, is there once.
    """

    documents: Set[str]
    files: Set[str]
    root: str = "/"
    """The path of the site on its host, for pages that servers show at any address."""

    def of_resource(self, page: str, iri: str, language: str = DEFAULT) -> str:
        """The relative address, from `page`, of the page in a language that describes `iri`.

        Raises SiteError for an IRI of ours that no document describes.
        """
        address = self._between(page, f"{place(self._document(page, iri), language)}.html")
        return address + anchor(iris.fragment(iri))

    def of_data(self, page: str, iri: str, extension: str) -> str:
        """The same for the data that describe `iri`, in the format of that extension."""
        return relative(page, f"{self._document(page, iri)}.{extension}")

    def _document(self, page: str, iri: str) -> str:
        path = iris.path_of(iri)
        if path is None or path not in self.documents:
            raise SiteError(f"page '{page}' links to something that has no page", term=iri)
        return path

    def of_page(self, page: str, path: str, language: str = DEFAULT) -> str:
        """The relative address of a page by its path. Raises SiteError for an unknown one."""
        if path not in self.documents:
            raise SiteError(f"page '{page}' links to a page that is not there: {path}")
        return self._between(page, f"{place(path, language)}.html")

    def of_file(self, page: str, path: str) -> str:
        """The relative address of another file of the site. Raises SiteError for an unknown one."""
        if path not in self.files:
            raise SiteError(f"page '{page}' links to a file that is not built: {path}")
        return self._between(page, path)

    def _between(self, page: str, target: str) -> str:
        """The address of a file from a page: relative, but from one that can stand anywhere."""
        if page.rpartition("/")[2] == ANYWHERE:
            return self.root + relative("", target)
        return relative(page, target)


def anchor(fragment: str) -> str:
    """How an address ends that leads to a place in a document; empty where it leads to none."""
    if not fragment:
        return ""
    return f"#{fragment if _SIMPLE.fullmatch(fragment) else quote(fragment, safe='=,')}"


def relative(page: str, target: str) -> str:
    """The address of `target` as seen from `page`; both are paths below the site's root."""
    up = 0
    for folder in _above(page.rpartition("/")[0]):
        if target.startswith(folder):
            break
        up += 1
    rest = target[len(folder) :]
    plain = _PLAIN.fullmatch(rest) is not None
    return "../" * up + (rest if plain else quote(rest, safe="/.-_~,="))


@lru_cache(maxsize=1000)
def _above(folder: str) -> tuple[str, ...]:
    """A folder and all above it up to the root, each as paths of what is in it begin."""
    steps = folder.split("/") if folder else []
    return tuple("".join(f"{step}/" for step in steps[:n]) for n in range(len(steps), -1, -1))
