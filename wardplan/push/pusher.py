"""Push: compare, send what changed, take away what went, verify. It can stop and go on anywhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wardplan.errors import DataError
from wardplan.push import graphs, manifest, verification
from wardplan.push.graphs import GraphData, State
from wardplan.push.manifest import Manifest
from wardplan.push.target import Target

Step = Callable[[str], None]


@dataclass(frozen=True)
class Todo:
    """What separates the target from the build."""

    states: dict[str, State]
    known: Manifest
    changed: frozenset[str]
    gone: tuple[str, ...]

    @property
    def steps(self) -> int:
        return len(self.changed) + len(self.gone)

    @property
    def statements(self) -> int:
        return sum(state.statements for state in self.states.values())

    def lines(self) -> Iterator[str]:
        """What would be done, graph by graph."""
        for name in sorted(self.changed):
            yield _put(name, self.states[name])
        for name in self.gone:
            yield f"DELETE  {name}"


def _put(name: str, state: State) -> str:
    return f"PUT     {name} ({state.statements} statements)"


def compare(dump: Path, target: Target, base: str, *, force: bool) -> Todo:
    """What is to be done; with `force`, every graph is sent again. `base` begins our IRIs.

    Raises TargetError, or ConfigError and DataError where the build cannot be used.
    """
    states = graphs.states(dump)
    known = Manifest(base)
    found = target.get(known.name)
    known = known.read(*found) if found else known
    changed = {n for n, state in states.items() if force or known.digests.get(n) != state.digest}
    gone = sorted(known.graphs - set(states))
    return Todo(states, known, frozenset(changed), tuple(gone))


def carry_out(dump: Path, target: Target, todo: Todo, step: Step) -> None:
    """Bring the target to the state of the build; `step` is told each graph that is done.

    Whatever happens on the way, the manifest claims nothing that is not there, and pushing again
    does what is left. Raises TargetError.
    """
    if not todo.steps:
        return
    kept = {n: state.digest for n, state in todo.states.items() if n not in todo.changed}
    target.put(todo.known.name, todo.known.whole({*todo.states, *todo.gone}, kept))
    for graph in _changed(dump, todo):
        target.put(graph.name, graph.data)
        target.add(todo.known.name, manifest.entry(graph.name, graph.state))
        step(_put(graph.name, graph.state))
    for name in todo.gone:
        target.delete(name)
        step(f"DELETE  {name}")
    if todo.gone:
        digests = {name: state.digest for name, state in todo.states.items()}
        target.put(todo.known.name, todo.known.whole(todo.states, digests))


def _changed(dump: Path, todo: Todo) -> Iterator[GraphData]:
    """The graphs to send. Raises DataError where a new build has come meanwhile."""
    for graph in graphs.read(dump):
        if graph.state != todo.states.get(graph.name):
            raise DataError("another build has come meanwhile; push again", dump)
        if graph.name in todo.changed:
            yield graph


def verify(target: Target, todo: Todo, step: Step) -> None:
    """Count the statements of every graph in the target.

    Raises TargetError where a graph holds another number than in the build, or one that went is
    still there.
    """
    expected = {name: state.statements for name, state in todo.states.items()}
    expected.update(dict.fromkeys(todo.gone, 0))
    verification.verify(target, expected, step)
