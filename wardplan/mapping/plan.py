"""A plan read whole from one document -> triples (design: IRIs and Vocabulary)."""

from rdflib import Graph, URIRef

from wardplan import iris
from wardplan.mapping.citation import CitationMapper
from wardplan.mapping.header import describe_references, state_plan, titles
from wardplan.mapping.organisation import state_bureau, state_department
from wardplan.mapping.reckoning import ReckoningMapper
from wardplan.mapping.statements import QuotedStatements
from wardplan.namespaces import DCTERMS, PROV, RDF, RDFS, SCHEMA, SKOS, WP
from wardplan.records import (
    BasicGoal,
    DepartmentMission,
    Initiative,
    ManagementApproach,
    Measure,
    Notice,
    Plan,
)
from wardplan.resolution import Resolver
from wardplan.source import Source


def to_graph(plan: Plan, source: Source, resolver: Resolver, *, standalone: bool = False) -> Graph:
    """The derived graph of a whole plan.

    With `standalone` it also carries types and labels of everything of ours that it names.
    """
    mapper = _PlanMapper(source, resolver)
    mapper.state(plan)
    if standalone:
        describe_references(mapper.out, resolver.reference)
    return mapper.out.graph


class _PlanMapper:
    def __init__(self, source: Source, resolver: Resolver) -> None:
        front = source.front
        self.source = source
        self.resolver = resolver
        self.iris = front.iris
        self.this = front.iris.plan
        self.document = self.iris.source(front.document)
        transcription = self.iris.transcription(front.document, front.revision)
        self.out = QuotedStatements(transcription, withheld=front.text_withheld)
        self.citations = CitationMapper(self.out, self.this, resolver)
        self.reckoning = ReckoningMapper(self.out, self.this, resolver)

    def state(self, plan: Plan) -> None:
        out, this = self.out, self.this
        state_plan(out, self.iris, self.resolver.reference)
        out.add(this, DCTERMS.source, self.document)
        out.add(this, WP.completeness, WP.Whole)
        out.boolean(this, WP.measuresComplete, True)
        for introduction in plan.introductions:
            out.quote(this, WP.introduction, introduction)
        self.citations.state_all(this, plan.citations)
        if plan.goal:
            self._goal(plan.goal)
        for measure in plan.measures:
            self._measure(measure)
        for initiative in plan.loose_initiatives:
            self._initiative(initiative, this)
        for approach in plan.approaches:
            self._approach(approach)
        for mission in plan.missions:
            self._mission(mission)
        for notice in plan.notices:
            self._notice(notice)
        self._document()

    def _element(self, this: URIRef, cls: URIRef, parent: URIRef, position: int | None) -> None:
        self.out.a(this, cls)
        self.out.add(this, WP.plan, self.this)
        self.out.add(this, DCTERMS.isPartOf, parent)
        self.out.integer(this, WP.position, position)

    def _goal(self, goal: BasicGoal) -> None:
        this = self.iris.part("basic-goal")
        self._element(this, WP.BasicGoal, self.this, None)
        self.out.add(self.this, WP.basicGoal, this)
        self.out.quote(this, RDFS.label, goal.label)
        self.out.quote(this, WP.subtitle, goal.subtitle)
        self.out.quote(this, DCTERMS.description, *goal.description)
        self.reckoning.goals(this, goal.goals)

    def _measure(self, measure: Measure) -> None:
        this = self.iris.measure(measure.key)
        self._element(this, WP.Measure, self.this, measure.position)
        self.out.add(self.this, WP.measure, this)
        self.out.quote(this, RDFS.label, measure.label)
        self.out.quote(this, WP.subtitle, measure.subtitle)
        self.out.quote(this, WP.group, measure.group)
        self.out.integer(this, WP.number, measure.number)
        self.out.quote_plain(this, WP.printedNumber, measure.printed_number)
        self.out.quote(this, DCTERMS.description, *measure.description)
        self.citations.state_all(this, measure.citations)
        self.reckoning.state(this, measure)
        for initiative in measure.initiatives:
            self._initiative(initiative, this)

    def _initiative(self, initiative: Initiative, parent: URIRef) -> None:
        this = self.iris.initiative(initiative.key)
        self._element(this, WP.Initiative, parent, initiative.position)
        self.out.add(parent, WP.initiative, this)
        self.out.quote(this, RDFS.label, initiative.label)
        self.out.quote(this, WP.subtitle, initiative.subtitle)
        self.out.quote(this, WP.programme, initiative.programme)
        self.out.quote(this, DCTERMS.description, *initiative.description)
        self.citations.state_all(this, initiative.citations)
        self.reckoning.state(this, initiative)
        self.reckoning.state_marks(this, initiative)
        if initiative.bureau and (bureau := self.resolver.bureau(initiative.bureau.text)):
            self.out.add(this, WP.leadBureau, bureau)
            self.out.traced(this, WP.leadBureau, [initiative.bureau])
            state_bureau(self.out, bureau, initiative.bureau.text, self.resolver)
        for action in initiative.actions:
            item = iris.fragment_of(this, f"action-{action.key}")
            self._element(item, WP.Action, this, action.position)
            self.out.add(this, WP.action, item)
            self.out.quote(item, RDFS.label, action.label)

    def _approach(self, approach: ManagementApproach) -> None:
        this = self.iris.part(f"management-{approach.key}")
        self._element(this, WP.ManagementApproach, self.this, approach.position)
        self.out.add(self.this, WP.managementApproach, this)
        self.out.quote(this, RDFS.label, approach.label)
        self.out.integer(this, WP.number, approach.number)
        self.out.quote_plain(this, WP.printedNumber, approach.printed_number)
        self.out.quote(this, DCTERMS.description, *approach.description)

    def _mission(self, mission: DepartmentMission) -> None:
        this = self.iris.part(f"mission-{mission.key}")
        self._element(this, WP.DepartmentMission, self.this, mission.position)
        self.out.add(self.this, WP.departmentMission, this)
        self.out.ja(this, RDFS.label, f"{mission.department.text}の取組方針")
        self.out.quote(this, DCTERMS.description, mission.description)
        if mission.measure is not None:
            self.out.add(this, WP.servesMeasure, self.iris.measure(mission.measure))
        if department := self.resolver.department(mission.department.text):
            self.out.add(this, WP.department, department)
            self.out.traced(this, WP.department, [mission.department])
            state_department(self.out, department, mission.department.text, self.resolver)

    def _notice(self, notice: Notice) -> None:
        this = self.iris.part(f"notice-{notice.key}")
        self._element(this, WP.Notice, self.this, notice.position)
        self.out.add(self.this, WP.notice, this)
        self.out.quote(this, RDFS.label, notice.label)
        self.out.quote(this, DCTERMS.description, *notice.description)

    def _document(self) -> None:
        """State the ward's document and our transcription of it."""
        out, front, document = self.out, self.source.front, self.document
        name = f"{titles(self.iris, self.resolver.reference).ja}（文書{front.document}）"
        out.add(document, RDF.type, WP.SourceDocument)
        out.ja(document, RDFS.label, name)
        out.integer(document, WP.documentNumber, front.document)
        out.add(document, DCTERMS.publisher, iris.office(front.city, front.ward))
        out.add(document, DCTERMS.rights, iris.rights(front.city))
        out.ja(document, DCTERMS.title, None if front.text_withheld else front.title)
        out.date(document, DCTERMS.issued, front.issued)
        out.url(document, SCHEMA.url, front.source_url)
        this = out.transcription
        out.add(this, RDF.type, WP.Transcription)
        out.ja(this, RDFS.label, f"{name}の転記 第{front.revision}版")
        out.add(this, PROV.wasDerivedFrom, document)
        out.add(this, DCTERMS.rights, iris.rights(front.city))
        out.integer(this, WP.revision, front.revision)
        out.integer(this, WP.textLength, len(self.source.text))
        out.plain(this, WP.sha256, self.source.sha256)
        out.boolean(this, WP.textWithheld, front.text_withheld)
        out.en(this, DCTERMS.description, front.transcription)
        for remark in () if front.text_withheld else front.suspected:
            out.ja(this, SKOS.editorialNote, remark)
