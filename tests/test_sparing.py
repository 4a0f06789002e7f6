"""Memory that was freed does not stay with the process."""

import psutil

from wardplan import sparing

MEBIBYTE = 2**20


def test_free_memory_is_given_back() -> None:
    """Small pieces lie between others, of which one that stays holds on to all below it."""
    process = psutil.Process()
    made = [bytes(900) for _ in range(100_000)]
    kept = made[-1]
    full = process.memory_info().rss
    made.clear()
    sparing.give_back()
    assert kept
    assert full - process.memory_info().rss > 50 * MEBIBYTE
