"""Citations of the mid-term plan -> triples."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import URIRef

from wardplan import iris
from wardplan.mapping.statements import QuotedStatements
from wardplan.namespaces import RDF, RDFS, WP
from wardplan.records import Citation
from wardplan.reference import MidTermPlan
from wardplan.resolution import Resolver

PREDICATES: dict[str, URIRef] = {
    "theme": WP.citedTheme,
    "strategy": WP.citedStrategy,
    "policy": WP.citedPolicy,
    "basic-strategy": WP.citedBasicStrategy,
    "policy-group": WP.citedPolicyGroup,
    "measure-group": WP.citedMeasureGroup,
}

SERVED = (WP.citedPolicy, WP.citedPolicyGroup, WP.citedMeasureGroup)
"""What an initiative contributes to by citing it: the parts below strategy."""


@dataclass(frozen=True)
class CitationMapper:
    """States the citations of one plan."""

    out: QuotedStatements
    plan: URIRef
    resolver: Resolver

    def state_all(self, citing: URIRef, citations: Iterable[Citation]) -> None:
        """State the citations of the element or plan `citing`, as `#citation-<key>`."""
        for citation in citations:
            this = iris.fragment_of(citing, f"citation-{citation.key}")
            self._state(citing, this, citation)

    def _state(self, citing: URIRef, this: URIRef, citation: Citation) -> None:
        out = self.out
        out.add(citing, WP.citation, this)
        out.add(this, RDF.type, WP.PolicyCitation)
        out.add(this, WP.plan, self.plan)
        out.quote(this, RDFS.label, citation.quote)
        out.quote(this, WP.citationText, citation.quote)
        resolved = self.resolver.midterm(citation)
        if resolved is None:
            return
        midterm, how = resolved
        found = list(self._cited(citation, midterm))
        if found or citation.first_year is not None:
            out.add(this, WP.citedMidTermPlan, midterm.iri)
            out.add(this, WP.resolvedBy, how)
        for predicate, cited in found:
            out.add(this, predicate, cited)
            out.add(this, WP.cites, cited)
            if predicate in SERVED and (citing, RDF.type, WP.Initiative) in out.graph:
                out.add(citing, WP.contributesTo, cited)

    def _cited(self, citation: Citation, midterm: MidTermPlan) -> Iterator[tuple[URIRef, URIRef]]:
        """What a citation names, where the mid-term plan has such a part."""
        for kind, part in self.resolver.parts(midterm, citation):
            if part is not None:
                yield PREDICATES[kind], part
