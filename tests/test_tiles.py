"""The tiles of the front page lie as the wards do."""

from itertools import pairwise
from pathlib import Path

import pytest

from wardplan import tiles
from wardplan.errors import SiteError
from wardplan.holdings import Holdings
from wardplan.iris import rest_of
from wardplan.lookup import node
from wardplan.namespaces import BASE, RDF, WP
from wardplan.pointer import resource
from wardplan.project import Project
from wardplan.tiles import Tile


@pytest.fixture(scope="module")
def known(project: Project) -> tuple[Tile, ...]:
    return tiles.read(project.folder("site"))


def test_every_ward_has_its_tile(known: tuple[Tile, ...], holdings: Holdings) -> None:
    quads = holdings.store.quads_for_pattern(None, node(str(RDF.type)), node(str(WP.Ward)))
    wards = {rest_of(str(quad.subject)[1:-1]) for quad in quads}
    assert {tile.ward for tile in known} == wards


@pytest.mark.parametrize(("along", "across", "sign"), [("row", "column", 1), ("column", "row", -1)])
def test_tiles_in_a_line_follow_the_coordinates(
    known: tuple[Tile, ...], holdings: Holdings, along: str, across: str, sign: int
) -> None:
    """Rows go eastward, columns southward."""
    name = {"row": "geo:long", "column": "geo:lat"}[along]

    def place(tile: Tile) -> float:
        return sign * float(resource(holdings.sight, f"{BASE}ward/{tile.ward}").out(name).value)

    for line in {getattr(tile, along) for tile in known}:
        row = [tile for tile in known if getattr(tile, along) == line]
        places = list(map(place, sorted(row, key=lambda tile: int(getattr(tile, across)))))
        assert all(one < other for one, other in pairwise(places)), row


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a = ["b b"]', "more than one tile for a/b"),
        ("a = 1", "not usable"),
        ("a = ", "not usable"),
    ],
)
def test_a_layout_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / tiles.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SiteError, match=message):
        tiles.read(tmp_path)


def test_no_layout_means_no_tiles(tmp_path: Path) -> None:
    assert tiles.read(tmp_path) == ()
