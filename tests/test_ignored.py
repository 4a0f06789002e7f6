"""What an import left out, where, and why."""

import pytest

from tests.documents import YOKOHAMA, document
from wardplan.ignored import REASONS, ignored
from wardplan.importer.draft import Kind
from wardplan.importer.reader import read

LEFT_OUT: dict[str, tuple[str, list[tuple[Kind, str]]]] = {
    "a caption": ("○題\n\n・行います。\n\n<催しの様子>", [(Kind.CAPTION, "<催しの様子>")]),
    "notes together": ("○題\n\n・行います。\n\n※ 注一\n\n※ 注二", [(Kind.NOTE, "注一")]),
    "two reasons": (
        "○題\n\n・行います。\n\n<催し>\n\n※ 注",
        [(Kind.CAPTION, "<催し>"), (Kind.NOTE, "注")],
    ),
    "nothing": ("○題\n\n・行います。", []),
}


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_what_is_left_out(text: str, expected: list[tuple[Kind, str]]) -> None:
    found = ignored(read(document(text), YOKOHAMA))
    assert [(each.kind, each.text) for each in found] == expected


def test_a_run_names_its_first_and_last_line() -> None:
    text = document("○題\n\n・行います。\n\n※ 注一\n\n※ 注二")
    (found,) = ignored(read(text, YOKOHAMA))
    lines = text.split("\n")
    assert (lines[found.first - 1], lines[found.last - 1]) == ("※ 注一", "※ 注二")


@pytest.mark.parametrize("kind", REASONS)
def test_every_reason_is_given_in_both_languages(kind: Kind) -> None:
    assert set(REASONS[kind]) == {"ja", "en"}
    assert all(REASONS[kind].values())
