"""Line numbers of a text."""

from wardplan.line_numbers import line_of, line_starts


def test_line_of() -> None:
    starts = line_starts("ab\n\nc")
    assert (starts, [line_of(starts, n) for n in range(5)]) == ([0, 3, 4], [1, 1, 1, 2, 3])
