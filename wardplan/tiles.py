"""Where the wards of a city lie, as tiles on a grid: `site/tiles.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from wardplan.errors import SiteError

FILE, EMPTY = "tiles.toml", "."


@dataclass(frozen=True)
class Tile:
    """A ward by its name (`yokohama/izumi`), with its row and column from 1."""

    ward: str
    row: int
    column: int


def read(site: Path) -> tuple[Tile, ...]:
    """The tiles of all cities, row by row; none where the file is not there.

    Raises SiteError for a file that cannot be used, or a ward that has two tiles.
    """
    file = site / FILE
    if not file.exists():
        return ()
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        found = tuple(
            Tile(f"{city}/{name}", row, column)
            for city, lines in table.items()
            for row, line in enumerate(lines, start=1)
            for column, name in enumerate(line.split(), start=1)
            if name != EMPTY
        )
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise SiteError(f"not usable as a layout of tiles: {error!r}", file) from error
    twice = sorted({tile.ward for tile in found if [t.ward for t in found].count(tile.ward) > 1})
    if twice:
        raise SiteError(f"more than one tile for {', '.join(twice)}; a ward has one", file)
    return found
