"""A transcription is cut at the ends of its spans, and loses nothing."""

import pytest
from pyoxigraph import Store

from tests.documents import YOKOHAMA, document
from wardplan.importer.draft import Kind
from wardplan.importer.reader import read
from wardplan.iris import PlanIris
from wardplan.namespaces import BASE
from wardplan.source import Source
from wardplan.transcript import Segment, Span, blocks, covering, cuts, segments, spans

IZUMI = str(PlanIris("yokohama", "izumi", 2024).transcription(1, 1))
KANAZAWA = str(PlanIris("yokohama", "kanazawa", 2020).transcription(1, 1))
TEXT = document("○安心<中期計画:政策35>\n\n<写真>")
TITLE = TEXT.index("安心")
CITED = TEXT.index("中期計画")
MARKS = (
    Span(TITLE, CITED + 8, "outer"),
    Span(CITED, CITED + 8, "inner"),
    Span(CITED, CITED + 4, "innermost"),
)


def cut(marks: tuple[Span, ...]) -> list[Segment]:
    return list(segments(TEXT, marks, blocks(read(TEXT, YOKOHAMA))))


def of(text: str) -> Segment:
    (segment,) = (each for each in cut(MARKS) if each.text == text)
    return segment


@pytest.mark.parametrize("marks", [(), MARKS], ids=["no span", "spans"])
def test_nothing_is_lost(marks: tuple[Span, ...]) -> None:
    assert "".join(segment.text for segment in cut(marks)) == TEXT


@pytest.mark.parametrize(
    ("text", "element"),
    [("安心<", "outer"), ("中期計画", "innermost"), (":政策35"[:4], "inner")],
    ids=["outer", "innermost", "inner"],
)
def test_innermost_element(text: str, element: str) -> None:
    assert of(text).element == element


def test_opening_names_every_span_that_begins_here() -> None:
    assert of("中期計画").opening == (f"char={CITED},{CITED + 8}", f"char={CITED},{CITED + 4}")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("安心<", Kind.MODELLED),
        ("○", Kind.MARKUP),
        ("<写真>", Kind.CAPTION),
        ("# 令和6年度横浜市泉区運営方針", Kind.HEADING),
        ("## 主な取組", Kind.HEADING),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    assert of(text).kind is kind


def test_space_between_blocks_is_blank() -> None:
    found = {segment.kind for segment in cut(()) if not segment.text.strip()}
    assert found == {Kind.BLANK}


@pytest.mark.parametrize(
    ("name", "iri", "number"), [("izumi", IZUMI, 115), ("kanazawa", KANAZAWA, 82)]
)
def test_documents_are_cut_without_loss(
    name: str, iri: str, number: int, izumi: Source, kanazawa: Source, store: Store
) -> None:
    text = {"izumi": izumi, "kanazawa": kanazawa}[name].text
    marks = spans(store, iri)
    found = list(segments(text, marks, blocks(read(text, YOKOHAMA))))
    assert (len(marks), "".join(segment.text for segment in found)) == (number, text)


def test_every_span_opens_once(izumi: Source, store: Store) -> None:
    marks = spans(store, IZUMI)
    found = segments(izumi.text, marks, blocks(read(izumi.text, YOKOHAMA)))
    opened = [fragment for segment in found for fragment in segment.opening]
    assert opened == [mark.fragment for mark in marks]


def test_spans_are_ordered_outer_first(store: Store) -> None:
    marks = spans(store, IZUMI)
    assert list(marks) == sorted(marks, key=lambda mark: (mark.start, -mark.end))
    assert marks[0] == Span(344, 358, f"{BASE}plan/yokohama/izumi/2024#basic-goal")


def test_unknown_transcription_has_no_spans(store: Store) -> None:
    assert spans(store, BASE + "source/yokohama/izumi/1999/1/r1") == ()


def test_a_span_that_two_elements_quote_is_around_with_both() -> None:
    """A heading over two measures belongs to both; it opens once."""
    marks = (Span(TITLE, TITLE + 2, "one"), Span(TITLE, TITLE + 2, "other"))
    segment = next(each for each in cut(marks) if each.text == "安心")
    assert (segment.around, segment.opening) == (("one", "other"), (f"char={TITLE},{TITLE + 2}",))


def test_cut_also_where_asked() -> None:
    found = list(segments(TEXT, (), blocks(read(TEXT, YOKOHAMA)), also=(TITLE, TITLE + 1)))
    assert [each.text for each in found if each.start == TITLE] == ["安"]


def test_many_spans_take_linear_time() -> None:
    """200 000 spans end in a second or two; looking at all of them for each piece would not."""
    many = 200_000
    ranges = [Span(n, n + 1, "x") for n in range(many)]
    edges = cuts("x" * many, ranges)
    assert sum(len(around) for around in covering(edges, ranges)) == many
