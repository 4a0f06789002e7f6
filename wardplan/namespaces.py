"""Every prefix and IRI base of the project; nothing else creates a namespace."""

from rdflib import Namespace
from rdflib.namespace import DCAT, DCTERMS, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD

__all__ = [
    "BASE", "DCAT", "DCTERMS", "FORMAT", "GEO", "ORG", "OWL", "PREFIXES", "PROV", "RDF", "RDFS",
    "SCHEMA", "SD", "SDG", "SH", "SKOS", "VANN", "VOID", "WP", "WSH", "XSD",
]  # fmt: skip

BASE = "https://w3id.org/wardplan/"
"""Base of every IRI of ours. Identifiers never name a host that could move."""

WP = Namespace(BASE + "def#")
WSH = Namespace(BASE + "shapes#")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
ORG = Namespace("http://www.w3.org/ns/org#")
SCHEMA = Namespace("https://schema.org/")
SDG = Namespace("http://metadata.un.org/sdg/")
"""The Sustainable Development Goals, in the IRIs of the United Nations; not one of our prefixes."""

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMAT = Namespace("http://www.w3.org/ns/formats/")
"""The syntaxes of RDF and of results, as a service description names them; as `SD`, no prefix."""

SH = Namespace("http://www.w3.org/ns/shacl#")
VANN = Namespace("http://purl.org/vocab/vann/")

PREFIXES: dict[str, str] = {
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "geo": str(GEO),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sh": str(SH),
    "skos": str(SKOS),
    "vann": str(VANN),
    "wp": str(WP),
    "wsh": str(WSH),
    "xsd": str(XSD),
}
"""Prefix -> namespace, the same in every file and query we write."""
