"""The files of a new project, by their paths in its folder, before any is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2

from wardplan import assets
from wardplan.catalogue import METADATA
from wardplan.dataset import canonical_turtle
from wardplan.errors import UsageError
from wardplan.importer import profile
from wardplan.prefixes import BASE
from wardplan.starter import areas, words
from wardplan.starter.areas import Area, Areas

TEMPLATES = Path(__file__).parent / "templates"
REFERENCE = "data/reference"
PER_PLAN = ("documents.ttl", "entities.ttl")
"""Packaged reference data about the packaged plans, which a new project does not have."""

Output = tuple[str, bytes]


@dataclass(frozen=True)
class Start:
    """What a person says of the project to be.

    `table` lists the city and its wards; None takes the packaged ones. `like` is the city whose
    profile the new city's is begun with.
    """

    city: str
    table: Path | None = None
    like: str = words.MODEL
    publisher: str | None = None
    contact: str | None = None


def contents(start: Start) -> Iterator[Output]:
    """Every file of the new project. Raises UsageError or SourceError for what cannot be used."""
    found = areas.read(start.table, start.city) if start.table else None
    if found is None and start.city != words.MODEL:
        message = (
            f"no wards of '{start.city}' come with this program; list them with --areas FILE: "
            f"{' '.join(areas.COLUMNS)}, tabs between / --areas で市と区の表を渡してください"
        )
        raise UsageError(message)
    city = found.city if found else None
    yield from _settings(start, city)
    yield from _reference(found)
    yield from _profile(start, city)
    if city:
        yield from _pages(city)
    file = assets.packaged() / "data" / METADATA
    yield f"data/{METADATA}", words.dataset(file, city, start.publisher, start.contact)
    for kind in ("sources", "plans", "links"):
        yield f"data/{kind}/{start.city}/.gitkeep", b""


def _settings(start: Start, city: Area | None) -> Iterator[Output]:
    """What a person reads and edits first."""
    values = {"city": start.city, "name": _name(city), "own": city is not None, "base": BASE}
    for path, template in (
        ("wardplan.toml", "wardplan.toml"),
        ("README.md", "README.md"),
        (".gitignore", "gitignore"),
    ):
        yield path, _filled(template, values)


def _name(city: Area | None) -> dict[str, str]:
    return {"ja": city.ja, "en": city.en or city.slug} if city else words.NAMES


def _filled(template: str, values: dict[str, object]) -> bytes:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - TOML and Markdown, of values that are checked
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    return made.get_template(template).render(values).encode()


def _reference(found: Areas | None) -> Iterator[Output]:
    """The packaged city's own files, or those of another city."""
    folder = assets.packaged() / REFERENCE
    if found is None:
        for file in sorted(folder.glob("*.ttl")):
            if file.name not in PER_PLAN:
                yield f"{REFERENCE}/{file.name}", words.without_sources(file)
        return
    yield f"{REFERENCE}/wards.ttl", canonical_turtle(areas.to_graph(found))
    yield f"{REFERENCE}/rights.ttl", words.rights(folder / "rights.ttl", found.city)


def _profile(start: Start, city: Area | None) -> Iterator[Output]:
    """The beginning of a profile, for a city that has none in the package."""
    known = profile.packaged()
    if start.city in known or city is None:
        return
    if start.like not in known:
        raise UsageError(f"no profile '{start.like}'; known: {', '.join(known)}")
    values: dict[str, object] = {"name": _name(city), "like": start.like}
    yield f"profiles/{start.city}.toml", _filled("profile.toml", values)


def _pages(city: Area) -> Iterator[Output]:
    """The site's sources with the city's name in the words of the pages."""
    folder = assets.packaged() / "site"
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        path = file.relative_to(folder)
        data = file.read_bytes()
        if path.parts[0] in ("locale", "templates"):
            data = words.about(data.decode(), city).encode()
        yield f"site/{path.as_posix()}", data
