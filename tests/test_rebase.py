"""One mapping publishes the same data with another base; the vocabulary stays."""

import pyoxigraph as ox
import pytest

from wardplan.prefixes import BASE
from wardplan.rebase import Rebase

NEW = "https://data.example.org/id/"
WITHIN = f"{BASE}osaka/"
"""A base within our own, as one city of several may have it."""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(f"<{BASE}plan/a/b/1>", f"<{NEW}plan/a/b/1>", id="an IRI"),
        pytest.param(f'"{BASE}"', f'"{NEW}"', id="the base itself"),
        pytest.param(f"{BASE}department/a", f"{NEW}department/a", id="begins as a kept word"),
        pytest.param(f"{BASE}def.html", f"{NEW}def.html", id="a document of a kept word"),
        pytest.param(f"<{BASE}def#Plan>", f"<{BASE}def#Plan>", id="a term"),
        pytest.param(f"<{BASE}def>", f"<{BASE}def>", id="the vocabulary"),
        pytest.param(f"{BASE}shapes#x", f"{BASE}shapes#x", id="a shape"),
        pytest.param(
            "^https://w3id\\.org/wardplan/plan/",
            "^https://data\\.example\\.org/id/plan/",
            id="a regular expression",
        ),
        pytest.param(
            '"^https://w3id\\\\.org/wardplan/plan/"',
            '"^https://data\\\\.example\\\\.org/id/plan/"',
            id="a regular expression in Turtle",
        ),
        pytest.param(
            "?q=%3Chttps%3A%2F%2Fw3id.org%2Fwardplan%2Fward%2Fa%3E",
            "?q=%3Chttps%3A%2F%2Fdata.example.org%2Fid%2Fward%2Fa%3E",
            id="in an address",
        ),
        pytest.param(
            "?q=%3Chttps%3A//w3id.org/wardplan/ward/a%3E",
            "?q=%3Chttps%3A//data.example.org/id/ward/a%3E",
            id="in an address, slashes as they are",
        ),
        pytest.param(
            "https%3A%2F%2Fw3id.org%2Fwardplan%2Fdef%23Plan",
            "https%3A%2F%2Fw3id.org%2Fwardplan%2Fdef%23Plan",
            id="a term in an address",
        ),
        pytest.param("https://w3id.org/other/", "https://w3id.org/other/", id="others'"),
    ],
)
def test_text(text: str, wanted: str) -> None:
    assert Rebase(NEW).text(text) == wanted
    assert Rebase().text(text) == text


@pytest.mark.parametrize("base", [NEW, WITHIN, "https://w3id.org/", "http://localhost:8000/"])
def test_once_is_enough(base: str) -> None:
    """What is published already, as an address in the settings is, is not published again."""
    rebase = Rebase(base)
    once = rebase.text(f"<{BASE}plan/a> <{BASE}def#year> %22{BASE}%22")
    assert once == f"<{base}plan/a> <{BASE}def#year> %22{base}%22"
    assert rebase.text(once) == once


def test_statements_and_graphs() -> None:
    plan, year = ox.NamedNode(f"{BASE}plan/a"), ox.NamedNode(f"{BASE}def#year")
    quad = ox.Quad(plan, year, ox.Literal("1"), ox.NamedNode(f"{BASE}graph/plan/a"))
    assert Rebase().quads([quad]) == [quad]
    moved = ox.Quad(
        ox.NamedNode(f"{NEW}plan/a"), year, ox.Literal("1"), ox.NamedNode(f"{NEW}graph/plan/a")
    )
    assert Rebase(NEW).quads([quad]) == [moved]


@pytest.mark.parametrize(("path", "wanted"), [("plan/a", f"{NEW}plan/a"), ("def", f"{BASE}def")])
def test_iri(path: str, wanted: str) -> None:
    assert Rebase(NEW).iri(path) == wanted


@pytest.mark.parametrize(
    ("base", "text", "line"),
    [
        (NEW, f"a\n\n<{NEW}plan/a>", 3),
        (NEW, f"<{BASE}plan/a>", None),
        (WITHIN, f"<{BASE}plan/a>", None),
        (WITHIN, f"<{WITHIN}plan/a>", 1),
        ("https://w3id.org/", f"<{BASE}plan/a>", None),
        ("https://w3id.org/", f"<{BASE}plan/a>\n<https://w3id.org/plan/a>", 2),
    ],
)
def test_where_the_published_base_is_named(base: str, text: str, line: int | None) -> None:
    assert Rebase(base).published_in(text.encode()) == line
