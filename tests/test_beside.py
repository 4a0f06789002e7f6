"""A transcription beside its model: cut in sheets without loss, every piece with its kind."""

from collections.abc import Iterator

import pytest
from pyoxigraph import RdfFormat, Store

from wardplan.beside import MODELS, OTHER, Beside, Piece, beside
from wardplan.importer.draft import Kind
from wardplan.index import Sight
from wardplan.namespaces import BASE, PREFIXES
from wardplan.sheets import Sheet
from wardplan.store_sight import MemorySight, StoreSight
from wardplan.transcript import Block, Span, segments

TEXT = "# 見出し\n1 施策一 ～副題～\n・取組<政策2>\n<写真>\n2 施策二\n"
GOAL, MEASURE, INITIATIVE, CITATION = (f"{BASE}{name}" for name in "gmic")


def place(words: str, element: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), element)


MARKS = (
    place("施策一", MEASURE),
    place("副題", MEASURE),
    place("取組<政策2>", INITIATIVE),
    place("政策2", CITATION),
    place("施策二", GOAL),
)
CLASSES = {
    GOAL: "wp:BasicGoal",
    MEASURE: "wp:Measure",
    INITIATIVE: "wp:Initiative",
    CITATION: "wp:PolicyCitation",
}


def sight(classes: dict[str, str]) -> Sight:
    named = {
        iri: PREFIXES[name.partition(":")[0]] + name.partition(":")[2]
        for iri, name in classes.items()
    }
    lines = (f"<{iri}> <{PREFIXES['rdf']}type> <{cls}> ." for iri, cls in named.items())
    store = Store()
    store.load("\n".join(lines), format=RdfFormat.N_TRIPLES)
    return MemorySight(StoreSight(store))


def blocks() -> Iterator[Block]:
    start = 0
    for line in TEXT.splitlines():
        kinds = {"#": Kind.HEADING, "<": Kind.CAPTION}
        yield Block(start, start + len(line), kinds.get(line[0], Kind.MODELLED))
        start += len(line) + 1


@pytest.fixture(scope="module")
def text() -> Beside:
    return beside(segments(TEXT, MARKS, blocks()), MARKS, sight(CLASSES))


def sheets(size: int) -> list[Sheet]:
    first = Sheet("r1", "beside", len(MARKS), size)
    return [Sheet("r1", "beside", len(MARKS), size, n + 1) for n in range(first.count)]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 9])
def test_sheets_lose_nothing(text: Beside, size: int) -> None:
    opened = [text.opened(sheet) for sheet in sheets(size)]
    assert "".join(p.segment.text for each in opened for p in each.pieces) == TEXT
    spans = [span for each in opened for row in each.statements for span in row.spans]
    assert spans == list(MARKS)


def test_a_text_without_statements_is_shown_whole() -> None:
    bare = beside(segments(TEXT, (), blocks()), (), sight({}))
    opened = bare.opened(Sheet("r1", "beside", 0, 9))
    assert "".join(piece.segment.text for piece in opened.pieces) == TEXT
    assert opened.statements == ()


def test_an_element_has_one_row_with_all_its_spans(text: Beside) -> None:
    opened = text.opened(sheets(9)[0])
    assert [(row.anchor, row.model, len(row.spans)) for row in opened.statements] == [
        ("of-1", "measure", 2),
        ("of-2", "initiative", 1),
        ("of-3", "citation", 1),
        ("of-4", "goal", 1),
    ]
    assert opened.rows[CITATION].spans == (MARKS[3],)


def test_labels_stand_where_something_else_begins(text: Beside) -> None:
    found = [(p.segment.text, p.model or p.segment.kind) for p in labelled(text)]
    assert found == [
        ("# 見出し", Kind.HEADING),
        ("施策一", "measure"),
        ("取組<", "initiative"),
        ("政策2", "citation"),
        (">", "initiative"),
        ("<写真>", Kind.CAPTION),
        ("施策二", "goal"),
    ]


def labelled(text: Beside) -> list[Piece]:
    whole = text.opened(sheets(9)[0])
    left_out = {piece.anchor for some in whole.left_out.values() for piece in some}
    return [p for p in whole.pieces if p.begins and (p.model or p.anchor in left_out)]


def test_what_is_left_out_is_there_by_kind(text: Beside) -> None:
    opened = text.opened(sheets(9)[0])
    found = {kind: [p.segment.text for p in some] for kind, some in opened.left_out.items()}
    assert found == {Kind.HEADING: ["# 見出し"], Kind.CAPTION: ["<写真>"]}


def test_later_spans_are_named_with_their_sheet(text: Beside) -> None:
    found = [(sheet.number, span) for sheet, span in text.later(sheets(2)[0])]
    assert found == [(2, MARKS[2]), (2, MARKS[3]), (3, MARKS[4])]


@pytest.mark.parametrize(("cls", "name"), [*MODELS.items(), ("wp:Ward", OTHER)])
def test_every_kind_of_element_has_a_name(cls: str, name: str) -> None:
    span = place("施策一", MEASURE)
    known = sight({MEASURE: cls})
    opened = beside(segments(TEXT, (span,), blocks()), (span,), known).opened(sheets(9)[0])
    assert {row.model for row in opened.statements} == {name}
