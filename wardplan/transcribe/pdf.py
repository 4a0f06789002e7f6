"""A PDF with a text layer: its lines in reading order.

PDFium (by pypdfium2) reads it: of pypdfium2, pypdf and pdfminer.six it alone gave the ordinary
characters where printed files hold look-alikes (⽬ for 目, ‧ for ・), and kept columns apart; it is
Apache-2.0 or BSD-3-Clause and follows Chromium's releases.
"""

import json
import subprocess
import sys
from pathlib import Path

from wardplan.errors import SourceError
from wardplan.transcribe import pdf_worker
from wardplan.transcribe.layout import Character, page_lines
from wardplan.transcribe.notes import Note, Transcribed
from wardplan.transcribe.plain import clean

MAX_BYTES = 100_000_000
MAX_PAGES = 300
MAX_CHARACTERS = 1_000_000
MAX_MEMORY = 2_000_000_000
"""Bytes the reading process may take."""
MAX_SECONDS = 60
MIN_CHARACTERS = 20
"""Fewer on a page on average, and the document is taken for a scan; a page number is no text."""
MAX_UNREADABLE = 0.1
"""Share of characters without a meaning above which the fonts tell no text."""
TAIL = 4096
"""The end mark of a PDF stands in its last bytes."""

_OCR = "run character recognition (OCR) on it and import the text"
_ERRORS = {
    "locked": "the PDF is locked with a password; save a copy without one and import that",
    "damaged": "the PDF is damaged and cannot be read; get it again, or import its text",
    "pages": f"the PDF has more than {MAX_PAGES} pages; import the pages of the plan alone",
    "characters": f"the PDF has more than {MAX_CHARACTERS:,} characters; "
    "import the pages of the plan alone",
    "size": f"the PDF has more than {MAX_BYTES:,} bytes; import the pages of the plan alone",
    "cut": "the PDF ends in the middle, it is damaged; get the whole file again",
    "stopped": f"the PDF could not be read within {MAX_SECONDS} seconds and "
    f"{MAX_MEMORY // 1_000_000_000} GB of memory; print it to a new PDF, or import its text",
    "scan": f"the PDF holds pictures of pages and no text; {_OCR}",
    "fonts": f"the PDF does not say which characters its signs are; {_OCR}",
}


def transcribe(data: bytes, file: Path) -> Transcribed:
    """The text layer of a PDF; a blank line between paragraphs and between pages.

    Raises SourceError for a file that is locked, damaged, scanned or beyond the limits.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(_ERRORS["size"], file)
    if b"%%EOF" not in data[-TAIL:]:
        raise SourceError(_ERRORS["cut"], file)
    pages = [page_lines(page) for page in _read(data, file)]
    text = "\n\n".join("\n".join(lines) for lines in pages if lines) + "\n"
    _check(text, len(pages), file)
    text, controls = clean(text)
    empty = [Note("empty-page", text=str(n)) for n, lines in enumerate(pages, 1) if not lines]
    notes = (Note("pdf", text=str(len(pages))), *empty, *controls)
    return Transcribed(text, notes, "Text layer of a PDF, read with pypdfium2.")


def _check(text: str, pages: int, file: Path) -> None:
    signs = [character for character in text if not character.isspace()]
    if len(signs) < MIN_CHARACTERS * pages:
        raise SourceError(_ERRORS["scan"], file)
    unreadable = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " for c in signs)
    if unreadable > len(signs) * MAX_UNREADABLE:
        raise SourceError(_ERRORS["fonts"], file)


def _read(data: bytes, file: Path) -> list[list[Character]]:
    """The characters of each page, as PDFium gives them."""
    limits = map(str, (MAX_PAGES, MAX_CHARACTERS, MAX_MEMORY))
    command = [sys.executable, pdf_worker.__file__, *limits]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MAX_SECONDS)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise SourceError(_ERRORS["stopped"], file) from error
    if done.returncode:
        raise SourceError(_ERRORS["stopped"], file)
    first, *pages = map(json.loads, done.stdout.splitlines())
    for said in (first, *pages[-1:]):
        if isinstance(said, dict) and "error" in said:
            raise SourceError(_ERRORS[said["error"]], file)
    return [[Character(*values) for values in page] for page in pages]
