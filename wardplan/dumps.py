"""The dumps: the whole in five syntaxes, without texts, by plan, and the checksums.

Each is put together from the pieces of the units: what no plan owns first, then plan by plan. So
memory does not grow with the data, and the pieces of a plan that did not change are kept.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from wardplan import cache, gzipped, iris, units
from wardplan.cache import remembered
from wardplan.collection import ONTOLOGY_GRAPH
from wardplan.crew import Crew
from wardplan.dataset import canonical_turtle, parse_turtle, to_rdflib
from wardplan.gzipped import inflated
from wardplan.holdings import Holdings
from wardplan.namespaces import BASE
from wardplan.pieces import OWN, STRUCTURE, SYNTAXES, packed, pieces, turtle, unpacked
from wardplan.project import Project
from wardplan.rebase import Rebase
from wardplan.recall import Recall, recalling
from wardplan.tree import Tree
from wardplan.units import COMMON, Unit, owner, subject_of, survey

CHECKSUMS = "dumps/SHA256SUMS"
SHARDS = "dumps/shards"
"""The N-Quads of each unit, for loaders that read side by side."""
RELIED_ON = ("pyoxigraph",)
LOT = 60
"""A process makes the pieces of so many plans at once."""


@dataclass(frozen=True)
class Part:
    """A unit, and what the files of others say of its resources, as lines of N-Triples."""

    unit: Unit
    digest: str
    strays: tuple[str, ...]
    base: Rebase

    def pieces(self) -> bytes:
        quads = self.unit.quads()
        said = [quad.triple for quad in quads if owner(subject_of(quad)) == self.unit.name]
        return packed(pieces(quads, (*said, *_parsed(self.strays)), self.base))


def write(tree: Tree, project: Project, holdings: Holdings, crew: Crew) -> tuple[str, ...]:
    """Write all dumps and their checksums; the addresses of what was written."""
    parts = units.units(holdings.files)
    parts.pop(COMMON)
    with recalling(project, "pieces", crew) as recall:
        digests = {name: unit.digest() for name, unit in sorted(parts.items())}
        common = _common(holdings.store)
        strays = _strays(parts, digests, common, recall)
        made = [Part(parts[n], d, strays.get(n, ()), tree.rebase) for n, d in digests.items()]
        first = pieces(common, _of_nobody(common, strays), tree.rebase)
        sums = _wholes(tree, list(digests), first, _given(made, recall))
        for path, data in _beside(project, common, recall):
            sums[path] = hashlib.sha256(tree.write(path, data)).hexdigest()
    tree.write(CHECKSUMS, checksums(sums))
    return (*sums, CHECKSUMS)


def _common(store: ox.Store) -> list[ox.Quad]:
    """What is in no plan's graphs, but for the ontology."""
    names = (name for name in store.named_graphs() if isinstance(name, ox.NamedNode))
    graphs = (n for n in names if owner(n.value) == COMMON and n.value != ONTOLOGY_GRAPH)
    return [quad for name in graphs for quad in store.quads_for_pattern(None, None, None, name)]


def _strays(
    parts: dict[str, Unit], digests: dict[str, str], common: list[ox.Quad], recall: Recall
) -> dict[str, tuple[str, ...]]:
    """What files say of resources of other units, by those units; of one not there, by `COMMON`."""
    code = cache.of_code(*RELIED_ON)
    listed = [parts[name] for name in digests]
    keys = [cache.key(abroad=code, unit=digest) for digest in digests.values()]
    found: dict[str, set[str]] = {}
    told = (json.loads(data) for data in recall.each(_abroad_of, listed, keys, LOT))
    for said in chain(survey(common, COMMON).abroad, *told):
        of = owner(said[1 : said.index(">")])
        found.setdefault(of if of in digests else COMMON, set()).add(said)
    return {name: tuple(sorted(lines)) for name, lines in found.items()}


def _abroad_of(parts: Sequence[Unit]) -> list[bytes]:
    """What units say of resources that are not theirs."""
    return [json.dumps(survey(each.quads(), each.name).abroad).encode() for each in parts]


def _of_nobody(common: list[ox.Quad], strays: dict[str, tuple[str, ...]]) -> list[ox.Triple]:
    """All that is said of resources that no plan owns."""
    said = [quad.triple for quad in common if owner(subject_of(quad)) == COMMON]
    return [*said, *_parsed(strays.get(COMMON, ()))]


def _parsed(lines: Iterable[str]) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES)]


