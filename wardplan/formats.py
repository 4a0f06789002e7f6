"""RDF formats: media type, file extension, serializer. A new format is one row."""

from dataclasses import dataclass

from pyoxigraph import RdfFormat


@dataclass(frozen=True)
class Format:
    """One RDF syntax. `graphs` says whether it can name graphs."""

    name: str
    extension: str
    media_type: str
    rdf_format: RdfFormat
    graphs: bool = False


FORMATS: tuple[Format, ...] = (
    Format("Turtle", "ttl", "text/turtle", RdfFormat.TURTLE),
    Format("JSON-LD", "jsonld", "application/ld+json", RdfFormat.JSON_LD),
    Format("N-Triples", "nt", "application/n-triples", RdfFormat.N_TRIPLES),
    Format("N-Quads", "nq", "application/n-quads", RdfFormat.N_QUADS, graphs=True),
    Format("TriG", "trig", "application/trig", RdfFormat.TRIG, graphs=True),
)

BY_EXTENSION: dict[str, Format] = {row.extension: row for row in FORMATS}

RESOURCE_FORMATS: tuple[Format, ...] = tuple(BY_EXTENSION[name] for name in ("ttl", "jsonld", "nt"))
"""The data formats every resource with a path of its own is published in."""

VARIANTS: dict[str, str] = {
    "text/html": "html",
    **{row.media_type: row.extension for row in RESOURCE_FORMATS},
}
"""The documents about a thing: media type -> extension, in the order of preference where a client
has none."""

NEGOTIATED: dict[str, str] = {**VARIANTS, "application/rdf+xml": "rdf"}
"""The same with what only the catalogue comes as, which harvesters ask for."""
