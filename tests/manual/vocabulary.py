"""docs/ontology.md from ontology/wardplan.ttl."""

from collections.abc import Iterable

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from tests.conftest import ROOT
from tests.manual.markdown import table
from wardplan.namespaces import SCHEMA, WP
from wardplan.pointer import shorten

_HEAD = """\
# The vocabulary

Made from `ontology/wardplan.ttl` by `make manual`. The prefix `wp:` stands for
`https://w3id.org/wardplan/def#`; the page `def.html` of the site has every term with its examples,
in Japanese too. Terms keep their names and meanings ([why-this-model.md](why-this-model.md));
`ontology/CHANGES.md` lists what came when, and `ontology/alignments.ttl` how terms relate to those
of PROV-O, ORG, SKOS, schema.org and Dublin Core.
"""


def page() -> str:
    """Classes, properties and named values, each with label and definition."""
    graph = Graph().parse(ROOT / "ontology" / "wardplan.ttl")
    terms = sorted({s for s in graph.subjects(RDFS.isDefinedBy) if isinstance(s, URIRef)})
    terms = [term for term in terms if term.startswith(str(WP))]
    classes = [term for term in terms if (term, RDF.type, OWL.Class) in graph]
    properties = [term for term in terms if _is_property(graph, term)]
    others = [term for term in terms if term not in classes and term not in properties]
    return "\n".join(
        [
            _HEAD,
            "## Classes",
            "",
            table(["class", "below", "meaning"], (_class(graph, term) for term in classes)),
            "## Properties",
            "",
            table(["property", "from", "to", "meaning"], (_property(graph, t) for t in properties)),
            "## Named values",
            "",
            table(["value", "kind", "meaning"], (_value(graph, term) for term in others)),
        ]
    )


def _is_property(graph: Graph, term: URIRef) -> bool:
    return any(str(kind).endswith("Property") for kind in graph.objects(term, RDF.type))


def _name(graph: Graph, term: URIRef) -> str:
    return f"`{shorten(str(term))}` {_in(graph, term, 'ja')}"


def _in(graph: Graph, term: URIRef, language: str, kind: URIRef = RDFS.label) -> str:
    found = (str(o) for o in graph.objects(term, kind) if getattr(o, "language", "") == language)
    return next(found, "")


def _class(graph: Graph, term: URIRef) -> tuple[str, ...]:
    above = _names(graph.objects(term, RDFS.subClassOf))
    return _name(graph, term), above, _in(graph, term, "en", SKOS.definition)


def _property(graph: Graph, term: URIRef) -> tuple[str, ...]:
    sides = (_names(graph.objects(term, p)) for p in (SCHEMA.domainIncludes, SCHEMA.rangeIncludes))
    return _name(graph, term), *sides, _in(graph, term, "en", SKOS.definition)


def _value(graph: Graph, term: URIRef) -> tuple[str, ...]:
    kinds = (each for each in graph.objects(term, RDF.type) if each != OWL.NamedIndividual)
    return _name(graph, term), _names(kinds), _in(graph, term, "en", SKOS.definition)


def _names(terms: Iterable[object]) -> str:
    return ", ".join(f"`{shorten(str(each))}`" for each in sorted(map(str, terms)))
