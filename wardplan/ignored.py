"""What an import left out of the plan, where it stands, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from wardplan.importer.draft import Kind
from wardplan.importer.reader import Placed, Reading

REASONS: dict[Kind, dict[str, str]] = {
    Kind.LETTER: {
        "ja": "送付文で、計画の内容ではありません",
        "en": "covering letter, no part of the plan",
    },
    Kind.FURNITURE: {
        "ja": "目次・ページ番号・問合せ先など、ページの飾りです",
        "en": "page furniture: contents, page numbers, contacts, menus",
    },
    Kind.CAPTION: {
        "ja": "写真や図の説明、または標語です",
        "en": "caption of a picture, or a slogan",
    },
    Kind.NOTE: {"ja": "注記です", "en": "note"},
}


@dataclass(frozen=True)
class Ignored:
    """A run of lines left out for one reason: `first` and `last` count from 1."""

    kind: Kind
    first: int
    last: int
    text: str

    def reason(self, language: str) -> str:
        return REASONS[self.kind][language]


def ignored(reading: Reading) -> tuple[Ignored, ...]:
    """Everything left out, in order; what stands together for one reason is one."""
    return tuple(_summed(run) for run in _runs(reading))


def _runs(reading: Reading) -> Iterator[list[Placed]]:
    run: list[Placed] = []
    for placed in reading.placed:
        if run and placed.kind is not run[0].kind:
            yield run
            run = []
        if placed.kind in REASONS:
            run.append(placed)
    if run:
        yield run


def _summed(run: list[Placed]) -> Ignored:
    return Ignored(run[0].kind, run[0].block.line, run[-1].block.line, run[0].block.text)
