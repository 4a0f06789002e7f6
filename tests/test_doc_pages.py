"""The Python on the pages of docs/ prints what the pages say."""

from pathlib import Path

import pytest

from tests import doc_pages
from tests.conftest import ROOT


def test_python_page(site: Path) -> None:
    page = ROOT / "docs" / "python.md"
    shown = [output for _, output in doc_pages.blocks(page)]
    assert list(doc_pages.outputs(page, site.parent)) == shown
    assert len(shown) >= 8


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_documentation_is_named_in_both_readmes(name: str) -> None:
    """Its index is, which names every page (tests/manual/test_blocks.py)."""
    assert "](docs/index.md)" in (ROOT / name).read_text(encoding="utf-8")
