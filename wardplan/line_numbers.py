"""Line numbers of a text: where its lines begin, and in which of them a character stands."""

from bisect import bisect_right
from collections.abc import Sequence


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins."""
    return [0, *(n + 1 for n, char in enumerate(text) if char == "\n")]


def line_of(starts: Sequence[int], offset: int) -> int:
    """The number, from 1, of the line in which a character stands; lines begin at `starts`."""
    return bisect_right(starts, offset)
