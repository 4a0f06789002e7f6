"""Every prefix and IRI base of the project; nothing else creates a namespace."""

from rdflib import Namespace
from rdflib.namespace import DCAT, DCTERMS, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD

from wardplan.prefixes import BASE, PREFIXES

__all__ = [
    "BASE", "DCAT", "DCTERMS", "FORMAT", "GEO", "ORG", "OWL", "PREFIXES", "PROV", "RDF", "RDFS",
    "SCHEMA", "SD", "SDG", "SH", "SKOS", "VANN", "VOID", "WP", "WSH", "XSD",
]  # fmt: skip

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
