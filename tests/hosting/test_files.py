"""The files for web servers follow from the settings, and from rows of formats, alone."""

import re
from pathlib import Path

import pytest

from wardplan.formats import VARIANTS
from wardplan.hosting.accept import ranges
from wardplan.hosting.files import Addresses, files
from wardplan.hosting.links import link
from wardplan.media_types import EXTENSIONS, NAMES
from wardplan.rebase import Rebase

BASE = "https://ids.example.org/wards/"
SITE = "https://data.example.org/open/"
ALWAYS = {".htaccess", ".nojekyll", "_headers", "hosting/nginx.conf"}
REGISTRY = {"hosting/w3id/.htaccess", "hosting/w3id/_redirects"}


def made(base: str = BASE, site: str | None = SITE) -> dict[str, str]:
    return {path: data.decode() for path, data in files(Addresses(Rebase(base), site))}


@pytest.mark.parametrize(
    ("base", "site", "more"),
    [
        pytest.param(BASE, SITE, {"_redirects", *REGISTRY}, id="apart"),
        pytest.param(BASE, None, {"_redirects"}, id="site unknown"),
        pytest.param(BASE, BASE, REGISTRY, id="the same"),
        pytest.param("https://ids.example.org/", SITE, REGISTRY, id="base at the root of a host"),
        pytest.param(BASE, "https://data.example.org/wards/2", REGISTRY, id="below the same path"),
    ],
)
def test_which_files_there_are(base: str, site: str | None, more: set[str]) -> None:
    """A rule of `_redirects` must never catch the site's own files."""
    assert set(made(base, site)) == ALWAYS | more


def test_the_build_writes_them(site: Path) -> None:
    written = made("https://w3id.org/wardplan/", None)
    assert {path: (site / path).read_text(encoding="utf-8") for path in written} == written


@pytest.mark.parametrize("site", [SITE, SITE.rstrip("/")])
def test_redirects(site: str) -> None:
    rules = [line.split() for line in made(site=site)["_redirects"].splitlines() if line[0] != "#"]
    assert rules[-1] == ["/wards/*", f"{SITE}:splat.html", "303"]
    assert ["/wards/context/*", f"{SITE}context/:splat", "302"] in rules


def test_no_rule_is_for_a_page() -> None:
    for path, text in made().items():
        assert len(text.splitlines()) < 200, path
        assert "yokohama" not in text, path


@pytest.mark.parametrize("path", [".htaccess", "hosting/nginx.conf", "_headers"])
def test_every_kind_of_file_has_its_type(path: str) -> None:
    text = made()[path]
    assert [kind for kind in EXTENSIONS.values() if kind.partition(";")[0] not in text] == []
    assert [name for name in NAMES if name not in text] == []


@pytest.mark.parametrize("path", [".htaccess", "hosting/nginx.conf", "hosting/w3id/.htaccess"])
def test_the_base_is_the_configured_one(path: str) -> None:
    text = made()[path]
    assert re.search(r"w3id\.org/wardplan/(?!(?:def|shapes)[;\]\n])", text) is None
    assert BASE in text


def test_ranges() -> None:
    assert ranges(VARIANTS) == ("text/*", "application/*")


def test_link() -> None:
    documents = {"text/html": "html", "text/turtle": "ttl"}
    assert link("3", f"{BASE}a/3", f"{BASE}rights/mixed", documents) == (
        '<3.html>; rel="alternate"; type="text/html", '
        '<3.ttl>; rel="alternate describedby"; type="text/turtle", '
        f'<{BASE}a/3>; rel="describes cite-as", <{BASE}rights/mixed>; rel="license"'
    )
