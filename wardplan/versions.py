"""Publish the releases: their files as they were frozen, what each changed, and a feed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from wardplan import change_set, feed, iris, listing, patch, placing, published, releases
from wardplan.change_set import Group
from wardplan.config import Config
from wardplan.holdings import Holdings
from wardplan.namespaces import CATALOGUE_PREFIXES, DCTERMS, PROV, VOID, XSD
from wardplan.pages import Listed
from wardplan.placing import address
from wardplan.pointer import Pointer
from wardplan.project import Project
from wardplan.releases import Release
from wardplan.site import Site
from wardplan.tree import Tree
from wardplan.triples import a, integer, link, text, value
from wardplan.views import View

A_PAGE = 20
"""So many releases stand on one page."""
SHOWN = 300
"""So many things of a plan are shown; the patch has all."""

Output = tuple[str, bytes]


@dataclass(frozen=True)
class Changes:
    """What a release changed, and how many statements went and came."""

    release: Release
    groups: tuple[Group, ...]
    went: int
    came: int

    @property
    def path(self) -> str:
        return self.release.changes or ""


@dataclass(frozen=True)
class Versions:
    """All releases of the project, and what each of them changed."""

    releases: tuple[Release, ...]
    changes: dict[str, Changes]

    @property
    def shown(self) -> int:
        return SHOWN


def read(project: Project, holdings: Holdings) -> Versions:
    """The releases of a project, of which no IRI may be gone.

    Raises DataError for a release that is damaged, ValidationError for IRIs that are gone.
    """
    found = releases.known(project)
    if found:
        published.refuse_vanished(published.of(found), holdings.subjects())
    changed = (_changes(each) for each in found if each.previous)
    return Versions(found, {each.path: each for each in changed})


def _changes(release: Release) -> Changes:
    found = list(patch.read(release.read(releases.PATCH)))
    came = sum(sign == patch.CAME for sign, _ in found)
    return Changes(release, tuple(change_set.groups(found)), len(found) - came, came)


def write(tree: Tree, project: Project, versions: Versions) -> tuple[str, ...]:
    """Write the frozen files, the patches and the feed; the addresses of what was written."""
    frozen = tuple(_frozen(versions))
    for path, data in frozen:
        tree.put(path, data)
    outputs = tuple(_outputs(versions, project.config))
    for path, data in outputs:
        tree.write(path, data)
    return tuple(path for path, _ in (*frozen, *outputs))


def _frozen(versions: Versions) -> Iterator[Output]:
    """What stays as it was published."""
    for release in versions.releases:
        folder = f"{releases.FOLDER}/{release.version}"
        for file in (*release.dumps, release.folder / releases.SUMS):
            yield f"{folder}/{file.name}", file.read_bytes()


def _outputs(versions: Versions, config: Config) -> Iterator[Output]:
    for path, changes in versions.changes.items():
        patched = changes.release.folder / releases.PATCH
        yield f"{path}.nt.patch", patched.read_bytes()
        triples = list(described(changes))
        placed = placing.place(triples, f"{path}.ttl", config.site_url)
        yield f"{path}.ttl", placing.serialize(placed, ox.RdfFormat.TURTLE, CATALOGUE_PREFIXES)
    if versions.releases:
        yield feed.PATH, feed.written(versions.releases, config)


def described(changes: Changes) -> Iterator[ox.Triple]:
    """The difference as an entity: between which releases, how much, and where it is."""
    this, release = str(iris.mint(changes.path)), changes.release
    yield a(this, PROV.Entity)
    for language, notes in release.notes.items():
        yield text(this, DCTERMS.description, notes, language)
    yield value(this, DCTERMS.issued, release.day.isoformat(), XSD.date)
    if release.previous is not None:
        yield link(this, PROV.wasDerivedFrom, releases.iri(release.previous))
    yield link(this, PROV.wasDerivedFrom, releases.iri(release.version))
    for name, number in (("removed", changes.went), ("added", changes.came)):
        part = f"{this}#{name}"
        yield link(this, DCTERMS.hasPart, part)
        yield a(part, VOID.Dataset)
        yield text(part, DCTERMS.title, f"{name} statements", "en")
        yield integer(part, VOID.triples, number)
    yield link(this, DCTERMS.hasFormat, address(f"{changes.path}.nt.patch"))


def pages(versions: Versions) -> Iterator[Listed]:
    """A page of all releases, and one for what each changed; none where there is no release."""
    if versions.releases:
        first = Listed(f"{releases.FOLDER}/index", View("releases", "releases.html"))
        yield from listing.sheeted(first, "releases", len(versions.releases), A_PAGE)
    view = View("changes", "changes.html")
    yield from (Listed(path, view) for path in versions.changes)


def dress(site: Site, versions: Versions) -> Site:
    """The site with the pages of the releases."""
    listed = tuple(sorted((*site.pages, *pages(versions)), key=lambda each: each.path))
    known = replace(site.addresses, documents=frozenset(each.path for each in listed))
    return replace(
        site,
        pages=listed,
        addresses=known,
        shared={
            **site.shared,
            "versions": versions,
            "term": lambda term: Pointer(site.holdings.sight, (term,)),
        },
    )
