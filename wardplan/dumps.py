"""The dumps: the whole in five syntaxes, without texts, by plan, and the checksums.

Each is put together from the pieces of the units: what no plan owns first, then plan by plan. So
memory does not grow with the data, and the pieces of a plan that did not change are kept.
"""

import gzip
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from wardplan import cache, iris, units
from wardplan.cache import Cache
from wardplan.collection import ONTOLOGY_GRAPH
from wardplan.crew import Crew, lots_of
from wardplan.dataset import canonical_turtle, parse_turtle, to_rdflib
from wardplan.holdings import Holdings
from wardplan.namespaces import BASE
from wardplan.pieces import OWN, STRUCTURE, SYNTAXES, compress, packed, pieces, turtle, unpacked
from wardplan.project import Project
from wardplan.publish import Tree
from wardplan.rebase import Rebase
from wardplan.screening import line
from wardplan.units import COMMON, Unit, owner, subject_of

CHECKSUMS = "dumps/SHA256SUMS"
RELIED_ON = ("pyoxigraph",)
LOT = 60
"""A process makes the pieces of so many plans at once."""


@dataclass(frozen=True)
class Part:
    """A unit, and what the files of others say of its resources, as lines of N-Triples."""

    unit: Unit
    strays: tuple[str, ...]
    base: Rebase

    @property
    def digest(self) -> str:
        return cache.key(
            unit=self.unit.digest(), strays="\n".join(self.strays), base=self.base.base
        )

    def pieces(self) -> dict[str, bytes]:
        quads = self.unit.quads()
        said = [quad.triple for quad in quads if owner(subject_of(quad)) == self.unit.name]
        told = ox.parse("\n".join(self.strays), format=ox.RdfFormat.N_TRIPLES)
        return pieces(quads, (*said, *(quad.triple for quad in told)), self.base)


def write(tree: Tree, project: Project, holdings: Holdings, crew: Crew) -> tuple[str, ...]:
    """Write all dumps and their checksums; the addresses of what was written."""
    strays = strays_of(holdings.store)
    parts = [
        Part(unit, tuple(sorted(strays.get(name, ()))), tree.rebase)
        for name, unit in sorted(units.units(holdings.files).items())
        if name != COMMON
    ]
    common = pieces(*common_of(holdings.store, strays), tree.rebase)
    sums = _wholes(tree, [part.unit.name for part in parts], common, _given(project, parts, crew))
    for path, data in _beside(project, holdings.store):
        sums[path] = hashlib.sha256(tree.write(path, data)).hexdigest()
    tree.write(CHECKSUMS, checksums(sums))
    return (*sums, CHECKSUMS)


def strays_of(store: ox.Store) -> dict[str, set[str]]:
    """What files say of resources of other units, as lines of N-Triples, by those units."""
    found: dict[str, set[str]] = {}
    for quad in data_of(store):
        of = owner(subject_of(quad))
        if of != owner(_graph(quad)):
            found.setdefault(of, set()).add(line(quad))
    return found


def common_of(
    store: ox.Store, strays: dict[str, set[str]]
) -> tuple[list[ox.Quad], list[ox.Triple]]:
    """What is in no plan's graphs, and what is said of resources that no plan owns."""
    quads = [quad for quad in data_of(store) if owner(_graph(quad)) == COMMON]
    told = ox.parse("\n".join(strays.get(COMMON, ())), format=ox.RdfFormat.N_TRIPLES)
    said = [quad.triple for quad in quads if owner(subject_of(quad)) == COMMON]
    return quads, [*said, *(quad.triple for quad in told)]


