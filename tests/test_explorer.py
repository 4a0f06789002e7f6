"""What the SPARQL page is told of a build: its files, its plans, its terms."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from wardplan.prefixes import PREFIXES


@pytest.fixture(scope="module")
def dataset(site: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((site / "static/sparql/dataset.json").read_text("utf-8"))
    return told


@pytest.fixture(scope="module")
def terms(site: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((site / "static/sparql/terms.json").read_text("utf-8"))
    return told


def test_every_file_is_there_with_its_size(site: Path, dataset: dict[str, Any]) -> None:
    files = [dataset[name] for name in ("whole", "compressed", "reference", "engine")]
    for file in [*files, *dataset["plans"]]:
        assert (site / file["path"]).stat().st_size == file["bytes"]


def test_files_of_plans_and_reference_hold_the_graphs_they_name(
    site: Path, dataset: dict[str, Any]
) -> None:
    quads = list(ox.parse((site / dataset["whole"]["path"]).read_bytes(), ox.RdfFormat.N_QUADS))
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    named = {plan["graph"] for plan in dataset["plans"]}
    assert named <= graphs
    assert len(named) == 77


def test_whole_plans_are_told_from_those_known_in_part(dataset: dict[str, Any]) -> None:
    whole = [(plan["year"], plan["ward"]) for plan in dataset["plans"] if plan["whole"]]
    assert sorted(whole) == [("2020", "金沢区"), ("2024", "泉区")]


def test_terms_have_their_labels_and_kinds(terms: dict[str, Any]) -> None:
    assert terms["prefixes"] == PREFIXES
    found = {term["name"]: (term["kind"], term["ja"], term["en"]) for term in terms["terms"]}
    assert found["wp:contributesTo"][0] == "property"
    assert found["wp:Plan"][0] == "class"
    assert found["wp:Whole"][0] == "individual"
    assert found["rdfs:label"][0] == "property"
    assert all(found[name][1] and found[name][2] for name in ("wp:Plan", "wp:contributesTo"))


def test_settings_of_a_project_are_told(dataset: dict[str, Any]) -> None:
    assert (dataset["endpoint"], dataset["limit"]) == (None, 100_000_000)
