"""The catalogue of the data: which datasets there are, and which built files give them.

Its words come from `data/dataset.ttl`, everything else from the data and the built files.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pyoxigraph as ox

from wardplan import assets, dates, distributions, wording
from wardplan.dataset import parse_turtle, store_of
from wardplan.distributions import CATALOGUE, Distribution, dataset_iri
from wardplan.errors import DataError
from wardplan.holdings import Holdings
from wardplan.index import Index, Sight
from wardplan.languages import LANGUAGES
from wardplan.namespaces import BASE, WP
from wardplan.pointer import Pointer, resource
from wardplan.project import Project
from wardplan.releases import Release
from wardplan.store_sight import StoreSight

METADATA = "dataset.ttl"
PAGE = "catalog"
LANDING = {"ontology": "def", "shapes": "quality"}
"""The page about a dataset, by its name; all others have the page of downloads."""
DOWNLOADS = "download"
SERIES = "plans"
RELEASES = "releases/index"
NOTHING = Pointer(Index())

Texts = Mapping[str, str]
Words = dict[str, dict[str, str]]
OfPlan = Callable[[str, Pointer, tuple[Distribution, ...]], "Entry"]
"""Gives the dataset of a plan: of that name, and with these files."""


@dataclass(frozen=True)
class Entry:
    """A dataset of the catalogue. `plan` is empty where it is not that of one plan."""

    name: str
    title: Texts
    description: Texts
    landing: str
    distributions: tuple[Distribution, ...]
    plan: Pointer
    modified: str | None = None

    @property
    def iri(self) -> str:
        return dataset_iri(self.name)


@dataclass(frozen=True)
class Catalogue:
    """All datasets, and what they are described with.

    `metadata` is what people say of the catalogue, `store` and `sight` the data, `words` those of
    the site; `last` says on which day it changed.
    """

    entries: tuple[Entry, ...]
    metadata: ox.Store
    store: ox.Store
    sight: Sight
    words: Words
    last: Callable[[], str | None]

    @property
    def modified(self) -> str | None:
        """The day of the last change, in ISO 8601; None where none is known."""
        return self.last()

    @property
    def plans(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.plan)

    @property
    def others(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if not entry.plan)

    @cached_property
    def by_page(self) -> dict[str, Entry]:
        """The datasets of plans, by the path of the plan's page."""
        return {entry.landing: entry for entry in self.plans}

    def about(self, name: str) -> Pointer:
        """What people say of a dataset, a service or an agent."""
        return resource(StoreSight(self.metadata), dataset_iri(name))

    @property
    def itself(self) -> Pointer:
        """What people say of the catalogue."""
        return resource(StoreSight(self.metadata), str(CATALOGUE))

    def area(self, code: Pointer) -> Pointer:
        """What people say of an area of e-Stat."""
        return Pointer(StoreSight(self.metadata), code.terms)

    def keywords(self, entry: Entry) -> Pointer:
        """Key words of a dataset: those people gave, and a plan's ward and year."""
        if not entry.plan:
            return self.about(entry.name).out("dcat:keyword")
        named = entry.plan.out("wp:ward").join(entry.plan.out("dcterms:temporal"))
        return self.about(SERIES).out("dcat:keyword").join(named.out("rdfs:label"))

    def instances(self, cls: str) -> Pointer:
        """All things of a class."""
        return resource(self.sight, cls).into("rdf:type")

    def said(self, key: str) -> list[tuple[str, str]]:
        """A word of the site in each language, with the language."""
        return [(wording.word(self.words, key, language), language) for language in LANGUAGES]


def gather(
    project: Project,
    holdings: Holdings,
    folder: Path,
    paths: Iterable[str],
    told: OfPlan | None = None,
) -> Catalogue:
    """The catalogue of the data, whose files lie in `folder` at `paths`.

    `told` gives the datasets of plans, where they are known. Raises DataError for metadata that
    cannot be used, SiteError for a word that is missing.
    """
    known = metadata(project)
    words = wording.locale(project.folder("site"))
    own = (path for path in sorted(paths) if not path.startswith("releases/"))
    files = (distributions.of_file(folder, path) for path in own)
    plans = _instances(holdings.sight)
    listed = entries(
        (each for each in files if each), plans, known, told or partial(of_plan, words)
    )
    issued = resource(StoreSight(known), str(CATALOGUE)).out("dcterms:issued").value
    day = dates.of_build((issued, *(entry.modified for entry in listed)), os.environ)
    return Catalogue(listed, known, holdings.store, holdings.sight, words, lambda: day)


