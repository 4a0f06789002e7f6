"""The service goes with the builds: another build, another base, an address in the settings."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.reconciliation import schemas
from tests.served import Served, make_site, serve
from tests.test_harvest import WHERE, configured  # noqa: F401
from tests.waiting import until
from wardplan import __version__
from wardplan.config import Config
from wardplan.namespaces import BASE, RDF, RDFS, WP
from wardplan.publish import exchange
from wardplan.reconciliation.manifest import address, manifest

OWN = "https://data.example.jp/id/"


def ward(name: str, base: str = BASE) -> bytes:
    """A site's data: one ward in one graph."""
    this = f"<{base}ward/a/b>"
    return (
        f"{this} <{RDF.type}> <{WP.Ward}> <{base}g> .\n"
        f'{this} <{RDFS.label}> "{name}"@ja <{base}g> .\n'
    ).encode()


def found(served: Served, text: str) -> list[tuple[str, bool]]:
    query = quote(json.dumps({"q": {"query": text}}))
    result = served.get(f"reconcile?queries={query}").json()["q"]["result"]
    return [(each["id"], each["match"]) for each in result]


def test_a_new_build_is_taken_over(tmp_path: Path) -> None:
    make_site(tmp_path, ward("東区"))
    with serve(tmp_path) as served:
        assert found(served, "東区") == [("ward/a/b", True)]
        exchange(make_site(tmp_path, ward("西区"), "new"), tmp_path / "_site")
        until(lambda: found(served, "西区") == [("ward/a/b", True)])
        assert found(served, "東区") == []


def test_identifiers_are_below_the_published_base(tmp_path: Path) -> None:
    (tmp_path / "wardplan.toml").write_text(f'base_iri = "{OWN}"\n', encoding="utf-8")
    make_site(tmp_path, ward("東区", OWN) + ward("西区"))
    with serve(tmp_path) as served:
        assert served.get("reconcile").json()["identifierSpace"] == OWN
        assert found(served, "東区") == [("ward/a/b", True)]
        assert found(served, f"{OWN}ward/a/b") == [("ward/a/b", True)]
        assert found(served, "西区") == []


def test_a_site_without_names_is_served_too(tmp_path: Path) -> None:
    make_site(tmp_path, b"")
    with serve(tmp_path) as served:
        assert found(served, "東区") == []
        made = served.get("reconcile").json()
        Draft202012Validator(schemas.MANIFEST).validate(made)
        assert made["defaultTypes"] == []


@pytest.mark.parametrize(
    ("endpoint", "site", "wanted"),
    [
        (None, None, None),
        (None, "https://a.example/x/", None),
        ("reconcile", None, None),
        ("reconcile", "https://a.example/x/", "https://a.example/x/reconcile"),
        ("/reconcile", "https://a.example/x", "https://a.example/x/reconcile"),
        ("https://b.example/r", None, "https://b.example/r"),
        ("https://b.example/r", "https://a.example/", "https://b.example/r"),
    ],
)
def test_address(endpoint: str | None, site: str | None, wanted: str | None) -> None:
    assert address(Config(site_url=site, reconciliation_endpoint=endpoint)) == wanted


@pytest.mark.parametrize(
    ("site", "documentation"),
    [
        (None, "https://b.example/catalog.html"),
        ("https://a.example/x", "https://a.example/x/catalog.html"),
    ],
)
def test_manifest_of_any_settings(site: str | None, documentation: str) -> None:
    made = manifest(Config(site_url=site), [], "https://b.example/reconcile")
    Draft202012Validator(schemas.MANIFEST).validate(made)
    assert made["documentation"] == documentation
    assert made["view"]["url"] == "https://b.example/reconcile/view?id={{id}}"
    assert made["serviceVersion"] == __version__


def test_no_manifest_without_a_service(site: Path) -> None:
    assert not (site / "reconcile").exists()


def test_manifest_of_the_site(configured: Path, served: Served) -> None:  # noqa: F811
    """The settings name the service: what the build writes is what the service says of itself."""
    made: dict[str, Any] = json.loads((configured / "reconcile/manifest.json").read_bytes())
    Draft202012Validator(schemas.MANIFEST).validate(made)
    said = served.get("reconcile").text.replace(f"{served.address}catalog", f"{WHERE}/catalog")
    said = said.replace(f"{served.address}reconcile", f"{WHERE}/reconcile")
    assert made == json.loads(said) | {"name": "別の題"}, "the served site has no title of its own"


def test_a_reader_of_the_catalogue_finds_the_service(configured: Path) -> None:  # noqa: F811
    text = (configured / "catalog.html").read_text(encoding="utf-8")
    assert '<a href="reconcile"><code>reconcile</code></a>' in text
