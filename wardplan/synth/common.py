"""What an invented project has once: its settings, terms of use, catalogue and things mentioned."""

from collections.abc import Iterable

from rdflib import Graph, Literal, URIRef

from wardplan import assets, iris
from wardplan.dataset import parse_turtle, to_rdflib
from wardplan.mapping.statements import Statements
from wardplan.namespaces import BASE, DCAT, DCTERMS, RDF, RDFS, SCHEMA, WP
from wardplan.synth.cities import City
from wardplan.synth.phrases import Entity
from wardplan.synth.reference import statement

CLAIM = {
    "ja": "これは合成データです。市も区も計画も実在せず、測定と試験のために作られました。",
    "en": "These data are synthetic. No city, ward or plan in them exists; "
    "they were made for measuring and testing.",
}
CATALOGUE = f"{BASE}catalog"
_MARK = {"ja": "【合成データ】", "en": "[Synthetic data] "}
_WORDS = {
    "横浜市の各区": "架空の市の各区", "横浜市": "架空の市", "City of Yokohama": "invented cities",
    "Yokohama's wards": "invented wards", "Yokohama": "invented cities",
}  # fmt: skip
"""The words of this project's own catalogue that would claim what an invented one does not hold."""


def settings(city: City) -> str:
    """The `wardplan.toml` of the project."""
    return (
        f'city = "{city.slug}"\n'
        f'site_title_ja = "{_MARK["ja"]}WardPlan"\n'
        f'site_title_en = "{_MARK["en"]}WardPlan"\n'
    )


def entities(known: Iterable[Entity]) -> Graph:
    """The things that plans mention."""
    out = Statements()
    for each in known:
        this = iris.mint(f"entity/{each.slug}")
        out.add(this, RDF.type, WP.Entity, SCHEMA[each.kind])
        out.ja(this, RDFS.label, each.name)
    return out.graph


def rights(cities: Iterable[City]) -> Graph:
    """The terms of use: this project's own, with the claim that the data are synthetic.

    The statement on Yokohama's texts, which every catalogue names, says that there are none.
    """
    graph = _packaged("reference/rights.ttl")
    for city in cities:
        graph += statement(city)
    _claim(graph, iris.rights("mixed"), {})
    none = {
        "ja": "横浜市の本文は含まれていません。",
        "en": "No text of the City of Yokohama is in them.",
    }
    _claim(graph, iris.rights("yokohama"), none)
    return graph


def _claim(graph: Graph, this: URIRef, more: dict[str, str]) -> None:
    """Say the claim in the place of a description."""
    graph.remove((this, DCTERMS.description, None))
    for language, claim in CLAIM.items():
        words = f"{claim} {more.get(language, '')}".strip()
        graph.add((this, DCTERMS.description, Literal(words, lang=language)))


def catalogue() -> Graph:
    """What the catalogue says of itself: this project's words, marked as of synthetic data."""
    graph = _packaged("dataset.ttl")
    for area in list(graph.subjects(RDF.type, DCTERMS.Location)):
        graph.remove((area, None, None))
    for said in (DCTERMS.title, DCTERMS.description, DCAT.keyword):
        for subject, words in list(graph.subject_objects(said)):
            if isinstance(words, Literal) and str(subject).startswith(CATALOGUE):
                graph.remove((subject, said, words))
                graph.add((subject, said, _marked(words, said)))
    return graph


def _marked(words: Literal, said: URIRef) -> Literal:
    text, language = str(words), words.language or "en"
    for ours, theirs in _WORDS.items():
        text = text.replace(ours, theirs)
    before = {DCTERMS.title: _MARK[language], DCTERMS.description: f"{CLAIM[language]} "}
    return Literal(before.get(said, "") + text, lang=words.language)


def _packaged(name: str) -> Graph:
    return to_rdflib(parse_turtle(assets.packaged() / "data" / name, BASE))
