"""SHACL validation of a project plan by plan, in about the time that reading it takes.

What surely conforms is passed over (`conformity`), and pySHACL reports on the rest (`screening`):
the findings are those of pySHACL on everything at once. What was found on a plan is remembered for
as long as its files, what it leads to elsewhere, the shapes and this package are the same.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox
from rdflib import Graph

from wardplan import cache
from wardplan.cache import Cache
from wardplan.collection import GraphFile
from wardplan.crew import Crew, processes, watched
from wardplan.findings import Finding, Severity
from wardplan.judging import Judge, Judgement, World, judge_of
from wardplan.screening import Doubts, settle
from wardplan.shape_reading import NotUnderstoodError
from wardplan.units import COMMON, Survey, Unit, owner, survey, units
from wardplan.validation import shapes_graph

FEW = 25
"""Another process is worth its start where each has so many units to do."""

MOST = 500
"""No process is given more units at once: what it finds is held until it has done them all."""

BATCH = 20_000
"""Statements go to pySHACL in lots of this size or little more."""

RELIED_ON = ("pyoxigraph", "pyshacl", "rdflib")

Result = TypeVar("Result")
Task = Callable[[list[str]], list[Result]]


class WholeNeededError(Exception):
    """Something can only be judged together with everything else; the argument says what."""


@dataclass(frozen=True)
class Means:
    """What validation may use: processes of its own, and a cache that nothing else uses.

    A `crew` that others have too may take the place of those processes.
    """

    workers: int = 1
    cache: Cache | None = None
    crew: Crew | None = None


@dataclass(frozen=True)
class _Work:
    """The means at hand: a crew that starts when used, a cache, a key over code and shapes."""

    crew: Crew
    workers: int
    cache: Cache | None
    ground: str

    def spread(self, here: Task[Result], there: Task[Result], names: list[str]) -> Iterator[Result]:
        """The results on names, in their order, by a task for this process or one for others."""
        if self.workers < 2 or len(names) < FEW * self.workers:
            lots = [[name] for name in names]
            return chain.from_iterable(watched(map(here, lots), lots, self.crew.watch))
        size = min(MOST, max(FEW, -(-len(names) // (2 * self.workers))))
        lots = [names[start : start + size] for start in range(0, len(names), size)]
        return chain.from_iterable(self.crew.share(there, lots))

    def recall(self, name: str, digest: str) -> bytes | None:
        return self.cache.get(self._key(name, digest)) if self.cache else None

    def remember(self, name: str, digest: str, value: object) -> None:
        if self.cache:
            self.cache.put(self._key(name, digest), json.dumps(value).encode())

    def _key(self, name: str, digest: str) -> str:
        return cache.key(ground=self.ground, name=name, digest=digest)


def validate(
    files: Iterable[GraphFile], made: Iterable[ox.Quad], folder: Path, means: Means
) -> tuple[Finding, ...]:
    """What `validation.validate` finds on the files and the quads `made` beside them.

    `folder` has the shapes. Raises WholeNeededError where data or shapes leave no other way than
    to ask it, DataError with file and line of what is not Turtle, WardPlanError where the cache
    cannot be written.
    """
    parts, shapes = units(files), shapes_graph(folder)
    with _work(means, folder) as work:
        world = _world(parts, made, shapes, work)
        try:
            judge = judge_of(world)
        except NotUnderstoodError as error:
            raise WholeNeededError("the shapes say what only pySHACL understands") from error
        return tuple(_findings(judge, work))


@contextmanager
def _work(means: Means, folder: Path) -> Iterator[_Work]:
    code = cache.of_code(*RELIED_ON) if means.cache else ""
    ground = cache.key(code=code, shapes=cache.of_files(folder, "*.ttl"))
    if means.cache:
        means.cache.begin()
    with nullcontext(means.crew) if means.crew else Crew(partial(processes, means.workers)) as crew:
        yield _Work(crew, means.workers, means.cache, ground)
    if means.cache:
        means.cache.prune()


def _world(parts: dict[str, Unit], made: Iterable[ox.Quad], shapes: Graph, work: _Work) -> World:
    """Who says what of whom. Raises WholeNeededError where a unit cannot be judged by itself."""
    shared = survey(chain(parts[COMMON].quads(), made))
    surveys = [shared, *_surveys(parts, work)]
    if any(each.whole for each in surveys):
        raise WholeNeededError("the data has blank nodes, or classes that are parts of a plan")
    others: dict[str, set[str]] = {COMMON: set()}
    for said in chain.from_iterable(each.abroad for each in surveys):
        others.setdefault(owner(said[1 : said.index(">")]), set()).add(said)
    strays = {name: tuple(sorted(lines)) for name, lines in others.items()}
    return World(parts, strays.pop(COMMON), strays, shapes)


def _surveys(parts: dict[str, Unit], work: _Work) -> Iterator[Survey]:
    """A look at every plan, old or new."""
    digests = {name: part.digest() for name, part in parts.items() if name != COMMON}
    known = {name: work.recall(f"survey {name}", each) for name, each in digests.items()}
    stale = [name for name, value in known.items() if value is None]
    yield from (Survey(**json.loads(value)) for value in known.values() if value is not None)
    task = partial(_survey_all, parts)
    for name, found in zip(stale, work.spread(task, task, stale), strict=True):
        work.remember(f"survey {name}", digests[name], asdict(found))
        yield found


def _survey_all(parts: dict[str, Unit], names: list[str]) -> list[Survey]:
    return [survey(parts[name].quads(), name) for name in names]


def _findings(judge: Judge, work: _Work) -> Iterator[Finding]:
    stale = []
    for name in sorted(judge.world.units.keys() | judge.world.strays.keys()):
        known = _recalled(judge, work, name)
        if known is None:
            stale.append(name)
        else:
            yield from known
    there = partial(_judge_all, judge.world)
    for lot in _lots(work.spread(judge.judge_all, there, stale)):
        yield from _settled(judge, work, lot)


def _judge_all(world: World, names: list[str]) -> list[Judgement]:
    return judge_of(world).judge_all(names)


def _lots(judgements: Iterable[Judgement]) -> Iterator[list[Judgement]]:
    """Judgements together, as long as pySHACL is not asked too much at once."""
    lot: list[Judgement] = []
    size = 0
    for each in judgements:
        lot.append(each)
        size += len(each.doubts.lines)
        if size >= BATCH:
            yield lot
            lot, size = [], 0
    yield lot


def _settled(judge: Judge, work: _Work, lot: Sequence[Judgement]) -> Iterator[Finding]:
    """What pySHACL finds, remembered unit by unit."""
    asked, lines = (
        frozenset(chain.from_iterable(getattr(each.doubts, name) for each in lot))
        for name in ("asked", "lines")
    )
    found: dict[str, list[Finding]] = {each.name: [] for each in lot}
    for finding in settle(Doubts(asked, lines), judge.world.shapes):
        found[owner(finding.focus)].append(finding)
    for each in lot:
        yield from found[each.name]
        if work.cache:
            value = {
                "neighbours": each.neighbours,
                "read": each.read,
                "context": judge.context(each.neighbours, each.read),
                "findings": [asdict(finding) for finding in found[each.name]],
            }
            work.remember(each.name, judge.world.digest(each.name), value)


def _recalled(judge: Judge, work: _Work, name: str) -> list[Finding] | None:
    """What was found on a unit, if all that this depended on is as it was."""
    value = work.recall(name, judge.world.digest(name)) if work.cache else None
    if value is None:
        return None
    entry = json.loads(value)
    if entry["context"] != judge.context(entry["neighbours"], entry["read"]):
        return None
    return [Finding(**row | {"severity": Severity(row["severity"])}) for row in entry["findings"]]