def entries(
    files: Iterable[Distribution],
    plans: Iterable[Pointer],
    known: ox.Store,
    of_plan: OfPlan,
) -> tuple[Entry, ...]:
    """The datasets that the files give; `known` is what people say of the catalogue."""
    by_name = {f"plan-{_unit(plan)}": plan for plan in plans}
    found: dict[str, list[Distribution]] = {}
    for each in files:
        found.setdefault(each.dataset, []).append(each)
    return tuple(
        of_plan(name, by_name[name], tuple(given))
        if name in by_name
        else _of_metadata(name, resource(StoreSight(known), dataset_iri(name)), tuple(given))
        for name, given in sorted(found.items())
    )


def metadata(project: Project) -> ox.Store:
    """What people say of the catalogue: the project's `data/dataset.ttl`, else the packaged one.

    Raises DataError where it is no Turtle or does not describe the catalogue.
    """
    own = project.root / "data" / METADATA
    file = own if own.is_file() else assets.packaged() / "data" / METADATA
    store = store_of(parse_turtle(file, BASE))
    if not resource(StoreSight(store), str(CATALOGUE)).a("dcat:Catalog"):
        raise DataError(f"says nothing of a dcat:Catalog <{CATALOGUE}>", project.shown(file))
    return store


def _instances(sight: Sight) -> Iterator[Pointer]:
    """Every plan of the data."""
    return iter(resource(sight, str(WP.Plan)).into("rdf:type"))


def _unit(plan: Pointer) -> str:
    """The name of a plan's files."""
    return plan.value.removeprefix(f"{BASE}plan/").replace("/", "-")


def _of_metadata(name: str, about: Pointer, files: tuple[Distribution, ...]) -> Entry:
    title, description = (_texts(about.out(f"dcterms:{each}")) for each in ("title", "description"))
    if not title or not description:
        message = f"no title or description of the dataset <{dataset_iri(name)}>"
        raise DataError(message, f"data/{METADATA}")
    return Entry(name, title, description, LANDING.get(name, DOWNLOADS), files, NOTHING)


def _texts(pointer: Pointer) -> Texts:
    found = {language: pointer.lang(language).value for language in LANGUAGES}
    return {language: text for language, text in found.items() if text}


def of_plan(words: Words, name: str, plan: Pointer, files: tuple[Distribution, ...]) -> Entry:
    """The dataset of one plan: all of it follows from the plan and its files."""
    whole = plan.out("wp:completeness").value == str(WP.Whole)
    filled = dict(_counts(plan))
    kind = "whole" if whole else "partial"
    title, description = (
        {
            language: wording.word(words, key, language).format(
                plan=_label(plan, language), **filled
            )
            for language in LANGUAGES
        }
        for key in ("catalogue-plan-title", f"catalogue-plan-{kind}")
    )
    landing = plan.value.removeprefix(BASE)
    modified = dates.of_plan(plan)
    return Entry(name, title, description, landing, files, plan, modified)


def of_release(made: Release, files: Iterable[Distribution], words: Words) -> Entry:
    """The dataset of a release."""
    title, description = (
        {
            language: wording.word(words, key, language).format(
                version=made.version, notes=made.notes[language]
            )
            for language in LANGUAGES
        }
        for key in ("catalogue-release-title", "catalogue-release")
    )
    name, day = f"{distributions.RELEASE}{made.version.slug}", made.day.isoformat()
    return Entry(name, title, description, RELEASES, tuple(files), NOTHING, day)


def _label(thing: Pointer, language: str) -> str:
    labels = thing.out("rdfs:label")
    return (labels.lang(language) or labels.lang("ja")).value


def _counts(plan: Pointer) -> Iterator[tuple[str, int]]:
    elements = plan.into("wp:plan")
    for cls in ("Measure", "Initiative"):
        yield f"{cls.lower()}s", len(elements.a(f"wp:{cls}"))
