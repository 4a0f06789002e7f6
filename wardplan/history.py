"""Through which releases a resource went."""

from collections.abc import Iterable
from dataclasses import dataclass

from wardplan import change_set, iris, patch, releases
from wardplan.change_set import Kind
from wardplan.releases import Release


@dataclass(frozen=True)
class Event:
    """That a resource, or something in its document, came, changed or was withdrawn."""

    release: Release
    kind: Kind


def of(found: Iterable[Release], documents: frozenset[str]) -> dict[str, list[Event]]:
    """What happened to each of these documents, the first event first."""
    events: dict[str, list[Event]] = {}
    for release in found:
        first = {str(iris.mint(line.strip())) for line in release.read(releases.IRIS)}
        for iri in sorted(first & documents):
            events.setdefault(iri, []).append(Event(release, Kind.CAME))
        if release.previous is None:
            continue
        changed: dict[str, Kind] = {}
        for group in change_set.groups(patch.read(release.read(releases.PATCH))):
            for thing in group.things:
                if thing.document in documents and thing.document not in first:
                    own = thing.kind if thing.iri == thing.document else Kind.CHANGED
                    before = changed.get(thing.document)
                    changed[thing.document] = own if before in (None, Kind.CHANGED) else before
        for iri, kind in sorted(changed.items()):
            events.setdefault(iri, []).append(Event(release, kind))
    return events
