"""Our prefixes and the base of our IRIs as plain text, for what must start at once.

`namespaces` has the same as terms of rdflib, which takes long to load.
"""

from functools import lru_cache

BASE = "https://w3id.org/wardplan/"
"""Base of every IRI of ours. Identifiers never name a host that could move."""

PREFIXES: dict[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "wp": BASE + "def#",
    "wsh": BASE + "shapes#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix -> namespace, the same in every file and query we write."""
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


@lru_cache(maxsize=10_000)
def shorten(iri: str) -> str:
    """The prefixed name of an IRI, or the IRI itself."""
    at = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _PREFIX_OF.get(iri[:at])
    return f"{prefix}:{iri[at:]}" if prefix and iri[at:] else iri
