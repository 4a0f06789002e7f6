"""What a build asks of each document of a project: worked out by processes, and remembered.

Deriving a document takes far longer than reading it, and what comes of it is the same for as long
as its text, its plan's files, the reference data and this package are.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from wardplan import cache, reference
from wardplan.cache import Cache
from wardplan.crew import Crew, lots_of
from wardplan.dataset import fingerprint, to_triples
from wardplan.derive import Derived, derive
from wardplan.errors import located
from wardplan.former import before_of, plan_files
from wardplan.importer import profile
from wardplan.importer.coverage import Coverage
from wardplan.importer.draft import Kind
from wardplan.project import Project, open_project
from wardplan.reference import Reference
from wardplan.source import Source, read
from wardplan.transcript import Block, blocks

RELIED_ON = ("pyoxigraph", "rdflib")
LOT = 25
"""A process is given so many documents at once."""


@dataclass(frozen=True)
class Account:
    """What a document gives: its blocks and their kinds, and a fingerprint of its statements."""

    blocks: tuple[Block, ...]
    coverage: Coverage
    statements: str

    def packed(self) -> bytes:
        return json.dumps(
            {
                "blocks": [(block.start, block.end, block.kind) for block in self.blocks],
                "coverage": self.coverage.counts,
                "statements": self.statements,
            }
        ).encode()


def unpacked(data: bytes) -> Account:
    """An account as `packed` wrote it."""
    table = json.loads(data)
    kept = tuple(Block(start, end, Kind(kind)) for start, end, kind in table["blocks"])
    counts = {Kind(kind): count for kind, count in table["coverage"].items()}
    return Account(kept, Coverage(counts), table["statements"])


def account_of(derived: Derived) -> Account:
    """The account of a document just derived."""
    statements = fingerprint(to_triples(derived.graph))
    return Account(tuple(blocks(derived.reading)), derived.coverage, statements)


def derive_document(project: Project, file: Path, known: Reference, source: Source) -> Derived:
    """Derive one source of a project, after the documents of its plan that come before it.

    Raises SourceError or DataError with the file that cannot be used.
    """
    with located(file):
        before = before_of(project, source)
        return derive(source, known, profile.load(source.front.city), before)


def accounts(project: Project, sources: dict[Path, Source], crew: Crew) -> list[Account]:
    """The account of every source, in their order.

    Raises what `derive_document` raises.
    """
    kept = _cache(project)
    keys = _keys(project, sources)
    found = {file: kept.get(key) if kept else None for file, key in keys.items()}
    stale = [file for file, data in found.items() if data is None]
    for file, data in zip(stale, _made(project, stale, crew), strict=True):
        found[file] = data
        if kept:
            kept.put(keys[file], data)
    if kept:
        kept.prune()
    return [unpacked(data) for data in found.values() if data is not None]


def _cache(project: Project) -> Cache | None:
    """The project's cache of accounts; None where nothing can be written."""
    if not os.access(project.root, os.W_OK):
        return None
    kept = Cache(project.work / "cache" / "accounts")
    kept.begin()
    return kept


def _keys(project: Project, sources: dict[Path, Source]) -> dict[Path, str]:
    """What the account of each source depends on."""
    code = cache.of_code(*RELIED_ON)
    known = cache.of_files(project.folder("data/reference"))
    return {
        file: cache.key(
            code=code,
            reference=known,
            **{
                f"file {project.shown(each)}": each.read_bytes()
                for each in (file, *plan_files(project, source.front))
            },
        )
        for file, source in sources.items()
    }


def _made(project: Project, files: list[Path], crew: Crew) -> Iterator[bytes]:
    lots = lots_of(files, LOT)
    return (each for lot in crew.share(partial(_accounts_of, project.root), lots) for each in lot)


def _accounts_of(root: Path, files: Sequence[Path]) -> list[bytes]:
    """The accounts of some files of a project, in whatever process."""
    project = open_project(root)
    known = reference.load(project.folder("data/reference"))
    return [account_of(derive_document(project, f, known, read(f))).packed() for f in files]
