"""Which kind a file is, and what to do with the kinds that are not read."""

from pathlib import Path

import pytest

from wardplan.errors import SourceError
from wardplan.transcribe import kind_of, transcribe
from wardplan.transcribe.notes import MESSAGES, Note
from wardplan.transcribe.refused import ADVICE

TEXT = "泉区運営方針\n".encode()
KINDS = [
    ("plan.md", TEXT, "text"),
    ("plan.txt", TEXT, "text"),
    ("plan", TEXT, "text"),
    ("plan.txt", b"%PDF-1.7\n", "pdf"),
    ("plan.PDF", TEXT, "pdf"),
    ("plan.HTM", TEXT, "html"),
    ("plan.docx", b"PK\x03\x04", "word"),
    ("plan.doc", b"\xd0\xcf\x11\xe0\xa1", "word"),
    ("plan.xlsx", b"PK\x03\x04", "excel"),
    ("plan.txt", b"PK\x03\x04", "archive"),
    ("plan", b"\xd0\xcf\x11\xe0\xa1", "office"),
    ("plan.doc", b"{\\rtf1", "rtf"),
    ("plan.odt", b"PK\x03\x04", "odf"),
    ("plan.png", b"\x89PNG\r\n\x1a\n", "image"),
    ("plan.pdf", b"\xff\xd8\xff\xe0", "image"),
    ("plan.jtd", b"\xd0\xcf\x11\xe0\xa1", "ichitaro"),
    ("plan.mhtml", TEXT, "web archive"),
]


REFUSED = [row for row in KINDS if row[2] in ADVICE]


@pytest.mark.parametrize(("name", "data", "kind"), KINDS, ids=map(str, KINDS))
def test_kind(name: str, data: bytes, kind: str) -> None:
    assert kind_of(data, Path(name)) == kind


@pytest.mark.parametrize(("name", "data", "kind"), REFUSED, ids=map(str, REFUSED))
def test_other_kinds_are_refused_with_advice(name: str, data: bytes, kind: str) -> None:
    found, advice = ADVICE[kind]
    with pytest.raises(SourceError) as caught:
        transcribe(data, Path(name))
    assert str(caught.value) == f"{name}: the file is {found}, which cannot be read; {advice}"


def test_a_pdf_that_is_none_is_refused() -> None:
    with pytest.raises(SourceError, match="ends in the middle"):
        transcribe(TEXT, Path("plan.pdf"))


def test_removed_names_are_said_in_how_it_was_made() -> None:
    made = transcribe("区政推進課\n担当：山田\n".encode("cp932"), Path("plan.txt"))
    assert made.text == "区政推進課\n担当：（氏名は省略）\n"
    assert made.made == "Converted from CP932 text. Names of staff removed."
    assert made.notes == (Note("encoding", text="CP932"), Note("name", 2, "担当"))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("code", MESSAGES)
def test_every_note_speaks_both_languages(code: str, language: str) -> None:
    assert Note(code, 1, "x").message(language).endswith(": x")
    assert Note(code).message(language)