def _given(parts: Sequence[Part], recall: Recall) -> Iterator[dict[str, bytes]]:
    """The pieces of every part, in order."""
    code = cache.of_code(*RELIED_ON)
    keys = [
        cache.key(pieces=code, unit=p.digest, strays="\n".join(p.strays), base=p.base.base)
        for p in parts
    ]
    return map(unpacked, recall.each(_pieces_of, parts, keys, LOT))


def _pieces_of(parts: Sequence[Part]) -> list[bytes]:
    return [part.pieces() for part in parts]


def _put(tree: Tree, path: str, data: bytes) -> str:
    """Write a file that names the published base already; its checksum."""
    tree.put(path, data)
    return hashlib.sha256(data).hexdigest()


class _Output:
    """A file in the making, and its checksum."""

    def __init__(self, tree: Tree, path: str, stack: ExitStack) -> None:
        self.path = path
        self._file: BinaryIO = stack.enter_context(tree.open(path))
        self._sum = hashlib.sha256()

    def add(self, data: bytes) -> None:
        self._file.write(data)
        self._sum.update(data)

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()


class _Zipped:
    """A gzip file in the making."""

    def __init__(self, tree: Tree, path: str, stack: ExitStack) -> None:
        self.output = _Output(tree, path, stack)
        self.output.add(gzipped.HEAD)
        self._member = gzipped.Member()

    def add(self, data: bytes, piece: bytes) -> None:
        """Add data, and the same as a packed piece."""
        self._member.add(data)
        self.output.add(piece)

    def end(self) -> None:
        self.output.add(self._member.end())


class _Whole:
    """A dump of everything in one syntax, plain and packed."""

    def __init__(self, tree: Tree, extension: str, stack: ExitStack) -> None:
        self._syntax = SYNTAXES[extension]
        name = f"dumps/wardplan.{extension}"
        self.plain = _Output(tree, name, stack)
        self.zipped = _Zipped(tree, f"{name}.gz", stack)
        self._begun = False
        self._put(tree.rebase.data(self._syntax.head))

    def add(self, piece: bytes) -> None:
        """Add a packed piece."""
        data = inflated(piece)
        if data:
            self._put(self._syntax.between if self._begun else b"")
            self.plain.add(data)
            self.zipped.add(data, piece)
            self._begun = True

    def end(self) -> None:
        self._put(self._syntax.tail)
        self.zipped.end()

    def _put(self, data: bytes) -> None:
        self.plain.add(data)
        self.zipped.add(data, gzipped.deflated(data))


def _wholes(
    tree: Tree, names: list[str], common: dict[str, bytes], given: Iterable[dict[str, bytes]]
) -> dict[str, str]:
    """Write the dumps of everything, the shards and the files of plans; checksums, by address."""
    sums: dict[str, str] = {}
    with ExitStack() as stack:
        wholes = {extension: _Whole(tree, extension, stack) for extension in SYNTAXES}
        structure = _Zipped(tree, f"dumps/wardplan-{STRUCTURE}.nt.gz", stack)
        for name, found in chain([(COMMON, common)], zip(names, given, strict=True)):
            for extension, whole in wholes.items():
                whole.add(found[extension])
            structure.add(inflated(found[STRUCTURE]), found[STRUCTURE])
            path = f"{SHARDS}/{name.replace('/', '-') or 'common'}.nq.gz"
            sums[path] = _put(tree, path, gzipped.whole(found["nq"]))
            if name != COMMON:
                path = f"dumps/plan/{name.replace('/', '-')}.ttl"
                sums[path] = _put(tree, path, inflated(found[OWN]))
        structure.end()
        for whole in wholes.values():
            whole.end()
        outputs = [out for w in wholes.values() for out in (w.plain, w.zipped.output)]
        return {file.path: file.sha256 for file in (*outputs, structure.output)} | sums


def _beside(
    project: Project, common: Iterable[ox.Quad], recall: Recall
) -> Iterator[tuple[str, bytes]]:
    """The dumps of what no plan holds."""
    yield "dumps/reference.ttl", reference(common)
    for name in ("ontology", "shapes"):
        folder = project.folder(name)
        key = cache.key(code=cache.of_code("rdflib"), files=cache.of_files(folder, "*.ttl"))
        yield f"dumps/{name}.ttl", remembered(recall.kept, key, partial(together, folder))


def reference(common: Iterable[ox.Quad]) -> bytes:
    """The reference data as Turtle."""
    prefix = f"<{iris.graph('reference/')}"
    return turtle(quad.triple for quad in common if str(quad.graph_name).startswith(prefix))


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
