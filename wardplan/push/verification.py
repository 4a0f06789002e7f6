"""Count what the target holds, graph by graph, against what it should hold."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from wardplan.push.target import Target, TargetError

COUNT = Path(__file__).with_name("count.rq")
SHOWN = 10
"""So many graphs that differ are named."""


def verify(target: Target, expected: dict[str, int], step: Callable[[str], None]) -> None:
    """Raise TargetError for every graph that holds another number of statements.

    The SPARQL endpoint counts where there is one; else every graph is fetched.
    """
    wrong = []
    for name, wanted in sorted(expected.items()):
        found = count(target, name)
        step(f"COUNT   {name} ({found} statements)")
        if found != wanted:
            wrong.append(f"{name}: {found} statements instead of {wanted}")
    if wrong:
        more = f"\n  and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        listed = "".join(f"\n  {line}" for line in wrong[:SHOWN])
        message = f"the target differs from the build; push with --force:{listed}{more}"
        raise TargetError(message, target.place.store)


def count(target: Target, graph: str) -> int:
    """The statements of a graph; 0 where there is none."""
    if target.place.sparql is not None:
        return _counted(target, target.place.sparql, graph)
    found = target.get(graph)
    if found is None:
        return 0
    data, syntax = found
    try:
        return len({quad.triple for quad in ox.parse(data, format=syntax)})
    except SyntaxError as error:
        message = f"GET answered a graph that is not well-formed: {error.msg}"
        raise TargetError(message, target.place.store, term=graph) from error


def _counted(target: Target, endpoint: str, graph: str) -> int:
    """Ask the endpoint. Raises TargetError where its answer is no count."""
    answer = target.select(endpoint, COUNT.read_text(encoding="utf-8"), graph)
    try:
        return int(answer.json()["results"]["bindings"][0]["statements"]["value"])
    except (ValueError, KeyError, TypeError, IndexError) as error:
        message = "the answer to a count is no SPARQL result in JSON; is this a SPARQL endpoint?"
        raise TargetError(message, endpoint) from error
