"""docs/design-system.md says of every token what the style sheet says, and names no other class."""

import re

from tests.conftest import ROOT

STATIC = ROOT / "site" / "static"
STYLE = (STATIC / "style.css").read_text(encoding="utf-8")
SHEETS = "".join(file.read_text(encoding="utf-8") for file in sorted(STATIC.glob("*.css")))
PAGE = (ROOT / "docs" / "design-system.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(--[\w-]+)` \| [^|]+ \| `([^|]+)` \| (?:`([^|]+)`)? \|$", re.MULTILINE)
ROOTS = re.findall(r":root \{(.*?)\n\s*\}", STYLE, re.DOTALL)


def tokens(block: str) -> dict[str, str]:
    return {
        name: " ".join(value.split()) for name, value in re.findall(r"(--[\w-]+): ([^;]+);", block)
    }


def test_every_token_is_documented_with_its_values() -> None:
    rows = ROW.findall(PAGE)
    assert {name: light for name, light, _ in rows} == tokens(ROOTS[0])
    assert {name: dark for name, _, dark in rows if dark} == tokens(ROOTS[1])


def test_every_component_that_is_documented_is_in_a_style_sheet() -> None:
    table = PAGE.split("## Components")[1].split("## ")[0]
    classes = set(re.findall(r"`(\.[\w-]+)`", table))
    assert len(classes) > 30
    assert {name for name in classes if not re.search(rf"\{name}\b", SHEETS)} == set()
