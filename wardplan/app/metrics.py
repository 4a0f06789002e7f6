"""Counters in the text format of Prometheus (version 0.0.4)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

BOUNDS = (0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0, 60.0)
"""Upper bounds, in seconds, of the time a query took."""


class Metrics:
    """What was answered since the start."""

    def __init__(self) -> None:
        self._requests: Counter[int] = Counter()
        self._cached: Counter[bool] = Counter()
        self._spans = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0

    def count(self, status: int, seconds: float, notes: Mapping[str, Any]) -> None:
        """Take note of an answer; `notes` has a query where one was asked."""
        self._requests[status] += 1
        if "query" in notes:
            self._cached[bool(notes.get("cached"))] += 1
            self._spans[bisect_left(BOUNDS, seconds)] += 1
            self._seconds += seconds

    def text(self, gauges: Mapping[str, tuple[str, float]]) -> str:
        """All of it, with what is true at this moment: `gauges` has name -> meaning, value."""
        lines = [*self._counters(), *self._histogram()]
        for name, (meaning, value) in gauges.items():
            lines += [*_head(name, meaning, "gauge"), f"wardplan_{name} {value:g}"]
        return "\n".join(lines) + "\n"

    def _counters(self) -> Iterator[str]:
        yield from _head("requests_total", "Requests answered, by status.", "counter")
        for status, number in sorted(self._requests.items()):
            yield f'wardplan_requests_total{{status="{status}"}} {number}'
        yield from _head("queries_total", "Queries, by whether the answer was kept.", "counter")
        for cached in (False, True):
            label = str(cached).lower()
            yield f'wardplan_queries_total{{cached="{label}"}} {self._cached[cached]}'

    def _histogram(self) -> Iterator[str]:
        name = "query_seconds"
        yield from _head(name, "Seconds from a query's request to its answer.", "histogram")
        bounds = (*(f"{bound:g}" for bound in BOUNDS), "+Inf")
        for bound, number in zip(bounds, accumulate(self._spans), strict=True):
            yield f'wardplan_{name}_bucket{{le="{bound}"}} {number}'
        yield f"wardplan_{name}_sum {self._seconds:.6f}"
        yield f"wardplan_{name}_count {sum(self._spans)}"


def _head(name: str, meaning: str, kind: str) -> Iterable[str]:
    return f"# HELP wardplan_{name} {meaning}", f"# TYPE wardplan_{name} {kind}"
