"""Bars in a terminal: what a person sees at last."""

import io

from rich.console import Console

from wardplan.display import State
from wardplan.progress import Progress
from wardplan.terminal import Bars


def shown(width: int = 80) -> tuple[Console, io.StringIO]:
    screen = io.StringIO()
    return Console(file=screen, force_terminal=True, width=width, color_system=None), screen


def count(progress: Progress, *steps: int) -> None:
    for done in steps:
        progress.count(done, steps[-1])


def last_lines(screen: io.StringIO) -> list[str]:
    """The lines that stay, without what moves the cursor."""
    text = (
        screen.getvalue().replace("\x1b[2K", "").replace("\x1b[?25l", "").replace("\x1b[?25h", "")
    )
    rows = [row.rsplit("\r", 1)[-1].rsplit("\x1b[1A", 1)[-1].strip() for row in text.split("\n")]
    return [row for row in rows if row]


def test_a_stage_ends_with_its_counts() -> None:
    console, screen = shown()
    progress = Progress(display=Bars(console))
    progress.run("pages", count, progress, 0, 300, 1525)
    (row,) = {row for row in last_lines(screen) if "1525/1525" in row}
    assert row.startswith("pages") and "0:00:00" in row


def test_a_stage_without_counts_has_a_bar_and_no_numbers() -> None:
    console, screen = shown()
    Progress(display=Bars(console)).run("static", lambda: None)
    row = last_lines(screen)[-1]
    assert (row.startswith("static"), "━" in row, "1/1" in row) == (True, True, False)


def test_the_time_left_is_shown_while_a_stage_runs() -> None:
    console, screen = shown()
    bars = Bars(console)
    bars.begin(State("pages"))
    bars.step(State("pages", 10, 100, 5.0, counted=True), "")
    bars.close()
    assert "10/100" in screen.getvalue()
    assert "-:--:--" in screen.getvalue()


def test_a_message_stands_above_the_bar_as_it_is() -> None:
    console, screen = shown()
    bars = Bars(console)
    bars.begin(State("load"))
    bars.say("[bold] is no markup")
    bars.close()
    assert "[bold] is no markup" in screen.getvalue()


def test_the_cursor_comes_back_when_a_stage_fails() -> None:
    console, screen = shown()
    try:
        with Progress(display=Bars(console)) as progress:
            progress.run("load", lambda: 1 / 0)
    except ZeroDivisionError:
        pass
    assert screen.getvalue().rstrip().endswith("\x1b[?25h")
