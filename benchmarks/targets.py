"""The targets, each a ratio or a bound, beside what was measured. All pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.scales import Scale

SIZE, LARGE, HUGE = 180, 1_800, 18_000


@dataclass(frozen=True)
class Target:
    """What was asked for, what was measured, and the bound; `least` says that it is one below."""

    name: str
    plans: int
    measured: float
    bound: float
    unit: str
    least: bool = False

    @property
    def met(self) -> bool:
        return self.measured >= self.bound if self.least else self.measured <= self.bound


def targets(scales: Sequence[Scale]) -> tuple[Target, ...]:
    """Every target that the scales measured say something of."""
    by_plans = {scale.plans: scale for scale in scales}
    found: list[Target] = []
    if size := by_plans.get(SIZE):
        found += _at_size(size)
    for large in (by_plans.get(LARGE), by_plans.get(HUGE)):
        if large is not None:
            found += _at_large(large, by_plans.get(SIZE))
    return tuple(found)


def _at_size(scale: Scale) -> Iterator[Target]:
    took, rest, plans = scale.validation, scale.rest, scale.plans
    if took is not None:
        yield Target("validation, by pyrudof's time", plans, took.ours / took.pyrudof, 1.2, "times")
    yield Target(
        "rest of the cold build, by the write limit", plans, rest / scale.limits.write, 3, "times"
    )
    yield Target("resources", plans, scale.site.resources / rest, 2_000, "a second", least=True)
    share = 100 * scale.edited.seconds / scale.cold.seconds
    yield Target("one plan changed, of the cold build", plans, share, 5, "%")
    yield Target("one plan changed", plans, scale.edited.seconds, 3, "s")
    yield Target("nothing changed: files written", plans, scale.touched, 0, "files")


def _at_large(scale: Scale, size: Scale | None) -> Iterator[Target]:
    peak = scale.cold.megabytes
    if scale.plans == HUGE:
        yield Target("memory", HUGE, peak, 1_500, "MB")
        return
    yield Target("memory", scale.plans, peak, 600, "MB")
    if size is not None:
        name = f"memory, by that at {size.plans}"
        yield Target(name, scale.plans, peak / size.cold.megabytes, 1.5, "times")
        each, before = (one.cold.seconds / one.plans for one in (scale, size))
        name = f"time a plan, by that at {size.plans}"
        yield Target(name, scale.plans, each / before, 1.15, "times")
