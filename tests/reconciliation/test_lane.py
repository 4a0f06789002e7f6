"""What one request may take, and whose turn it is."""

import asyncio
from pathlib import Path

import pytest

from wardplan.endpoint.limits import Limits
from wardplan.endpoint.refusal import RefusedError
from wardplan.namespaces import BASE
from wardplan.reconciliation import answers
from wardplan.reconciliation.directory import load
from wardplan.reconciliation.lane import Lane, deadline
from wardplan.reconciliation.queries import Constraint, Extension, Query


def order(limits: Limits, *asked: tuple[str, str]) -> list[str]:
    """What clients with work of some name do, in order, where each piece ends as all have asked."""
    done: list[str] = []

    async def work(lane: Lane, client: str, name: str, ready: asyncio.Event) -> None:
        try:
            async with lane.place(client):
                await ready.wait()
                done.append(name)
        except RefusedError as refused:
            done.append(f"{name} {refused.status}")

    async def run() -> None:
        lane, ready = Lane(limits), asyncio.Event()
        tasks = [asyncio.create_task(work(lane, *each, ready)) for each in asked]
        await asyncio.sleep(0.05)
        ready.set()
        await asyncio.gather(*tasks)

    asyncio.run(run())
    return done


def test_who_asks_much_waits_for_itself_alone() -> None:
    asked = [("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1")]
    assert order(Limits(workers=2, waiting=64), *asked) == ["a1", "b1", "a2", "a3"]


def test_what_finds_no_place_is_told_to_come_again() -> None:
    asked = [("a", "a1"), ("b", "b1"), ("c", "c1")]
    assert order(Limits(workers=1, waiting=1), *asked) == ["c1 503", "a1", "b1"]


def test_what_waits_too_long_is_told_to_come_again() -> None:
    limits = Limits(workers=1, waiting=9, patience=0.01)
    assert order(limits, ("a", "a1"), ("a", "a2"), ("b", "b1")) == ["a2 503", "b1 503", "a1"]


def test_places_are_given_back() -> None:
    async def run() -> None:
        lane = Lane(Limits(workers=1))
        for _ in range(3):
            with pytest.raises(ValueError, match="broken"):
                async with lane.place("a"):
                    raise ValueError("broken")

    asyncio.run(run())


def test_long_work_is_stopped_and_says_so(site: Path) -> None:
    """Whatever part of it is not done yet."""
    directory, over = load(site / "dumps", BASE), deadline(-1)
    dear = Query("", constraints=(Constraint("rdfs:label", ("区",)),))
    said = "takes more than -1 seconds; ask for less at a time"
    with pytest.raises(RefusedError, match=said) as raised:
        answers.results(directory, {"q": dear}, over)
    assert raised.value.status == 413
    with pytest.raises(RefusedError, match=said):
        answers.extend(directory, Extension(("a",), ("wp:year",)), over)
