"""Every prefix and IRI base of the project; nothing else creates a namespace."""

from rdflib import Namespace
from rdflib.namespace import DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD

from wardplan.prefixes import BASE, PREFIXES

__all__ = [
    "BASE", "CATALOGUE_PREFIXES", "DCAT", "DCATAP", "DCTERMS", "EU", "FOAF", "FORMAT", "GEO",
    "GEOSPARQL", "IANA", "ORG", "OWL", "PREFIXES", "PROV", "RDF", "RDFS", "SCHEMA", "SD", "SDG",
    "SH", "SKOS", "SPDX", "VANN", "VOID", "WP", "WSH", "XSD",
]  # fmt: skip

WP = Namespace(BASE + "def#")
WSH = Namespace(BASE + "shapes#")
DCAT = Namespace(PREFIXES["dcat"])
"""Our own, because that of rdflib does not know the terms of version 3."""

GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
GEOSPARQL = Namespace("http://www.opengis.net/ont/geosparql#")
ORG = Namespace("http://www.w3.org/ns/org#")
SCHEMA = Namespace("https://schema.org/")
SDG = Namespace("http://metadata.un.org/sdg/")
"""The Sustainable Development Goals, in the IRIs of the United Nations; not one of our prefixes."""

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMAT = Namespace("http://www.w3.org/ns/formats/")
"""The syntaxes of RDF and of results, as a service description names them; as `SD`, no prefix."""

SH = Namespace("http://www.w3.org/ns/shacl#")
VANN = Namespace("http://purl.org/vocab/vann/")

DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
EU = Namespace("http://publications.europa.eu/resource/authority/")
"""Code lists of the European Union, which catalogues of data name file types and terms by."""

IANA = Namespace("http://www.iana.org/assignments/media-types/")
"""Media types as IRIs, as DCAT 3 has them (section 6.8.14)."""

CATALOGUE_PREFIXES: dict[str, str] = {
    **{
        name: PREFIXES[name]
        for name in ["dcat", "dcterms", "prov", "rdf", "rdfs", "schema", "skos", "xsd"]
    },
    "dcatap": str(DCATAP),
    "foaf": str(FOAF),
    "geosparql": str(GEOSPARQL),
    "spdx": str(SPDX),
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": str(VOID),
}
"""Prefixes of what describes the data as a whole; those of the data itself are `PREFIXES`."""
