"""A resource's own document as data: what is said of it, of its parts, and what points to it."""

from collections.abc import Iterable

from wardplan import terms
from wardplan.index import Sight
from wardplan.namespaces import BASE, DCTERMS, OWL, RDF, RDFS

_LABEL = terms.node(str(RDFS.label))
_PART = terms.node(str(DCTERMS.isPartOf))
_TYPE = terms.node(str(RDF.type))
_VOCABULARY = terms.node(str(OWL.Ontology))
_OURS = f"<{BASE}"


def describe(sight: Sight, document: str, fragments: Iterable[str]) -> list[str]:
    """The statements of a resource's document as lines of N-Triples without their ends, sorted.

    They are those about the resource, about the things that live in its document (`fragments`,
    hash IRIs) and its direct parts, those that point to it, and labels of all it points to. What
    points to a vocabulary is left out: nearly all data use its terms.
    """
    this = terms.node(document)
    own = (this, *map(terms.node, fragments))
    found: set[str] = set()
    named: set[str] = set()
    for node in (*own, *sight.into(this, _PART)):
        named.add(node)
        for predicate, targets in sight.about(node).items():
            found.update([f"{node} {predicate} {target}" for target in targets])
            named.update(targets)
    used = _VOCABULARY in sight.of(this, _TYPE)
    for node in () if used else own:
        for predicate, subjects in sight.towards(node).items():
            found.update([f"{subject} {predicate} {node}" for subject in subjects])
            named.update(subjects)
    for node in named:
        if node.startswith(_OURS):
            labels = sight.of(node, _LABEL)
            found.update([f"{node} {_LABEL} {label}" for label in labels])
    return sorted(found)
