"""Say things about a plan in RDF: typed helpers over one graph."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from rdflib import Graph, Literal, URIRef

from wardplan import iris
from wardplan.dataset import empty_graph
from wardplan.mapping.withheld import stand_in
from wardplan.namespaces import DCTERMS, PROV, RDF, RDFS, WP, XSD
from wardplan.records import Quote

ELEMENT_TYPES: dict[URIRef, tuple[URIRef, ...]] = {
    WP.Plan: (PROV.Plan,),
    WP.BasicGoal: (WP.PlanElement,),
    WP.Measure: (WP.PlanElement,),
    WP.Initiative: (WP.PlanElement,),
    WP.Action: (WP.PlanElement,),
    WP.ManagementApproach: (WP.PlanElement,),
    WP.DepartmentMission: (WP.PlanElement,),
    WP.Notice: (WP.PlanElement,),
    WP.Indicator: (WP.PlanElement,),
}
"""The types stated beside a class of ours, so that queries need no reasoner."""


class Statements:
    """A graph in the making."""

    def __init__(self) -> None:
        self.graph: Graph = empty_graph("SimpleMemory")

    def add(self, subject: URIRef, predicate: URIRef, *objects: URIRef | Literal) -> None:
        for each in objects:
            self.graph.add((subject, predicate, each))

    def a(self, subject: URIRef, cls: URIRef) -> None:
        """State the class of `subject` and the types that go with it."""
        self.add(subject, RDF.type, cls, *ELEMENT_TYPES.get(cls, ()))

    def ja(self, subject: URIRef, predicate: URIRef, text: str | None) -> None:
        if text is not None:
            self.add(subject, predicate, Literal(text, lang="ja"))

    def en(self, subject: URIRef, predicate: URIRef, text: str | None) -> None:
        if text is not None:
            self.add(subject, predicate, Literal(text, lang="en"))

    def plain(self, subject: URIRef, predicate: URIRef, text: str | None) -> None:
        if text is not None:
            self.add(subject, predicate, Literal(text))

    def integer(self, subject: URIRef, predicate: URIRef, value: int | None) -> None:
        if value is not None:
            self.add(subject, predicate, Literal(value))

    def number(self, subject: URIRef, predicate: URIRef, value: int | Decimal | None) -> None:
        """State a number: xsd:integer where it is whole as printed, else xsd:decimal."""
        if value is not None:
            self.add(subject, predicate, Literal(value))

    def boolean(self, subject: URIRef, predicate: URIRef, value: bool) -> None:
        self.add(subject, predicate, Literal(value))

    def date(self, subject: URIRef, predicate: URIRef, value: date | None) -> None:
        if value is not None:
            self.add(subject, predicate, Literal(value))

    def url(self, subject: URIRef, predicate: URIRef, value: str | None) -> None:
        if value is not None:
            self.add(subject, predicate, Literal(value, datatype=XSD.anyURI))


class QuotedStatements(Statements):
    """Statements whose verbatim texts carry the span they were quoted from.

    Where the text is `withheld` the spans alone are stated, and names that stand in for labels.
    """

    def __init__(self, transcription: URIRef, *, withheld: bool = False) -> None:
        super().__init__()
        self.transcription = transcription
        self.withheld = withheld

    def quote(self, subject: URIRef, predicate: URIRef, *quotes: Quote | None) -> None:
        """State a verbatim Japanese text; several pieces of it are joined by a space."""
        pieces = [quote for quote in quotes if quote is not None]
        if not pieces:
            return
        self.traced(subject, predicate, pieces)
        if not self.withheld:
            self.ja(subject, predicate, " ".join(quote.text for quote in pieces))
        elif predicate == RDFS.label:
            self.ja(subject, predicate, stand_in(subject))

    def quote_plain(self, subject: URIRef, predicate: URIRef, quote: Quote | None) -> None:
        """State a verbatim sign that is in no language, such as a printed number."""
        if quote is not None:
            self.plain(subject, predicate, None if self.withheld else quote.text)
            self.traced(subject, predicate, [quote])

    def traced(self, subject: URIRef, predicate: URIRef, quotes: Iterable[Quote]) -> None:
        """State in which spans the value of `predicate` stands."""
        for quote in quotes:
            span = iris.span(self.transcription, quote.start, quote.end)
            self.add(subject, PROV.wasQuotedFrom, span)
            self.add(span, RDF.type, WP.Span)
            self.integer(span, WP.start, quote.start)
            self.integer(span, WP.end, quote.end)
            self.add(span, WP.quotedAs, predicate)
            self.add(span, DCTERMS.isPartOf, self.transcription)
