"""The site: all pages and the data beside them, planned in full before any is written."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from wardplan import (
    cache,
    census,
    colours,
    documentation,
    documented,
    findings,
    gallery,
    languages,
    listing,
    own_pages,
    page_queries,
    pages,
    phrases,
    render,
    searchable,
    templating,
    tiles,
    transcriptions,
    trials,
    views,
)
from wardplan.addresses import Addresses
from wardplan.colours import DARK, LIGHT
from wardplan.config import FILE_NAME
from wardplan.dataset import canonical_turtle
from wardplan.errors import ConfigError
from wardplan.findings import Finding, Severity
from wardplan.formats import RESOURCE_FORMATS
from wardplan.gallery import Gallery
from wardplan.holdings import Holdings
from wardplan.index import Sight
from wardplan.page_queries import Answer
from wardplan.pages import Listed, Page
from wardplan.phrases import Phrases
from wardplan.pointer import resource
from wardplan.prefixes import PREFIXES
from wardplan.project import Project
from wardplan.standing import standing
from wardplan.tables import register
from wardplan.tree import Tree
from wardplan.views import View

FRONT = "index"
REPORT = "quality.ttl"
QUALITY = "quality"
PLACES = "quality-findings.js"
"""On which page of the list each finding stands that is not on the first."""
FINDINGS, COVERED = 120, 40
"""So many findings, and so many transcriptions, stand on one page about quality."""
COLOURS = "colours.css"
"""The style sheet with the colours of the settings, where there are any."""
DOC = View("doc", "doc.html")


@dataclass(frozen=True)
class Site:
    """The pages to be, and what their templates share."""

    pages: tuple[Listed, ...]
    addresses: Addresses
    shared: dict[str, object]
    folder: Path
    holdings: Holdings

    def page(self, listed: Listed) -> Page:
        """A page with all that its template asks of the data."""
        return pages.page_of(listed, self.holdings.sight, self.holdings.store_for)


def files_of(listed: Listed) -> tuple[str, ...]:
    """The files of a page: the page in every language; of a resource's own page, the data, too."""
    data = (f"{listed.path}.{each.extension}" for each in RESOURCE_FORMATS if listed.own)
    return (*languages.pages(listed.path), *data)


def write_static(tree: Tree, project: Project) -> tuple[str, ...]:
    """Copy the site's own files, the JSON-LD contexts and what lies beside the documentation."""
    folders = {"static": project.folder("site") / "static"}
    folders["context"] = project.folder("ontology") / "context"
    folders[documentation.FOLDER] = project.folder(documentation.FOLDER)
    found = {
        f"{name}/{file.relative_to(folder).as_posix()}": file
        for name, folder in folders.items()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix != documentation.SUFFIX
    }
    for path, file in found.items():
        tree.write(path, file.read_bytes())
    config = project.config
    if config.logo and f"static/{config.logo}" not in found:
        message = f"setting 'logo': there is no site/static/{config.logo}; put the picture there"
        raise ConfigError(message, project.root / FILE_NAME)
    if not config.accent and not config.accent_dark:
        return tuple(found)
    values = {"config": config, "soft": colours.soft, "light": LIGHT, "dark": DARK}
    sheet = render.fill(render.environment(project.folder("site")), COLOURS, COLOURS, values)
    tree.write(f"static/{COLOURS}", sheet)
    return (*found, f"static/{COLOURS}")


