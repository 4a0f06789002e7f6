"""What a template knows of the page it is rendered for: its path, and how to link from it."""

from collections.abc import Callable
from posixpath import dirname

from markupsafe import Markup

from wardplan import iris
from wardplan.addresses import Addresses
from wardplan.formats import RESOURCE_FORMATS, Format
from wardplan.pages import Page
from wardplan.pointer import Pointer


class PageLinks:
    """The page in hand. Pages are turned one by one; what a folder's pages share is made once."""

    def __init__(self, addresses: Addresses, part: Callable[[str], str]) -> None:
        self._addresses = addresses
        self._part = part
        self._page: Page | None = None
        self._anchors: set[str] = set()
        self._folder: str | None = None
        self._known: dict[str, str] = {}
        self._shared: dict[str, Markup] = {}
        self.memory: dict[tuple[object, ...], Markup] = {}
        self.path = ""

    def forget(self) -> None:
        """Make anew what pages share, also for the folder in hand."""
        self._folder = None

    def turn(self, page: Page) -> None:
        """Go on to another page."""
        folder = dirname(page.path)
        if folder != self._folder:
            self._folder, self._known, self._shared, self.memory = folder, {}, {}, {}
        self._page, self._anchors, self.path = page, set(), page.path

    @property
    def page(self) -> Page:
        if self._page is None:
            raise LookupError("no page is in hand")
        return self._page

    @property
    def files(self) -> frozenset[str]:
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
        address = self._known.get(iri)
        if address is None:
            address = iri
            if iris.is_ours(iri):
                address = self._addresses.of_resource(self.path, iri)
            self._known[iri] = address
        if "#" in iri and iris.path_of(iri) == self.path:
            return address[address.index("#") :]
        return address

    def leads(self, target: Pointer) -> bool:
        """Whether an IRI can be linked to: one of others' can, one of ours where it has a page."""
        iri = target.value
        return not iris.is_ours(iri) or iris.path_of(iri) in self._addresses.documents

    def data(self, extension: str) -> str:
        """The address of this page's resource in a data format."""
        return self._addresses.of_resource(self.path, iris.document_of(self.iri), extension)

    def has(self, path: str) -> bool:
        """Whether the site has a page at `path`."""
        return path in self._addresses.documents

    def to(self, path: str) -> str:
        """The address of another page by its path, e.g. `plans`."""
        return self._addresses.of_page(self.path, path)

    def file(self, path: str) -> str:
        return self._addresses.of_file(self.path, path)

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
        if part not in self._shared:
            self._shared[part] = Markup(self._part(part))  # noqa: S704 - a template's own output
        return self._shared[part]
