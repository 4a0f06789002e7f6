"""Wait for the thing itself, which on a busy machine takes its time."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 180
"""Seconds after which what has not come never will: hundreds of times what is usual."""

Found = TypeVar("Found")


def until(seen: Callable[[], Found]) -> Found:
    """What is seen as soon as it is anything."""
    end = time.monotonic() + PATIENCE
    while not (found := seen()):
        assert time.monotonic() < end, f"not to be seen for {PATIENCE} seconds"
        time.sleep(0.05)
    return found
