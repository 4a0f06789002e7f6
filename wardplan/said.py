"""What a project says, graph by graph: its files, and statements that stand in no file."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from wardplan import cache
from wardplan.collection import GraphFile
from wardplan.dataset import parse_turtle


@dataclass(frozen=True)
class Said:
    """What a store is to hold: files, and quads that stand in no file."""

    files: tuple[GraphFile, ...]
    made: tuple[ox.Quad, ...]

    @cached_property
    def digests(self) -> dict[str, str]:
        """A digest of every graph, by its name."""
        parts: dict[str, dict[str, str]] = {}
        for each in self.files:
            content = sha256(each.file.read_bytes()).hexdigest()
            parts.setdefault(each.graph, {})[each.file.name] = content
        for name, quads in self._made.items():
            parts.setdefault(name, {})[""] = "\n".join(sorted(map(str, quads)))
        return {name: cache.key(**found) for name, found in parts.items()}

    def quads(self, name: str) -> Iterator[ox.Quad]:
        """The statements of a graph. Raises DataError for what is not Turtle."""
        for file in self._files.get(name, ()):
            yield from parse_turtle(file, name)
        yield from self._made.get(name, ())

    @cached_property
    def _files(self) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = {}
        for each in self.files:
            found.setdefault(each.graph, []).append(each.file)
        return found

    @cached_property
    def _made(self) -> dict[str, list[ox.Quad]]:
        found: dict[str, list[ox.Quad]] = {}
        for quad in self.made:
            found.setdefault(_name(quad), []).append(quad)
        return found


def _name(quad: ox.Quad) -> str:
    if not isinstance(quad.graph_name, ox.NamedNode):
        raise TypeError(f"a statement in no named graph: {quad}")
    return quad.graph_name.value
