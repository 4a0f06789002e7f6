"""Addresses in data: relative to the file that gives them, or below the configured address."""

import pyoxigraph as ox
import pytest

from wardplan import placing
from wardplan.triples import link

HERE = "https://data.example.jp/ward"
A, B = "http://example.org/a", "http://example.org/b"


@pytest.mark.parametrize(
    ("target", "document", "site_url", "want"),
    [
        ("dumps/x.nt", "catalog.ttl", None, "dumps/x.nt"),
        ("dumps/x.nt", ".well-known/void", None, "../dumps/x.nt"),
        ("plan/a/2024.html", "plan/a/2024.linkset", None, "2024.html"),
        ("dumps/区.nt", "catalog.ttl", None, "dumps/%E5%8C%BA.nt"),
        ("dumps/x.nt", "catalog.ttl", HERE, f"{HERE}/dumps/x.nt"),
        ("dumps/x.nt", ".well-known/void", f"{HERE}/", f"{HERE}/dumps/x.nt"),
        ("dumps/区.nt", "catalog.ttl", HERE, f"{HERE}/dumps/%E5%8C%BA.nt"),
    ],
)
def test_resolve(target: str, document: str, site_url: str | None, want: str) -> None:
    assert placing.resolve(placing.address(target), document, site_url) == want


def test_other_iris_stay() -> None:
    assert placing.resolve(A, "catalog.ttl", HERE) == A


@pytest.mark.parametrize(
    ("site_url", "want"), [(None, "https://w3id.org/wardplan/a.html"), (HERE, f"{HERE}/a.html")]
)
def test_absolute(site_url: str | None, want: str) -> None:
    assert placing.absolute("a.html", site_url) == want


@pytest.mark.parametrize(
    ("endpoint", "want"),
    [
        ("https://sparql.example.jp/q", "https://sparql.example.jp/q"),
        ("sparql", f"{HERE}/sparql"),
        ("/sparql", f"{HERE}/sparql"),
    ],
)
def test_elsewhere(endpoint: str, want: str) -> None:
    assert placing.resolve(placing.elsewhere(endpoint), "catalog.ttl", HERE) == want


@pytest.mark.parametrize(
    "syntax", [ox.RdfFormat.TURTLE, ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML]
)
def test_relative_addresses_are_read_from_where_the_file_is(syntax: ox.RdfFormat) -> None:
    """Subjects and objects alike, in every syntax of the catalogue."""
    page = placing.address("a b.html")
    made = placing.place([link(A, B, page), link(page, B, A)], "catalog.ttl", None)
    data = placing.serialize(made, syntax, {})
    found = {quad.triple for quad in ox.parse(data, format=syntax, base_iri=f"{HERE}/catalog.ttl")}
    there = f"{HERE}/a%20b.html"
    assert found == {link(A, B, there), link(there, B, A)}