def write_report(tree: Tree, found: tuple[Finding, ...]) -> tuple[str, ...]:
    """Write the validation report as Turtle, and where findings stand that are on later pages."""
    tree.write(REPORT, canonical_turtle(findings.report(found)))
    later = {each.id: n // FINDINGS + 1 for n, each in enumerate(in_order(found)) if n >= FINDINGS}
    if not later:
        return (REPORT,)
    said = json.dumps(later, sort_keys=True, separators=(",", ":"))
    tree.write(PLACES, f"wardplanFindings({said});\n".encode())
    return REPORT, PLACES


def plan(
    project: Project,
    holdings: Holdings,
    found: tuple[Finding, ...],
    files: tuple[str, ...],
    asked: Gallery,
) -> Site:
    """The full list of pages. `files` are the other files of the site that pages may link to."""
    folder = project.folder("site")
    own = own_pages.read(folder)
    docs = documented.read(project)
    listed = (
        *_bounded(_listed(project, holdings), found, holdings),
        *gallery.pages(asked),
        *own_pages.listed(own),
        *(Listed(path, DOC) for path in docs.texts),
    )
    return Site(
        pages=listed,
        addresses=Addresses(
            frozenset(page.path for page in listed), frozenset(files), project.config.site_path
        ),
        shared={
            "config": project.config,
            "docs": docs,
            "dumps": [path for path in files if path.startswith("dumps/")],
            "gallery": asked,
            "own": own,
            "prefixes": PREFIXES,
            **of_folder(folder),
            "findings": {s.value: findings.of_severity(found, s) for s in Severity},
            "found": in_order(found),
            "trials": trials.read(project.folder(documentation.FOLDER)),
            "triples": census.take(project, holdings).triples,
            **of_resources(holdings.sight, listed),
            **transcriptions.of_documents(holdings.store, holdings.sight, holdings.documents),
        },
        folder=folder,
        holdings=holdings,
    )


def _listed(project: Project, holdings: Holdings) -> tuple[Listed, ...]:
    """The pages that views give; what queries answer is as before where it still stands."""
    with standing(project, "listing", holdings) as before:

        def answered(query: str, name: str) -> list[Answer]:
            def make() -> bytes:
                answers = page_queries.ask(holdings.store_for(query), query, name)
                return json.dumps(list(answers)).encode()

            found = before.answered(cache.key(query=query), (query,), make)
            answers: list[Answer] = json.loads(found)
            return answers

        known = views.views(project.folder("site"))
        listed = listing.plan(holdings.store, known, answered)
    holdings.forget()
    return listed


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Findings as the page about quality lists them: by severity, then those of a kind together."""
    listed = list(found)
    return [
        each
        for severity in Severity
        for each in sorted(findings.of_severity(listed, severity), key=lambda each: each.shape)
    ]


def _bounded(
    listed: Iterable[Listed], found: tuple[Finding, ...], holdings: Holdings
) -> Iterator[Listed]:
    """The pages, that about quality with those on which its long lists go on."""
    for each in listed:
        if each.path != QUALITY:
            yield each
            continue
        first, *more = listing.sheeted(each, "findings", len(found), FINDINGS)
        covered = listing.sheeted(first, "coverage", len(holdings.documents), COVERED)
        yield from (*covered, *more)


def of_folder(folder: Path) -> dict[str, object]:
    """What templates may ask of the tables in the folder of the site."""
    known = searchable.read(folder)
    return {
        "tables": register.read(folder),
        "kinds": known.names,
        "examples": known.examples,
        "tiles": tiles.read(folder),
    }


def of_resources(sight: Sight, listed: Iterable[Listed]) -> dict[str, object]:
    """What templates may ask of the data beside what their page is about."""
    about = partial(resource, sight)
    fragments = {each.iri: each.fragments for each in listed}
    return {
        "resource": about,
        "parts": lambda this: [about(iri) for iri in fragments.get(str(this), ())],
    }


def write_pages(tree: Tree, project: Project, site: Site) -> None:
    """Write the pages that are about no resource; `rendering` has the others."""
    names = phrases.names(site.holdings.store_for, site.folder)
    compiled = templating.compiled(project)
    made = render.environment(site.folder, Phrases(names), compiled)
    renderer = render.Renderer(site.folder, site.addresses, site.shared, made)
    for each in site.pages:
        if not each.iri:
            for page in site.page(each).spoken():
                tree.write(f"{page.place}.html", renderer.render(page))
