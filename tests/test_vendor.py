"""Our copies of other people's code are what their digests say, and say what they are."""

import hashlib
import json

import pyoxigraph
import pytest

from tests.conftest import ROOT

COPY = ROOT / "site" / "static" / "vendor" / "oxigraph"
TOOL = ROOT / "tools" / "vendor"
SUMS = {
    name: digest
    for line in (COPY / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    for digest, _, name in [line.partition("  ")]
}


@pytest.mark.parametrize("name", ["web.js", "web_bg.wasm"])
def test_copy_has_its_digest(name: str) -> None:
    assert hashlib.sha256((COPY / name).read_bytes()).hexdigest() == SUMS[name]


def test_nothing_else_is_copied() -> None:
    kept = {file.name for file in COPY.iterdir()}
    assert kept == {*SUMS, "SHA256SUMS", "LICENSE-MIT", "VENDORED.md"}


def test_version_is_pinned_and_named() -> None:
    wanted = json.loads((TOOL / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((TOOL / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    version = wanted["oxigraph"]
    assert locked["node_modules/oxigraph"]["version"] == version
    assert f"version {version} " in (COPY / "VENDORED.md").read_text(encoding="utf-8")


def test_lock_file_names_no_registry() -> None:
    assert "resolved" not in (TOOL / "package-lock.json").read_text(encoding="utf-8")


def test_browser_and_build_use_engines_of_one_series() -> None:
    version = json.loads((TOOL / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert version["oxigraph"].split(".")[:2] == pyoxigraph.__version__.split(".")[:2]
