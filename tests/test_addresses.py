"""Every link is relative, so that the site works at any address and from disk."""

import pytest

from wardplan.addresses import Addresses, relative
from wardplan.errors import SiteError
from wardplan.namespaces import BASE

PLAN = "plan/yokohama/izumi/2024"
SITE = Addresses(
    documents=frozenset({PLAN, f"{PLAN}/measure/1", "def", "source/yokohama/izumi/2024/1/r1"}),
    files=frozenset({"static/style.css", "dumps/wardplan.nt"}),
)
RELATIVE = [
    ("index", "def.html", "def.html"),
    ("index", "static/style.css", "static/style.css"),
    (PLAN, "index.html", "../../../index.html"),
    (PLAN, f"{PLAN}.ttl", "2024.ttl"),
    (PLAN, f"{PLAN}/measure/1.html", "2024/measure/1.html"),
    (f"{PLAN}/measure/1", f"{PLAN}.html", "../../2024.html"),
    (f"{PLAN}/measure/1", f"{PLAN}/measure/2.html", "2.html"),
    (f"{PLAN}/measure/1", "static/style.css", "../../../../../static/style.css"),
    ("ward/泉", "ward/泉.html", "%E6%B3%89.html"),
    ("index", "a b.html", "a%20b.html"),
]
RESOURCES = [
    (BASE + PLAN, "ja", "2024.html"),
    (BASE + PLAN, "en", "../../../en/plan/yokohama/izumi/2024.html"),
    (BASE + PLAN + "#mission-1", "ja", "2024.html#mission-1"),
    (BASE + "def#Plan", "en", "../../../en/def.html#Plan"),
    (
        BASE + "source/yokohama/izumi/2024/1/r1#char=1024,1093",
        "ja",
        "../../../source/yokohama/izumi/2024/1/r1.html#char=1024,1093",
    ),
]


@pytest.mark.parametrize(("page", "target", "address"), RELATIVE)
def test_relative(page: str, target: str, address: str) -> None:
    assert relative(page, target) == address


@pytest.mark.parametrize(("iri", "language", "address"), RESOURCES)
def test_of_resource(iri: str, language: str, address: str) -> None:
    assert SITE.of_resource(PLAN, iri, language) == address


def test_of_data() -> None:
    """Data are there once: seen from a page in any language."""
    assert SITE.of_data(PLAN, BASE + PLAN, "ttl") == "2024.ttl"
    assert SITE.of_data(f"en/{PLAN}", BASE + PLAN, "ttl") == f"../../../../{PLAN}.ttl"


@pytest.mark.parametrize(
    "iri",
    [BASE + "plan/yokohama/izumi/2023", "https://example.org/", BASE, BASE + "plan/../def"],
    ids=["no page", "not ours", "base", "dots"],
)
def test_resource_without_a_page(iri: str) -> None:
    with pytest.raises(SiteError, match=f"page '{PLAN}' links to something") as caught:
        SITE.of_resource(PLAN, iri)
    assert caught.value.term == iri


def test_of_file() -> None:
    assert SITE.of_file(PLAN, "dumps/wardplan.nt") == "../../../dumps/wardplan.nt"


@pytest.mark.parametrize("path", ["dumps/other.nt", "", "../static/style.css"])
def test_file_that_is_not_built(path: str) -> None:
    with pytest.raises(SiteError, match="links to a file that is not built"):
        SITE.of_file("index", path)
