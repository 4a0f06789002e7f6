"""One place makes namespaces, and each prefix means what the world means by it."""

import re
from pathlib import Path

import pytest

from wardplan import assets, namespaces
from wardplan.namespaces import BASE, PREFIXES

NAMESPACES: dict[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wp": "https://w3id.org/wardplan/def#",
    "wsh": "https://w3id.org/wardplan/shapes#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MAKES_NAMESPACE = re.compile(r"\b(?:Defined|Closed)?Namespace\(")
OTHERS = sorted(set(assets.PACKAGE.rglob("*.py")) - {Path(namespaces.__file__)})


@pytest.mark.parametrize(("prefix", "iri"), NAMESPACES.items(), ids=NAMESPACES.keys())
def test_prefix(prefix: str, iri: str) -> None:
    assert PREFIXES[prefix] == iri


def test_no_two_prefixes_for_one_namespace() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_prefixes_are_in_alphabetical_order() -> None:
    assert list(PREFIXES) == sorted(PREFIXES)


def test_base_names_no_host_that_could_move() -> None:
    assert BASE == "https://w3id.org/wardplan/"


@pytest.mark.parametrize("file", OTHERS, ids=lambda file: str(file.relative_to(assets.PACKAGE)))
def test_no_other_module_makes_a_namespace(file: Path) -> None:
    assert MAKES_NAMESPACE.search(file.read_text(encoding="utf-8")) is None