def _graph(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def _given(project: Project, parts: list[Part], crew: Crew) -> Iterator[dict[str, bytes]]:
    """The pieces of every part, in order: those kept, and the others by the crew."""
    kept = _cache(project)
    code = cache.of_code(*RELIED_ON)
    keys = [cache.key(code=code, part=part.digest) for part in parts]
    held = [kept is not None and key in kept for key in keys]
    stale = [part for part, known in zip(parts, held, strict=True) if not known]
    made = (each for lot in crew.share(_pieces_of, lots_of(stale, LOT)) for each in lot)
    for key, known, part in zip(keys, held, parts, strict=True):
        data = kept.get(key) if kept is not None and known else next(made)
        if data is None:
            data = packed(part.pieces())
        if kept is not None and not known:
            kept.put(key, data)
        yield unpacked(data)
    if kept is not None:
        kept.prune()


def _pieces_of(parts: Sequence[Part]) -> list[bytes]:
    return [packed(part.pieces()) for part in parts]


def _cache(project: Project) -> Cache | None:
    """The project's cache of pieces; None where nothing can be written."""
    if not os.access(project.root, os.W_OK):
        return None
    kept = Cache(project.work / "cache" / "pieces")
    kept.begin()
    return kept


def _put(tree: Tree, path: str, data: bytes) -> str:
    """Write a file that names the published base already; its checksum."""
    tree.claim(path).write_bytes(data)
    return hashlib.sha256(data).hexdigest()


class _Output:
    """A file in the making, and its checksum."""

    def __init__(self, tree: Tree, path: str, stack: ExitStack) -> None:
        self.path = path
        self._file: BinaryIO = stack.enter_context(tree.claim(path).open("wb"))
        self._sum = hashlib.sha256()

    def add(self, data: bytes) -> None:
        self._file.write(data)
        self._sum.update(data)

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()


class _Whole:
    """A dump of everything in one syntax, plain and packed."""

    def __init__(self, tree: Tree, extension: str, stack: ExitStack) -> None:
        self._syntax = SYNTAXES[extension]
        name = f"dumps/wardplan.{extension}"
        self.plain = _Output(tree, name, stack)
        self.zipped = _Output(tree, f"{name}.gz", stack)
        self._begun = False
        self._put(tree.rebase.data(self._syntax.head))

    def add(self, piece: bytes) -> None:
        """Add a packed piece."""
        data = gzip.decompress(piece)
        if data:
            self._put(self._syntax.between if self._begun else b"")
            self.plain.add(data)
            self.zipped.add(piece)
            self._begun = True

    def end(self) -> None:
        self._put(self._syntax.tail)

    def _put(self, data: bytes) -> None:
        if data:
            self.plain.add(data)
            self.zipped.add(compress(data))


def _wholes(
    tree: Tree, names: list[str], common: dict[str, bytes], given: Iterable[dict[str, bytes]]
) -> dict[str, str]:
    """Write the dumps of everything and the files of the plans; the checksums, by address."""
    sums: dict[str, str] = {}
    with ExitStack() as stack:
        wholes = {extension: _Whole(tree, extension, stack) for extension in SYNTAXES}
        structure = _Output(tree, f"dumps/wardplan-{STRUCTURE}.nt.gz", stack)
        for name, found in chain([(COMMON, common)], zip(names, given, strict=True)):
            for extension, whole in wholes.items():
                whole.add(found[extension])
            structure.add(found[STRUCTURE])
            if name != COMMON:
                path = f"dumps/plan/{name.replace('/', '-')}.ttl"
                sums[path] = _put(tree, path, gzip.decompress(found[OWN]))
        for whole in wholes.values():
            whole.end()
        outputs = [file for whole in wholes.values() for file in (whole.plain, whole.zipped)]
        return {file.path: file.sha256 for file in (*outputs, structure)} | sums


def _beside(project: Project, store: ox.Store) -> Iterator[tuple[str, bytes]]:
    """The dumps of what no plan holds."""
    yield "dumps/reference.ttl", reference(store)
    yield "dumps/ontology.ttl", together(project.folder("ontology"))
    yield "dumps/shapes.ttl", together(project.folder("shapes"))


def reference(store: ox.Store) -> bytes:
    """The reference data as Turtle."""
    prefix = str(iris.graph("reference/"))
    return turtle(quad.triple for quad in data_of(store) if _graph(quad).startswith(prefix))


def together(folder: Path) -> bytes:
    """The Turtle files of a folder as one."""
    quads = (quad for file in sorted(folder.glob("*.ttl")) for quad in parse_turtle(file, BASE))
    return canonical_turtle(to_rdflib(quads))


def data_of(store: ox.Store) -> Iterator[ox.Quad]:
    """All statements but those of the ontology."""
    ontology = ox.NamedNode(ONTOLOGY_GRAPH)
    return (quad for quad in store if quad.graph_name != ontology)


def checksums(sums: Mapping[str, str]) -> bytes:
    """`dumps/SHA256SUMS`, as `sha256sum -c` reads it inside `dumps/`."""
    lines = (f"{digest}  {path.removeprefix('dumps/')}\n" for path, digest in sorted(sums.items()))
    return "".join(lines).encode()
