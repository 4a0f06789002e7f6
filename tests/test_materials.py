"""What the program is made of: every package pinned by hash, its licence named and true."""

import re
import tomllib
from importlib.metadata import metadata
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT
from wardplan import materials
from wardplan.errors import ConfigError
from wardplan.materials import Material

FOUND = materials.materials()
PACKAGES = [each for each in FOUND if each.kind == "pypi"]
SAID = {
    "MIT": ("MIT License",),
    "BSD-3-Clause": ("BSD License", "BSD-3-Clause"),
    "BSD-2-Clause": ("BSD License",),
    "ISC": ("ISC License (ISCL)",),
    "MPL-2.0": ("Mozilla Public License 2.0 (MPL 2.0)",),
    "Apache-2.0": ("Apache Software License", "Apache-2.0"),
    "W3C-20150513": ("W3C-20150513",),
    "LicenseRef-PDFium-third-party": ("dependency licenses",),
}
"""What packages that do not speak SPDX call these."""


@pytest.mark.parametrize("each", PACKAGES, ids=lambda each: each.name)
def test_licence_is_what_the_package_says(each: Material) -> None:
    said = metadata(each.name)
    if "License-Expression" in said:
        assert each.licence == said["License-Expression"]
        return
    classifiers = said.get_all("Classifier") or []
    words = " ".join([*(said.get_all("License") or []), *classifiers])
    for licence in re.split(r" (?:AND|OR) ", each.licence):
        assert any(name in words for name in SAID[licence]), words


def test_licences_are_of_what_is_pinned_and_no_more() -> None:
    listed = tomllib.loads((ROOT / materials.LICENCES).read_text(encoding="utf-8"))
    assert list(listed) == sorted(each.name for each in PACKAGES)


def test_what_the_project_asks_for_is_pinned() -> None:
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {re.split(r"[>=<\[]", each)[0] for each in table["project"]["dependencies"]}
    ours = {each.name for each in PACKAGES if "wardplan" in each.wanted_by}
    assert asked <= ours


@pytest.mark.parametrize("name", ["run", "test", "judges", "bench"])
def test_lock_file_is_one_that_pip_audit_takes(name: str) -> None:
    """Every requirement is `name==version`, with at least one hash, and no option beside."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    pins = [line for line in lines if not line.startswith(" ")]
    assert [p for p in pins if not re.fullmatch(r"[a-z0-9._-]+==\S+( ; .+)? \\", p)] == []
    for pin, after in pairwise(lines):
        if pin in pins:
            assert after.startswith("    --hash=sha256:")


def copied(folder: Path, lock: str) -> Path:
    """A checkout with this lock file."""
    for name in (materials.LICENCES, materials.VENDORED):
        file = folder / name
        file.parent.mkdir(parents=True)
        file.write_bytes((ROOT / name).read_bytes())
    (folder / materials.LOCK).write_text(lock, encoding="utf-8")
    return folder


def test_who_needs_it(tmp_path: Path) -> None:
    lock = (
        f"click==1.0 \\\n    --hash=sha256:{'a' * 64}\n    # via\n    #   typer\n    #   uvicorn\n"
    )
    found = materials.materials(copied(tmp_path, lock))
    assert found[-1] == Material(
        "pypi", "click", "1.0", "BSD-3-Clause", ("a" * 64,), ("typer", "uvicorn")
    )


REFUSED = {
    "no licence": (f"other==1.0 \\\n    --hash=sha256:{'a' * 64}\n", "licence of other"),
    "no hash": ("click==1.0\n", "click has no hash"),
}


@pytest.mark.parametrize(("lock", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(tmp_path: Path, lock: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        materials.materials(copied(tmp_path, lock))


def test_our_copies_are_listed_with_their_digests() -> None:
    (engine,) = [each for each in FOUND if each.name == "oxigraph"]
    assert [name for name, _ in engine.copies] == [
        "static/vendor/oxigraph/web.js",
        "static/vendor/oxigraph/web_bg.wasm",
    ]
