"""What a template knows of the page it is rendered for: its path, and how to link from it."""

from collections.abc import Callable, Hashable, Set
from dataclasses import dataclass, field
from posixpath import dirname
from typing import Any

from markupsafe import Markup

from wardplan import iris
from wardplan.addresses import ANYWHERE, Addresses, anchor
from wardplan.formats import RESOURCE_FORMATS, Format
from wardplan.languages import DEFAULT, LANGUAGES, place
from wardplan.pages import Page
from wardplan.pointer import Pointer
from wardplan.reads import Made, Memory, Reads


@dataclass
class Shelf:
    """What the pages of a folder share in one language."""

    folder: str
    known: Memory[str] = field(default_factory=dict)
    parts: Memory[Markup] = field(default_factory=dict)
    memory: Memory[Markup] = field(default_factory=dict)


def _folder(path: str) -> str:
    """Where the links of a page start: one that is shown at any address has a place of its own."""
    return f"{path}.html" if path == ANYWHERE else dirname(path)


class PageLinks:
    """The page in hand. Pages are turned one by one, each in every language; what a folder's pages
    share in a language is made once."""

    def __init__(self, addresses: Addresses, part: Callable[[str], str]) -> None:
        self._addresses = addresses
        self._part = part
        self.reads = Reads()
        self._page: Page | None = None
        self._anchors: set[str] = set()
        self._shelves: dict[str, Shelf] = {}
        self._shelf = Shelf("")
        self._spoken: dict[str, Memory[Markup]] = {}
        self._known: Memory[Any] = {}
        self.said: Memory[Markup] = {}
        """What was made for pages of the same language."""
        self.linked: Memory[Markup] = {}
        """What was made for pages of the same folder and language."""
        self.path = self.place = ""
        self.language = DEFAULT

    def forget(self) -> None:
        """Make anew what pages share, also for the folder in hand."""
        self._shelves, self._spoken, self._known = {}, {}, {}

    def turn(self, page: Page) -> None:
        """Go on to another page."""
        folder, shelf = _folder(page.path), self._shelves.get(page.language)
        if shelf is None or shelf.folder != folder:
            shelf = self._shelves[page.language] = Shelf(folder)
        self._page, self._anchors, self._shelf = page, set(), shelf
        self.said, self.linked = self._spoken.setdefault(page.language, {}), shelf.memory
        self.path, self.place, self.language = page.path, page.place, page.language

    def known(self, key: Hashable, make: Callable[..., Made], *given: object) -> Made:
        """What `make` gives, or gave for the key on any page in any language."""
        found: Made = self.reads.remembered(self._known, (make, key), make, *given)
        return found

    def holds(self, target: Pointer) -> bool:
        """Whether a hash IRI is that of something in the page in hand."""
        iri = target.value
        return "#" in iri and iris.path_of(iri) == self.path

    @property
    def page(self) -> Page:
        if self._page is None:
            raise LookupError("no page is in hand")
        return self._page

    @property
    def files(self) -> Set[str]:
        """The addresses of all files of the site that are no pages."""
        return self._addresses.files

    @property
    def view(self) -> str:
        return self.page.view.name

    @property
    def iri(self) -> str:
        return self.page.this.value

    @property
    def about(self) -> Pointer:
        """The resource that the page has to do with, be it the resource's own page or not."""
        return self.page.about or self.page.this

    @property
    def part(self) -> str:
        """The list that the page goes on with; empty on the first page of it, and on others."""
        return self.page.part

    @property
    def formats(self) -> tuple[Format, ...]:
        """The data formats this page's resource is published in."""
        return RESOURCE_FORMATS if self.page.this else ()

    def href(self, target: Pointer | str) -> str:
        """The address of a resource: relative for ours, the IRI itself for others'."""
        iri = target if isinstance(target, str) else target.value
        if not iris.is_ours(iri):
            return iri
        document, _, fragment = iri.partition("#")
        address = self.reads.remembered(self._shelf.known, document, self._address, document)
        if not fragment:
            return address
        place = anchor(fragment)
        return place if iris.path_of(document) == self.path else f"{address}{place}"

    def _address(self, document: str) -> str:
        return self._addresses.of_resource(self.place, document, self.language)

    def leads(self, target: Pointer) -> bool:
        """Whether an IRI can be linked to: one of others' can, one of ours where it has a page."""
        iri = target.value
        return not iris.is_ours(iri) or iris.path_of(iri) in self._addresses.documents

    def data(self, extension: str) -> str:
        """The address of this page's resource in a data format."""
        return self._addresses.of_data(self.place, iris.document_of(self.iri), extension)

    def data_of(self, target: Pointer) -> str:
        """The address of the Turtle that describes a resource of ours."""
        document = iris.document_of(target.value)
        return self._addresses.of_data(self.place, document, RESOURCE_FORMATS[0].extension)

    def has(self, path: str) -> bool:
        """Whether the site has a page at `path`."""
        return path in self._addresses.documents

    def to(self, path: str) -> str:
        """The address of another page by its path, e.g. `plans`."""
        return self._addresses.of_page(self.place, path, self.language)

    @property
    def languages(self) -> dict[str, str]:
        """This page in every language: where it is, without extension."""
        return {language: place(self.path, language) for language in LANGUAGES}

    def spoken(self, language: str) -> str:
        """The address of this page in a language."""
        return self._addresses.of_page(self.place, self.path, language)

    def file(self, path: str) -> str:
        return self._addresses.of_file(self.place, path)

    def anchored(self, iri: str) -> bool:
        """Whether the anchor of a hash IRI already stands in the page."""
        return iri in self._anchors

    def first_anchor(self, iri: str) -> bool:
        """Whether an anchor for a hash IRI is still wanted: once in a page."""
        if iri in self._anchors:
            return False
        self._anchors.add(iri)
        return True

    def shared(self, part: str) -> Markup:
        """A part of the page that is alike in all pages of its folder."""
        return self.reads.remembered(self._shelf.parts, part, self._made, part)

    def _made(self, part: str) -> Markup:
        return Markup(self._part(part))  # noqa: S704 - a template's own output
