"""How well the importer reads the corpus: precision, recall and F1 per kind of fact.

`python -m tests.importer.scoring [FOLDER] [--details]` prints a table per document and per kind.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rdflib import Graph

from tests.importer.facts import BESIDE, HEADLINE, Fact, Facts, Key, Names, empty, facts
from tests.importer.graph_key import key_of
from wardplan import iris, reference, source
from wardplan.derive import Claims
from wardplan.importer import profile
from wardplan.intake import import_document
from wardplan.project import open_project

CORPUS = Path(__file__).parent / "corpus"
ROOT = Path(__file__).parent.parent.parent
TEXTS = (".md", ".txt", ".html")


@dataclass(frozen=True)
class Score:
    """How many facts were found and right, found and wrong, and not found."""

    right: int = 0
    spurious: int = 0
    missing: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right,
            self.spurious + other.spurious,
            self.missing + other.missing,
        )

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missing)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, 2 * self.right + self.spurious + self.missing)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


@dataclass(frozen=True)
class Case:
    """A document of the corpus, its text and its answer key."""

    name: str
    text: str
    key: Key

    @property
    def claims(self) -> Claims:
        return Claims(**self.key.get("arguments", {}))


@dataclass(frozen=True)
class Result:
    """What was expected of a document and what was found in it; `error` where it was refused."""

    name: str
    expected: Facts
    found: Facts
    error: str | None = None

    def score(self, kinds: Iterable[str] = HEADLINE) -> Score:
        """The score over some kinds together."""
        return sum((compare(self.expected[k], self.found[k]) for k in kinds), Score())


def compare(expected: Counter[Fact], found: Counter[Fact]) -> Score:
    """Score one multiset of facts against another."""
    return Score((expected & found).total(), (found - expected).total(), (expected - found).total())


def cases(folder: Path = CORPUS) -> list[Case]:
    """The documents of a folder that have an answer key, by name."""
    keys = sorted(folder.glob("*.yaml"))
    return [Case(key.stem, _text(key), yaml.safe_load(key.read_text("utf-8"))) for key in keys]


def _text(key: Path) -> str:
    """The text beside a key, else the transcription of the project that it is about."""
    for suffix in TEXTS:
        if (file := key.with_suffix(suffix)).exists():
            return file.read_text("utf-8")
    return source.read(ROOT / "data" / "sources" / "yokohama" / f"{key.stem}.md").text


def names(key: Key) -> Names:
    """How the sections of a key's ward are named."""
    known = reference.load(ROOT / "data" / "reference")
    ward = known.label(iris.ward(key["city"], key["ward"]), "ja")
    return Names(profile.load(key["city"]), ward or "")


def evaluate(case: Case) -> Result:
    """Import a document into an empty project and compare. Whatever is raised is its error."""
    spell = names(case.key)
    expected = facts(case.key, spell)
    with ThreadPoolExecutor(1) as worker:
        future = worker.submit(_imported, case)
        if error := future.exception():
            return Result(case.name, expected, empty(), f"{type(error).__name__}: {error}")
        return Result(case.name, expected, facts(key_of(future.result()), spell))


def _imported(case: Case) -> Graph:
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder) / "document.md", Path(folder) / "plan.ttl"
        file.write_text(case.text, encoding="utf-8")
        import_document(open_project(Path(folder)), file, case.claims, out)
        return Graph().parse(out)


def total(results: Iterable[Result], kinds: Iterable[str] = HEADLINE) -> Score:
    """The score over all documents and some kinds together: micro averages."""
    wanted = tuple(kinds)
    return sum((result.score(wanted) for result in results), Score())


def report(results: list[Result], *, details: bool = False) -> Iterator[str]:
    """Lines that say how each document and each kind fared."""
    yield f"{'document':36} {'F1':>6} {'beside':>6} {'missing':>7} {'spurious':>8}"
    for result in results:
        yield from _document(result, details=details)
    yield f"\n{'kind':24} {'precision':>9} {'recall':>6} {'F1':>6} {'of':>5} {'found':>5}"
    for kind in HEADLINE:
        yield _row(kind, total(results, [kind]))
    yield _row("HEADLINE", total(results))
    for kind in BESIDE:
        yield _row(f"({kind})", total(results, [kind]))


def _document(result: Result, *, details: bool) -> Iterator[str]:
    head, rest = result.score(), result.score(BESIDE)
    counts = f"{head.missing:7} {head.spurious:8}"
    yield f"{result.name:36} {head.f1:6.3f} {rest.f1:6.3f} {counts}"
    if result.error:
        yield f"    {result.error}"
    for kind in (HEADLINE + BESIDE) if details else ():
        expected, found = result.expected[kind], result.found[kind]
        yield from (f"    - {kind} {fact}" for fact in _shown(expected - found))
        yield from (f"    + {kind} {fact}" for fact in _shown(found - expected))


def _shown(left: Counter[Fact]) -> list[str]:
    return sorted(" | ".join(map(_plain, fact)) for fact in left.elements())


def _plain(part: Any) -> str:
    return ",".join(part) if isinstance(part, tuple) else str(part)


def _row(name: str, score: Score) -> str:
    rates = f"{score.precision:9.3f} {score.recall:6.3f} {score.f1:6.3f}"
    return f"{name:24} {rates} {score.right + score.missing:5} {score.right + score.spurious:5}"


def main() -> None:
    """Score a folder of documents and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--details", action="store_true", help="each missing and spurious fact")
    parser.add_argument("--only", default="", help="documents whose name contains this")
    given = parser.parse_args()
    chosen = [case for case in cases(given.folder) if given.only in case.name]
    print("\n".join(report([evaluate(case) for case in chosen], details=given.details)))


if __name__ == "__main__":
    main()
