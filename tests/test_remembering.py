"""What macros gave before is given again, with its look-ups, and only where it is the same."""

from pathlib import Path

import pytest

from wardplan import reads
from wardplan.addresses import Addresses
from wardplan.dataset import store_of
from wardplan.namespaces import BASE
from wardplan.page_links import PageLinks
from wardplan.pages import Page
from wardplan.pointer import Pointer, resource
from wardplan.reads import Reads, Watched, WatchedSight
from wardplan.remembering import LOCAL, SPOKEN, wrapped
from wardplan.store_sight import StoreSight
from wardplan.templating import made as environment
from wardplan.views import View

SITE = Path(__file__).parent.parent / "site/templates"
PATHS = frozenset({"ward/a", "plan/a/1", "plan/a/2", "plan/b"})
EVERY = [
    (template, name)
    for some in (SPOKEN, LOCAL)
    for template, names in some.items()
    for name in names
]


class Desk:
    """A renderer for a macro of two: what a thing is called, and a link to it."""

    def __init__(self, folder: Path) -> None:
        (folder / "macros").mkdir()
        (folder / "macros/text.html").write_text(
            "{% macro name(p) %}{{ p.value }}{{ note(p) }}{% endmacro %}"
            "{% macro a(p) %}{{ page.href(p) }} {{ name(p) }}{% endmacro %}",
            encoding="utf-8",
        )
        self.reads, self.made = Reads(), list[str]()
        self.sight = WatchedSight(StoreSight(store_of([])), self.reads)
        pages = Watched(reads.PAGE, PATHS, self.reads)
        self.links = PageLinks(Addresses(pages, frozenset()), str)
        self.links.reads = self.reads
        self._environment = environment(folder)
        self._environment.globals.update(page=self.links, note=self._note)
        self._environment.wrapped = wrapped(self.links)

    def _note(self, of: Pointer) -> str:
        self.made.append(of.value)
        return f" {self.links.language} {len(of.out('rdfs:label'))}"

    def a(self, on: str, path: str, language: str = "ja") -> tuple[str, set[int]]:
        """A link on a page, and what was looked up for it."""
        self.reads.begin()
        self.links.turn(Page(on, View("any", "any.html"), Pointer(self.sight), {}, language))
        module = vars(self._environment.get_template("macros/text.html").module)
        said = str(module["a"](resource(self.sight, BASE + path)))
        return said, self.reads.seen


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_is_remembered_has_all_its_look_ups(desk: Desk) -> None:
    first = desk.a("plan/a/1", "ward/a")
    assert desk.a("plan/a/2", "ward/a") == first
    assert len(first[1]) == 2, "the page that is linked to, and what is said of it"
    assert desk.made == [BASE + "ward/a"]


PLACES = [
    ("plan/b", "ja", "../ward/a.html", "in another folder: the name once, the address anew", 1),
    ("plan/a/2", "en", "../../ward/a.html", "in another language", 2),
]


@pytest.mark.parametrize(
    ("on", "language", "address", "times"), [(*row[:3], row[4]) for row in PLACES],
    ids=[row[3] for row in PLACES],
)  # fmt: skip
def test_what_differs_is_made_anew(
    desk: Desk, on: str, language: str, address: str, times: int
) -> None:
    _, looked_up = desk.a("plan/a/1", "ward/a")
    said, again = desk.a(on, "ward/a", language)
    assert said.startswith(f"{address} ") and f" {language} " in said
    assert again == looked_up
    assert len(desk.made) == times


def test_a_link_to_what_the_page_holds_is_none_to_another_page(desk: Desk) -> None:
    address = {on: desk.a(on, "plan/a/1#x")[0].split()[0] for on in ("plan/a/1", "plan/a/2")}
    assert address == {"plan/a/1": "#x", "plan/a/2": "1.html#x"}


def test_nothing_is_remembered_from_pages_before_the_last_lot(desk: Desk) -> None:
    for _ in range(2):
        desk.a("plan/a/1", "ward/a")
        desk.links.forget()
    assert len(desk.made) == 2


@pytest.mark.parametrize(("template", "name"), EVERY)
def test_every_macro_that_is_remembered_is_there(template: str, name: str) -> None:
    text = (SITE / template).read_text(encoding="utf-8")
    assert f"{{% macro {name}(" in text
