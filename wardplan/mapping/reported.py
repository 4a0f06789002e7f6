"""A plan known in part -> triples: every statement carries its attestations."""

from rdflib import Graph, URIRef

from wardplan import iris
from wardplan.importer.normalise import number_of
from wardplan.iris import PlanIris
from wardplan.mapping.header import describe_references, state_plan
from wardplan.mapping.statements import Statements
from wardplan.namespaces import DCTERMS, PROV, RDF, RDFS, SCHEMA, SKOS, WP
from wardplan.records import PrintedText, ReportedElement, ReportedPlan, WebPage
from wardplan.reference import Reference

_KINDS: dict[str, URIRef] = {
    "primary": WP.Primary,
    "copy": WP.Copy,
    "newsletter": WP.Newsletter,
    "news": WP.News,
}


def to_graph(plan: ReportedPlan, reference: Reference, *, standalone: bool = False) -> Graph:
    """The derived graph of a partial plan."""
    mapper = _ReportedPlanMapper(plan, reference)
    mapper.state()
    if standalone:
        describe_references(mapper.out, reference)
    return mapper.out.graph


class _ReportedPlanMapper:
    def __init__(self, plan: ReportedPlan, reference: Reference) -> None:
        self.plan = plan
        self.reference = reference
        self.iris = PlanIris(plan.city, plan.ward, plan.year)
        self.this = self.iris.plan
        self.out = Statements()

    def state(self) -> None:
        out, this, plan = self.out, self.this, self.plan
        state_plan(out, self.iris, self.reference)
        out.add(this, WP.completeness, WP.Partial)
        out.boolean(this, WP.measuresComplete, plan.complete)
        if plan.goal:
            goal = self.iris.part("reported-goal")
            out.add(this, WP.basicGoal, goal)
            self._element(goal, WP.BasicGoal, "reported-goal", plan.goal)
        for element in plan.measures:
            name = f"reported-measure-{element.position}"
            measure = self.iris.part(name)
            out.add(this, WP.measure, measure)
            out.integer(measure, WP.position, element.position)
            self._element(measure, WP.Measure, name, element)
        for group in plan.groups:
            out.ja(this, WP.group, group.best.label)
            self._attest(this, f"reported-group-{group.position}", group.printed, WP.group)
        for issued in plan.issued:
            out.date(this, DCTERMS.issued, issued.issued)
        self._attest(this, "reported-issued", plan.issued, DCTERMS.issued)
        for page in plan.pages:
            self._page(page)

    def _element(self, this: URIRef, cls: URIRef, name: str, element: ReportedElement) -> None:
        best = element.best
        self.out.a(this, cls)
        self.out.add(this, WP.plan, self.this)
        self.out.add(this, DCTERMS.isPartOf, self.this)
        self.out.ja(this, RDFS.label, best.label)
        self.out.ja(this, WP.subtitle, best.subtitle)
        self.out.plain(this, WP.printedNumber, best.printed_number)
        self.out.integer(this, WP.number, number_of(best.printed_number or ""))
        self._attest(this, name, element.printed, None)

    def _attest(
        self, attested: URIRef, name: str, texts: tuple[PrintedText, ...], statement: URIRef | None
    ) -> None:
        """State what each source printed; `statement` names a property other than the label."""
        for n, printed in enumerate(texts, 1):
            this = self.iris.part(f"{name}-attested-{n}")
            self.out.add(this, RDF.type, WP.Attestation)
            self.out.add(this, WP.attests, attested)
            self.out.ja(this, RDFS.label, printed.label)
            self.out.ja(this, WP.subtitle, printed.subtitle)
            self.out.plain(this, WP.printedNumber, printed.printed_number)
            self.out.add(this, PROV.wasDerivedFrom, iris.web_source(printed.source_url))
            self.out.add(this, WP.sourceKind, _KINDS[printed.source_kind])
            self.out.en(this, SKOS.editorialNote, printed.note)
            if statement is not None:
                self.out.add(this, WP.quotedAs, statement)
                self.out.date(this, DCTERMS.issued, printed.issued)

    def _page(self, page: WebPage) -> None:
        this = iris.web_source(page.url)
        self.out.add(self.this, DCTERMS.source, this)
        self.out.add(this, RDF.type, WP.SourceDocument)
        address = page.url.removeprefix("https://").removeprefix("http://")
        self.out.ja(this, RDFS.label, f"ウェブページ {address}")
        self.out.url(this, SCHEMA.url, page.url)
        self.out.date(this, DCTERMS.issued, page.issued)
        self.out.date(this, DCTERMS.modified, page.modified)
