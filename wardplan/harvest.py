"""What harvesters and crawlers take: catalogue, statistics, link sets, site map, notes."""

from collections.abc import Iterator

import pyoxigraph as ox

from wardplan import (
    catalogue,
    ckan,
    dcat,
    dcat_releases,
    placing,
    releases,
    robots,
    screening,
    signposting,
    sitemap,
    void,
    wording,
)
from wardplan.catalogue import PAGE, Catalogue
from wardplan.census import Census
from wardplan.dataset import parse_turtle, to_rdflib
from wardplan.described import Described, Recalled
from wardplan.errors import ValidationError
from wardplan.findings import Finding, Severity, of_severity, ordered
from wardplan.holdings import Holdings
from wardplan.namespaces import BASE, CATALOGUE_PREFIXES
from wardplan.pointer import shorten
from wardplan.project import Project
from wardplan.site import Site
from wardplan.standing import standing
from wardplan.tree import Tree

SHAPES = "catalogue.ttl"
SHOWN = 20
SYNTAXES = (
    ("ttl", ox.RdfFormat.TURTLE),
    ("jsonld", ox.RdfFormat.JSON_LD),
    ("rdf", ox.RdfFormat.RDF_XML),
)
VOID_FILES = (void.PATH, f"{void.PATH}.ttl")

Output = tuple[str, bytes]


def write(
    tree: Tree, project: Project, holdings: Holdings, counted: Census, written: tuple[str, ...]
) -> tuple[Catalogue, tuple[str, ...]]:
    """Write catalogue and statistics of the files `written`; the catalogue and the addresses.

    Raises ValidationError for a catalogue that breaks a rule of `shapes/catalogue.ttl`.
    """
    with standing(project, "catalogue", holdings) as before:
        told = Recalled(wording.locale(project.folder("site")), before)
        made = catalogue.gather(project, holdings, tree.folder, written, told)
        described = Described(made, project.config.site_url, before)
        triples = [
            *dcat.statements(made, dcat.services(project.config), described.statements),
            *dcat_releases.of_releases(releases.known(project)),
        ]
        packages = tuple(ckan.files(made, described.packages))
    refuse(judge(project, triples))
    outputs = (
        *catalogue_files(triples, project),
        *void_files(made, counted, project),
        *packages,
    )
    for path, data in outputs:
        tree.write(path, data)
    return made, tuple(path for path, _ in outputs)


def catalogue_files(triples: list[ox.Triple], project: Project) -> Iterator[Output]:
    """`catalog.ttl`, `catalog.jsonld`, `catalog.rdf`."""
    for extension, syntax in SYNTAXES:
        path = f"{PAGE}.{extension}"
        placed = placing.place(triples, path, project.config.site_url)
        yield path, placing.serialize(placed, syntax, CATALOGUE_PREFIXES)


def void_files(made: Catalogue, counted: Census, project: Project) -> Iterator[Output]:
    """`.well-known/void`, and the same under a name that says it is Turtle."""
    config = project.config
    triples = list(void.statements(counted, made, config.sparql_endpoint))
    for path in VOID_FILES:
        placed = placing.place(triples, path, config.site_url)
        yield path, placing.serialize(placed, ox.RdfFormat.TURTLE, CATALOGUE_PREFIXES)


def judge(project: Project, triples: list[ox.Triple]) -> tuple[Finding, ...]:
    """What our own shapes say of the catalogue."""
    file = project.folder("shapes") / SHAPES
    shapes = to_rdflib(parse_turtle(file, BASE))
    return ordered(screening.validate([ox.Quad(*triple) for triple in triples], shapes))


def refuse(findings: tuple[Finding, ...]) -> None:
    """Raise ValidationError that spells out the violations of the catalogue."""
    broken = of_severity(findings, Severity.VIOLATION)
    if broken:
        lines = [f"{f.message('en')} (<{f.focus}> {shorten(f.path or '')})" for f in broken[:SHOWN]]
        message = (
            f"the catalogue breaks rules: {len(broken)}; _site/ stays as it was; "
            f"its words are in data/{catalogue.METADATA}"
        )
        raise ValidationError(message, findings=tuple(lines))


def write_links(tree: Tree, project: Project, site: Site, made: Catalogue) -> tuple[str, ...]:
    """Write the link sets of the datasets' pages, and what crawlers read; their addresses."""
    outputs = (
        *linksets(site, made, project.config.site_url),
        *sitemap.files(site, made, project.config.site_url),
        *robots.files(site, made, project.config),
    )
    for path, data in outputs:
        tree.write(path, data)
    return tuple(path for path, _ in outputs)


def linksets(site: Site, made: Catalogue, site_url: str | None) -> Iterator[Output]:
    """The link set of every page that is about a dataset."""
    for each in site.pages:
        if each.path == PAGE or each.path in made.by_page:
            pages = site.page(each).spoken()
            links = {page.language: signposting.of_page(page, made) for page in pages}
            yield (
                signposting.linkset_path(each.path),
                signposting.linkset(each.path, links, site_url),
            )
