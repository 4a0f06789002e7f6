"""Formats are rows: media type, extension and serializer belong together."""

import pytest
from pyoxigraph import RdfFormat

from wardplan.formats import BY_EXTENSION, FORMATS, RESOURCE_FORMATS, Format

ROWS: dict[str, tuple[str, RdfFormat, bool]] = {
    "ttl": ("text/turtle", RdfFormat.TURTLE, False),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD, False),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES, False),
    "nq": ("application/n-quads", RdfFormat.N_QUADS, True),
    "trig": ("application/trig", RdfFormat.TRIG, True),
}


@pytest.mark.parametrize("extension", ROWS)
def test_row(extension: str) -> None:
    row = BY_EXTENSION[extension]
    assert (row.media_type, row.rdf_format, row.graphs) == ROWS[extension]


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.extension)
def test_extension_and_media_type_are_the_serializers(row: Format) -> None:
    assert RdfFormat.from_extension(row.extension) == row.rdf_format
    assert RdfFormat.from_media_type(row.media_type) == row.rdf_format


def test_every_format_is_found_by_its_extension() -> None:
    assert list(BY_EXTENSION) == list(ROWS)


def test_resources_are_published_in_formats_without_graphs() -> None:
    assert [(row.extension, row.graphs) for row in RESOURCE_FORMATS] == [
        ("ttl", False),
        ("jsonld", False),
        ("nt", False),
    ]
