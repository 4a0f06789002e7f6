"""Reference data of an invented city: the city, its wards, offices, sections and mid-term plans."""

from rdflib import Graph, Literal, URIRef

from wardplan import iris
from wardplan.importer.profile import Profile
from wardplan.mapping.statements import Statements
from wardplan.namespaces import DCAT, DCTERMS, ORG, RDF, RDFS, SCHEMA, SKOS, WP, XSD
from wardplan.synth.cities import MIDTERMS, City, MidTerm, Named
from wardplan.synth.transcription import basic_strategy
from wardplan.years import era_name

AREA = "http://data.e-stat.go.jp/lod/sac/C{code}-20180401"
"""The codes are of prefectures that do not exist, so that no real area is meant."""

THEMES, STRATEGIES, POLICIES = 5, 9, 38
POLICY_GROUPS, MEASURE_GROUPS = 14, 33


def graph_of(city: City, wards: tuple[Named, ...], profile: Profile) -> Graph:
    """All reference data of a city with those of its wards that have plans."""
    out = Statements()
    _state_city(out, city)
    for ward in wards:
        _state_ward(out, city, ward)
        _state_units(out, city, ward, profile)
    for midterm in MIDTERMS:
        _state_midterm(out, city, midterm)
    return out.graph


def profile_of(city: City) -> str:
    """The city's profile, as TOML: as Yokohama's, but for its name, address and mid-term plan."""
    return (
        'like = "yokohama"\n'
        f'name = "{city.name}"\n'
        f'hosts = ["city.{city.slug}.example"]\n\n'
        "[citations]\n"
        f'plans = ["{city.name}中期計画", "中期計画"]\n'
    )


def statement(city: City) -> Graph:
    """The statement of rights on the texts of a city's plans."""
    out, this = Statements(), iris.rights(city.slug)
    out.add(this, RDF.type, DCTERMS.RightsStatement)
    out.ja(this, RDFS.label, f"架空の{city.name}の本文についての表示")
    out.en(this, RDFS.label, f"Statement on the texts of {_english(city)}, an invented city")
    out.ja(
        this,
        DCTERMS.description,
        f"{city.name}は実在しません。本文は測定と試験のために作られたもので、どの市や区のものでもなく、自由に使えます。",
    )
    out.en(
        this,
        DCTERMS.description,
        f"{_english(city)} does not exist. Its texts were made for measuring and testing, are no "
        "city's or ward's, and may be used freely.",
    )
    return out.graph


def _english(named: Named) -> str:
    return named.slug.capitalize()


def _state_area(out: Statements, this: URIRef, named: Named, cls: URIRef, english: str) -> None:
    out.add(this, RDF.type, SCHEMA.AdministrativeArea, cls)
    out.ja(this, RDFS.label, named.name)
    out.en(this, RDFS.label, english)
    out.ja(this, WP.reading, named.reading)
    out.plain(this, DCTERMS.identifier, named.code)
    out.plain(this, WP.localGovernmentCode, named.full_code)
    out.add(this, WP.areaCode, URIRef(AREA.format(code=named.code)))


def _state_city(out: Statements, city: City) -> None:
    organization = iris.organization(city.slug)
    _state_area(out, iris.city(city.slug), city, WP.City, _english(city))
    out.add(organization, RDF.type, ORG.FormalOrganization)
    out.ja(organization, RDFS.label, city.name)
    out.en(organization, RDFS.label, f"City of {_english(city)} (invented)")
    out.add(organization, SCHEMA.areaServed, iris.city(city.slug))


def _state_ward(out: Statements, city: City, ward: Named) -> None:
    this, office = iris.ward(city.slug, ward.slug), iris.office(city.slug, ward.slug)
    _state_area(out, this, ward, WP.Ward, f"{_english(ward)} Ward")
    out.add(this, SCHEMA.containedInPlace, iris.city(city.slug))
    out.add(this, WP.office, office)
    out.add(office, RDF.type, ORG.FormalOrganization, WP.WardOffice)
    out.ja(office, RDFS.label, f"{ward.name}役所")
    out.en(office, RDFS.label, f"{_english(ward)} Ward Office")
    out.add(office, ORG.subOrganizationOf, iris.organization(city.slug))


