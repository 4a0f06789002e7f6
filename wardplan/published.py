"""Every IRI that a release has published stays: as what it was, or as a tombstone."""

from collections.abc import Iterable

from wardplan import iris, releases
from wardplan.errors import ValidationError
from wardplan.releases import Release

SPAN = "#char="
SHOWN = 20


def is_lasting(iri: str) -> bool:
    """Whether an IRI is promised to stay: ours, and no mere place in a transcription."""
    return iris.is_ours(iri) and SPAN not in iri


def of(found: Iterable[Release]) -> dict[str, Release]:
    """Every IRI that was published, with the release that had it first."""
    return {
        str(iris.mint(line.strip())): each for each in found for line in each.read(releases.IRIS)
    }


def refuse_vanished(published: dict[str, Release], subjects: set[str]) -> None:
    """Raise ValidationError for IRIs that were published and of which nothing is said any more."""
    gone = sorted(published.keys() - subjects)
    if gone:
        lines = [f"<{iri}> (in release {published[iri].version})" for iri in gone[:SHOWN]]
        if len(gone) > SHOWN:
            lines.append(f"and {len(gone) - SHOWN} more")
        raise ValidationError(
            f"{len(gone)} IRIs that a release published are gone; bring them back, or leave a "
            "tombstone of each: `a wp:Withdrawn ; owl:deprecated true ; rdfs:label` with the last "
            "name, and `dcterms:isReplacedBy` where something took its place",
            findings=tuple(lines),
        )
