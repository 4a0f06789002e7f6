"""The blocks of the pages of docs/: what each says it is, and its lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
RUN, ELSEWHERE, SHOWN = "sh", "sh elsewhere", "text"
KINDS = {
    RUN,
    ELSEWHERE,
    SHOWN,
    "python",
    "sparql",
    "toml",
    "toml views",
    "text example",
    "turtle",
    "nginx",
    "ini",
}
"""`sh elsewhere` needs what is not here; the page says so. `toml` is of wardplan.toml,
`text example` an output whose figures are of another day."""


@dataclass(frozen=True)
class Block:
    """A block of a page: what it says it is, its text, its first line in the page."""

    kind: str
    text: str
    line: int


def name_of(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """All blocks of code; one without a kind has an empty one."""
    markdown = MarkdownIt("commonmark").enable("table")
    for token in markdown.parse(page.read_text(encoding="utf-8")):
        if token.type in ("fence", "code_block"):
            yield Block(token.info.strip(), token.content, (token.map or [0])[0] + 1)


def of_kind(page: Path, kind: str) -> list[Block]:
    return [block for block in blocks(page) if block.kind == kind]
