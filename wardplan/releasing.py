"""Freeze a state of the data as a release: its folder is made aside, then put in its place."""

import gzip
import hashlib
import json
import shutil
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from wardplan import (
    bill,
    catalogue,
    dcat,
    distributions,
    dumps,
    harvest,
    iris,
    patch,
    published,
    releases,
)
from wardplan.catalogue import Catalogue
from wardplan.crew import Crew
from wardplan.dataset import serialize
from wardplan.dcat_releases import of_release
from wardplan.errors import UsageError, WardPlanError
from wardplan.holdings import Holdings
from wardplan.project import Project
from wardplan.rebase import Rebase
from wardplan.releases import ENTRY, IRIS, PATCH, SHEET, SUMS, Release, Version
from wardplan.tree import Tree
from wardplan.triples import grouped

PLAIN = "wardplan.nt.gz"
"""The dump that later releases are compared with."""

FROZEN = (
    *(f"wardplan.{name}.gz" for name in ("nt", "ttl", "jsonld", "nq", "trig")),
    "wardplan-structure.nt.gz",
    "reference.ttl",
    "ontology.ttl",
    "shapes.ttl",
)
"""The dumps that a release keeps."""
ASIDE = "freezing"
"""Where they are made, below the project's folder of work."""


@dataclass(frozen=True)
class Draft:
    """What a person says of a release to be: its version, its day, what is new, by language."""

    version: Version
    day: date
    notes: dict[str, str]


def refuse_version(draft: Draft, known: tuple[Release, ...]) -> None:
    """Raise UsageError for a version that does not follow the last one, or an earlier day."""
    if known and draft.version <= known[-1].version:
        last = known[-1].version
        raise UsageError(f"{draft.version} does not follow {last}, the last release / 次の番号に")
    if known and draft.day < known[-1].day:
        raise UsageError(f"{draft.day} is before {known[-1].day}, the day of the last release")


def refuse_gone(project: Project, holdings: Holdings) -> None:
    """Raise ValidationError where nothing is said any more of an IRI that a release has."""
    known = releases.known(project)
    published.refuse_vanished(published.of(known), holdings.subjects())


def freeze(project: Project, holdings: Holdings, crew: Crew, draft: Draft) -> Release:
    """Make the release; what stands in `releases/` before it stays as it is.

    Raises ValidationError where an IRI of a release is gone, UsageError for the version,
    WardPlanError where nothing can be written.
    """
    known = releases.known(project)
    refuse_version(draft, known)
    refuse_gone(project, holdings)
    folder = project.root / releases.FOLDER / str(draft.version)
    aside = folder.with_name(f".{folder.name}")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        previous = known[-1].version if known else None
        base = project.config.base_iri
        made = Release(draft.version, draft.day, draft.notes, previous, base, aside)
        _fill(project, holdings, crew, made, known)
        aside.rename(folder)
    except OSError as error:
        raise WardPlanError(f"cannot be written: {error.strerror}", folder) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return replace(made, folder=folder)


def _fill(
    project: Project, holdings: Holdings, crew: Crew, made: Release, known: tuple[Release, ...]
) -> None:
    tree = Tree(project.work / ASIDE, project.config.rebase)
    try:
        paths = dumps.write(tree, project, holdings, crew)
        for name in FROZEN:
            shutil.copyfile(tree.folder / "dumps" / name, made.folder / name)
        listed = catalogue.gather(project, holdings, tree.folder, paths)
    finally:
        shutil.rmtree(tree.folder, ignore_errors=True)
    _write(made, SHEET, sheet(made))
    _write(made, IRIS, "".join(_new_iris(holdings, known)))
    if known:
        _write(made, PATCH, "".join(f"{line}\n" for line in _patch(made, known[-1])))
    _write(made, ENTRY, _entry(project, listed, made))
    _write(made, bill.NAME, bill.bill().decode())
    _write(made, SUMS, sums(made.folder))


def _write(made: Release, name: str, text: str) -> None:
    (made.folder / name).write_text(text, encoding="utf-8", newline="\n")


def sheet(made: Release) -> str:
    """What `release.json` says."""
    table: dict[str, object] = {
        "date": made.day.isoformat(),
        "base": made.base,
        "notes": made.notes,
    }
    if made.previous:
        table = {"previous": str(made.previous), **table}
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _new_iris(holdings: Holdings, known: Iterable[Release]) -> Iterator[str]:
    """The IRIs that no release had, a line each, as paths below the base."""
    before = published.of(known)
    for each in sorted(holdings.subjects() - before.keys()):
        if published.is_lasting(each):
            yield f"{each.removeprefix(str(iris.mint('')))}\n"


def _patch(made: Release, before: Release) -> Iterator[str]:
    changes = patch.differences(statements(before), statements(made))
    previous = name_of(before.previous, before.version) if before.previous else None
    return patch.written(changes, name_of(before.version, made.version), previous)


def name_of(old: Version, new: Version) -> str:
    """The name of the difference between two releases: the same whenever it is made."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, str(iris.mint(f'changes/{old}..{new}')))}"


def statements(made: Release) -> Iterator[str]:
    """The frozen statements with our own base, as lines of N-Triples without their ends."""
    base = Rebase(made.base)
    with gzip.open(made.folder / PLAIN, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield base.own(line.removesuffix("\n").removesuffix(" ."))


def _entry(project: Project, known: Catalogue, made: Release) -> str:
    """What the catalogue says of the release from now on."""
    base = f"{releases.FOLDER}/{made.version}"
    measured = [
        distributions.of_copy(f"{base}/{name}", made.folder / name) for name in sorted(FROZEN)
    ]
    entry = catalogue.of_release(made, [each for each in measured if each], known.words)
    triples = list(grouped(of_release(known, entry, made)))
    found = harvest.judge(project, [*dcat.statements(known, {}), *triples])
    harvest.refuse(tuple(each for each in found if each.focus.startswith(entry.iri)))
    return serialize(triples, ox.RdfFormat.N_TRIPLES).decode()


def sums(folder: Path) -> str:
    """The checksums of what is published of a release, as `sha256sum -c` reads them."""
    named = (*FROZEN, bill.NAME)
    files = sorted(file for file in folder.iterdir() if file.name in named)
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files
    )


def differing(project: Project, holdings: Holdings, crew: Crew, frozen: Release) -> list[str]:
    """The dumps that are not, made anew from the project as it is, what the release froze."""
    tree = Tree(project.work / ASIDE, project.config.rebase)
    try:
        dumps.write(tree, project, holdings, crew)
        return [
            name
            for name in FROZEN
            if (tree.folder / "dumps" / name).read_bytes() != (frozen.folder / name).read_bytes()
        ]
    finally:
        shutil.rmtree(tree.folder, ignore_errors=True)
