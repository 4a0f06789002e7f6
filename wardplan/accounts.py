"""What a build asks of each document of a project: worked out by processes, and remembered.

Deriving a document takes far longer than reading it, and what comes of it is the same for as long
as its text, its plan's files, the reference data and this package are.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from wardplan import cache, reference
from wardplan.crew import Crew
from wardplan.dataset import fingerprint, to_triples
from wardplan.derive import Derived, derive
from wardplan.errors import located
from wardplan.former import before_of, plan_files
from wardplan.importer import profile
from wardplan.importer.coverage import Coverage
from wardplan.importer.draft import Kind
from wardplan.importer.profile import Profile
from wardplan.project import Project, open_project
from wardplan.recall import recalling
from wardplan.reference import Reference
from wardplan.source import Source, read
from wardplan.transcript import Block, blocks

RELIED_ON = ("pyoxigraph", "rapidfuzz", "rdflib")
LOT = 25
"""A process is given so many documents at once."""
Words = Callable[[str, Path], Profile]
"""Gives the profile of a city, from a folder of profiles."""


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


def derive_document(
    project: Project, file: Path, known: Reference, source: Source, words: Words = profile.load
) -> Derived:
    """Derive one source of a project, after the documents of its plan that come before it.

    Raises SourceError or DataError with the file that cannot be used.
    """
    with located(file):
        before = before_of(project, source)
        return derive(source, known, words(source.front.city, project.profiles), before)


def accounts(project: Project, sources: dict[Path, Source], crew: Crew) -> list[Account]:
    """The account of every source, in their order.

    Raises what `derive_document` raises.
    """
    with recalling(project, "accounts", crew) as recall:
        task, files = partial(_accounts_of, project.root), list(sources)
        return list(map(unpacked, recall.each(task, files, _keys(project, sources), LOT)))


def _keys(project: Project, sources: dict[Path, Source]) -> list[str]:
    """What the account of each source depends on."""
    code = cache.of_code(*RELIED_ON)
    known = cache.of_files(project.folder("data/reference"))
    words = cache.of_files(project.profiles)
    return [
        cache.key(
            code=code,
            reference=known,
            profiles=words,
            **{
                f"file {project.shown(each)}": each.read_bytes()
                for each in (file, *plan_files(project, source.front))
            },
        )
        for file, source in sources.items()
    ]


def _accounts_of(root: Path, files: Sequence[Path]) -> list[bytes]:
    """The accounts of some files of a project, in whatever process."""
    project = open_project(root)
    given = [(file, read(file)) for file in files]
    folder = project.folder("data/reference")
    known = {city: reference.load(folder, city) for city in {s.front.city for _, s in given}}
    words = lru_cache(profile.load)

    def derived(file: Path, source: Source) -> Derived:
        return derive_document(project, file, known[source.front.city], source, words)

    return [account_of(derived(file, source)).packed() for file, source in given]
