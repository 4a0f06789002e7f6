"""Every prefix and IRI base of the project; nothing else creates a namespace."""

from rdflib import Namespace
from rdflib.namespace import DCAT, DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD

from wardplan.prefixes import BASE, PREFIXES

__all__ = [
    "BASE", "DCAT", "DCTERMS", "GEO", "ORG", "OWL", "PREFIXES", "PROV", "RDF", "RDFS", "SCHEMA",
    "SDG", "SH", "SKOS", "VANN", "WP", "WSH", "XSD",
]  # fmt: skip

WP = Namespace(BASE + "def#")
WSH = Namespace(BASE + "shapes#")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
ORG = Namespace("http://www.w3.org/ns/org#")
SCHEMA = Namespace("https://schema.org/")
SDG = Namespace("http://metadata.un.org/sdg/")
"""The Sustainable Development Goals, in the IRIs of the United Nations; not one of our prefixes."""

SH = Namespace("http://www.w3.org/ns/shacl#")
VANN = Namespace("http://purl.org/vocab/vann/")
