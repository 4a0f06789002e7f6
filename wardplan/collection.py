"""Everything a project folder holds: its sources, and its Turtle files as named graphs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from wardplan import iris
from wardplan.dataset import parse_turtle
from wardplan.errors import ConfigError, DataError, SourceError
from wardplan.prefixes import BASE
from wardplan.project import Project
from wardplan.source import FrontMatter, Source, read

_UNIT = re.compile(r"(?P<ward>[a-z0-9-]+?)-(?P<year>\d{4})(?:-(?P<document>\d+))?")

ONTOLOGY_GRAPH = str(iris.graph("ontology"))


@dataclass(frozen=True)
class GraphFile:
    """A Turtle file and the named graph it becomes."""

    file: Path
    graph: str


def sources(project: Project) -> dict[Path, Source]:
    """Every source of the project, by file.

    Raises SourceError for a file without front matter, under a wrong name, for two files that
    say they are the same document, and for one whose plan was never derived.
    """
    found: dict[Path, Source] = {}
    seen: dict[tuple[str, str, int, int], Path] = {}
    for file in project.source_files():
        source = read(file)
        front = source.front
        key = (front.city, front.ward, front.fiscal_year, front.document)
        if key in seen:
            message = f"the same ward, year and document number as {project.shown(seen[key])}; "
            raise SourceError(message + "give one of them another `document` number", file, 1)
        seen[key] = file
        found[file] = source
    for file, source in found.items():
        _check_place(project, file, source.front)
    return found


def _check_place(project: Project, file: Path, front: FrontMatter) -> None:
    expected = project.sources / front.city / f"{front.stem}.md"
    if file != expected:
        message = f"front matter describes {project.shown(expected)}; rename the file or correct it"
        raise SourceError(message, file, 1)
    derived = project.plans / front.city / f"{front.stem}.ttl"
    if not derived.is_file():
        shown = project.shown(file)
        raise SourceError(f"no plan was derived yet; run `wardplan import {shown}`", file)


def graph_files(project: Project) -> tuple[GraphFile, ...]:
    """All Turtle files of the project: reference, derived, curated, ontology.

    Raises ConfigError for a folder that holds no plan: it is hardly the one that was meant;
    DataError for a file that names the published base, which is only put in when the site is made.
    """
    found = _graph_files(project)
    _refuse_published(project, found)
    return found


def _graph_files(project: Project) -> tuple[GraphFile, ...]:
    reference = sorted(project.folder("data/reference").glob("*.ttl"))
    ontology = sorted(project.folder("ontology").glob("*.ttl"))
    plans = tuple(_units(project.plans, "plan"))
    if not plans:
        message = "no plan in this folder; import one with `wardplan import`, or check --root"
        raise ConfigError(message, project.plans)
    return (
        *(GraphFile(file, str(iris.graph(f"reference/{file.stem}"))) for file in reference),
        *plans,
        *_units(project.links, "links"),
        *(GraphFile(file, ONTOLOGY_GRAPH) for file in ontology),
    )


def _refuse_published(project: Project, files: Iterable[GraphFile]) -> None:
    rebase = project.config.rebase
    for each in files if rebase.moved else ():
        line = rebase.published_in(each.file.read_bytes())
        if line is not None:
            message = f"names the published base {rebase.base}; files here say {BASE} instead"
            raise DataError(message, each.file, line)


def _units(folder: Path, kind: str) -> Iterator[GraphFile]:
    """The files of one unit each, `<city>/<ward>-<year>[-<document>].ttl`."""
    for file in sorted(folder.glob("*/*.ttl")):
        match = _UNIT.fullmatch(file.stem)
        if match is None:
            raise DataError("expected a name such as izumi-2024.ttl (ward slug, year)", file)
        path = f"{kind}/{file.parent.name}/{match['ward']}/{match['year']}"
        document = f"/{match['document']}" if match["document"] else ""
        yield GraphFile(file, str(iris.graph(path + document)))


def load(files: tuple[GraphFile, ...]) -> list[ox.Quad]:
    """The statements of all files. Raises DataError with file and line of what is not Turtle."""
    return [quad for each in files for quad in parse_turtle(each.file, each.graph)]