def _state_units(out: Statements, city: City, ward: Named, profile: Profile) -> None:
    office = iris.office(city.slug, ward.slug)
    for position, (slug, name) in enumerate(profile.divisions.items(), 1):
        this = iris.department(city.slug, ward.slug, slug)
        out.add(this, RDF.type, ORG.OrganizationalUnit, WP.Division)
        out.ja(this, RDFS.label, name)
        out.add(this, ORG.subOrganizationOf, office)
        out.integer(this, WP.position, position)
    for name, unit in (profile.sections | profile.offices).items():
        this = iris.department(city.slug, ward.slug, unit.slug)
        out.add(this, RDF.type, ORG.OrganizationalUnit, WP.Department)
        out.ja(this, RDFS.label, name)
        out.add(this, ORG.unitOf, office)
        if unit.division:
            above = iris.department(city.slug, ward.slug, unit.division)
            out.add(this, ORG.subOrganizationOf, above)


def _state_midterm(out: Statements, city: City, midterm: MidTerm) -> None:
    this = iris.midterm(city.slug, midterm.first_year)
    period = iris.fragment_of(this, "period")
    first, last = midterm.first_year, midterm.last_year
    out.add(this, RDF.type, SKOS.ConceptScheme, WP.MidTermPlan)
    for title in (RDFS.label, DCTERMS.title):
        out.ja(this, title, f"{city.name}中期計画{first}~{last}")
    out.add(this, DCTERMS.issued, Literal(f"{first}-03", datatype=XSD.gYearMonth))
    out.add(this, DCTERMS.publisher, iris.organization(city.slug))
    out.add(this, DCTERMS.source, URIRef(f"https://city.{city.slug}.example/midterm/{first}"))
    out.add(this, DCTERMS.temporal, period)
    out.add(period, RDF.type, DCTERMS.PeriodOfTime)
    out.ja(period, RDFS.label, f"{era_name(first)}から{era_name(last)}まで")
    out.en(period, RDFS.label, f"FY{first}–FY{last}")
    out.add(period, DCAT.startDate, Literal(f"{first}-04-01", datatype=XSD.date))
    out.add(period, DCAT.endDate, Literal(f"{last + 1}-03-31", datatype=XSD.date))
    _state_parts(out, city, this, midterm)


def _state_parts(out: Statements, city: City, plan: URIRef, midterm: MidTerm) -> None:
    if midterm.groups:
        for number in range(1, POLICY_GROUPS + 1):
            _part(out, plan, "policy-group", number, f"第{number}の政策群")
        for number in range(1, MEASURE_GROUPS + 1):
            _part(out, plan, "measure-group", number, f"第{number}の施策群")
        return
    _part(out, plan, "basic-strategy", 1, basic_strategy(city.name))
    for number in range(1, THEMES + 1):
        _part(out, plan, "theme", number, f"第{number}のテーマ")
    for number in range(1, STRATEGIES + 1):
        _part(out, plan, "strategy", number, f"第{number}の戦略")
    for number in range(1, POLICIES + 1):
        _part(out, plan, "policy", number, f"第{number}の政策")


_CLASSES = {
    "basic-strategy": WP.BasicStrategy,
    "theme": WP.Theme,
    "strategy": WP.Strategy,
    "policy": WP.Policy,
    "policy-group": WP.PolicyGroup,
    "measure-group": WP.MeasureGroup,
}


def _part(out: Statements, plan: URIRef, kind: str, number: int, title: str) -> None:
    this = iris.midterm_part(plan, kind, number)
    out.add(this, RDF.type, SKOS.Concept, WP.MidTermElement, _CLASSES[kind])
    out.ja(this, RDFS.label, title)
    out.ja(this, SKOS.prefLabel, title)
    out.add(this, SKOS.inScheme, plan)
    out.add(this, SKOS.topConceptOf, plan)
    if kind != "basic-strategy":
        out.plain(this, SKOS.notation, str(number))
        out.integer(this, WP.number, number)
