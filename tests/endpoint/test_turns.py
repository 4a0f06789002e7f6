"""Clients take turns: who asks much waits for itself alone."""

import asyncio

import pytest

from wardplan.endpoint.limits import Limits
from wardplan.endpoint.refusal import RefusedError
from wardplan.endpoint.turns import Turns, client_of


@pytest.mark.parametrize(
    ("address", "client"),
    [
        (("192.0.2.7", 50_000), "192.0.2.7"),
        (("::ffff:192.0.2.7", 1), "192.0.2.7"),
        (("2001:db8:1:2:3::4", 1), "2001:db8:1:2::"),
        (("127.0.0.1", 1), ""),
        (("::1", 1), ""),
        (("127.0.0.2", 1), "127.0.0.2"),
        (("unix", None), "unix"),
        (None, ""),
    ],
)
def test_clients(address: tuple[str, int | None] | None, client: str) -> None:
    assert client_of(address) == client


def order(limits: Limits, *clients: str) -> list[str]:
    """In which order the queries of clients are called, one ending as the next begins."""

    async def run() -> list[str]:
        turns, called = Turns[str](limits), list[str]()
        places = [(each, turns.enter(each)) for each in clients]
        while turns.call("worker"):
            name, place = next((n, p) for n, p in places if p.done())
            places.remove((name, place))
            turns.end(name)
            called.append(name)
        assert len(turns) == 0
        return called

    return asyncio.run(run())


def test_clients_take_turns() -> None:
    assert order(Limits(), "a", "a", "a", "b", "c", "b") == ["a", "b", "c", "a", "b", "a"]


@pytest.mark.parametrize(("workers", "running"), [(1, 1), (2, 1), (4, 3), (16, 12)])
def test_a_client_leaves_workers_to_others(workers: int, running: int) -> None:
    turns = Turns[str](Limits(workers=workers))
    for _ in range(running):
        assert turns.may_run("a")
        turns.begin("a")
    assert not turns.may_run("a")
    assert turns.may_run("b")
    turns.end("a")
    assert turns.may_run("a")


def test_who_waits_for_its_own_queries_holds_up_nobody() -> None:
    async def run() -> tuple[bool, bool]:
        turns = Turns[str](Limits(workers=1))
        turns.begin("a")
        first, second = turns.enter("a"), turns.enter("b")
        turns.call("worker")
        return first.done(), second.done()

    assert asyncio.run(run()) == (False, True)


@pytest.mark.parametrize(
    ("clients", "message"),
    [("aaa", "too many of your queries"), ("aabbccdde", "too many queries")],
)
def test_places_are_few(clients: str, message: str) -> None:
    with pytest.raises(RefusedError, match=message) as refused:
        order(Limits(waiting=8), *clients)
    assert (refused.value.status, refused.value.retry_after) == (503, 5)


def test_this_machine_has_all_places() -> None:
    assert order(Limits(waiting=8), *[""] * 8) == [""] * 8


def test_a_place_that_was_given_up_is_not_called() -> None:
    async def run() -> list[bool]:
        turns = Turns[str](Limits())
        left, cancelled, there = turns.enter("a"), turns.enter("b"), turns.enter("c")
        turns.leave("a", left)
        cancelled.cancel()
        turns.call("worker")
        return [left.done(), there.done(), len(turns) == 0]

    assert asyncio.run(run()) == [False, True, True]
