"""The pages that are made from the program are what it makes today."""

import pytest

from tests.manual.blocks import DOCS
from tests.manual.pages import PAGES


@pytest.mark.parametrize("name", PAGES)
def test_page_is_made_anew(name: str) -> None:
    """Where this fails, `make manual` writes it."""
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name]()
