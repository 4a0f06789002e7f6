"""Kill `wardplan push` between any two pieces that it sends, and look at the store."""

import random
from pathlib import Path

import pyoxigraph as ox

from benchmarks.trust import kills, store
from benchmarks.trust.faults import Trial
from benchmarks.trust.ward import Ward
from wardplan.namespaces import BASE
from wardplan.push import graphs
from wardplan.push.manifest import Manifest

Held = dict[str, set[ox.Triple]]


def killed_pushes(folder: Path, dump: Path, seed: int, times: int) -> Trial:
    """Pushes of two states of a build in turn, each killed.

    What the store's record then claims must be there, and the same push done again must bring the
    store to the state of the build. `dump` is the N-Quads of a build.
    """
    trial, chance = Trial("push killed"), random.Random(seed)  # noqa: S311
    ward, kept = Ward(folder / "project"), folder / "kept"
    kept.mkdir(parents=True)
    states = _states(dump)
    with store.running(kept) as target:
        asked = ("push", target.address, "--quiet")
        _turn(ward, states[1])
        doom = kills.measure(ward, *asked)
        for number in range(times):
            state = states[number % 2]
            file = _turn(ward, state)
            kills.by_change(chance.randint(1, doom.changes), ward, *asked)
            claim = _claimed(target, file)
            ended = ward.run(*asked)
            failed = f"the next push failed: {ended.said[-300:]}" if ended.status else None
            trial.judge(claim, failed, _differing(target, state, states))
    return trial


def _states(dump: Path) -> tuple[Held, Held]:
    """A build, and another one: a graph is gone, every other one has one statement less."""
    first: Held = {}
    for quad in ox.parse(path=dump, format=ox.RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, ox.NamedNode):
            first.setdefault(quad.graph_name.value, set()).add(quad.triple)
    _, *others = sorted(first)
    second = {name: set(sorted(first[name], key=str)[1:]) for name in others}
    return first, {name: said for name, said in second.items() if said}


def _turn(ward: Ward, state: Held) -> Path:
    """Put a state where a build puts it."""
    file = ward.site / "dumps" / "wardplan.nq"
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{said} <{name}> .\n" for name in sorted(state) for said in sorted(map(str, state[name]))
    ]
    file.write_text("".join(lines), encoding="utf-8")
    return file


def _claimed(target: store.Target, dump: Path) -> str | None:
    """What the store's record says is there whole, and is not."""
    record = Manifest(BASE)
    claims = {
        said.subject.value: said.object.value
        for said in target.holds(record.name)
        if isinstance(said.object, ox.Literal) and isinstance(said.subject, ox.NamedNode)
    }
    built = {name: state.digest for name, state in graphs.states(dump).items()}
    true = {name for name, digest in claims.items() if digest == built.get(name)}
    for graph in graphs.read(dump):
        wanted = {quad.triple for quad in ox.parse(graph.data, format=ox.RdfFormat.N_TRIPLES)}
        if graph.name in true and target.holds(graph.name) != wanted:
            return f"the record claims {graph.name}, which is not there whole"
    return None


def _differing(target: store.Target, state: Held, states: tuple[Held, Held]) -> str | None:
    """A graph of the store that is not as in the build."""
    for name in sorted({*states[0], *states[1]}):
        if target.holds(name) != state.get(name, set()):
            return f"{name} is not as in the build"
    return None
