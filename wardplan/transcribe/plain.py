"""Markdown and plain text: recognise the encoding, then one kind of line end, no controls."""

import re
from pathlib import Path

from wardplan.characters import FORBIDDEN
from wardplan.errors import SourceError
from wardplan.transcribe.encodings import recognise
from wardplan.transcribe.notes import Note, Transcribed

_LINE_ENDS = re.compile("\r\n|[\r\v\u0085\u2028\u2029]")
_CONTROLS = re.compile(f"[{FORBIDDEN}\ufeff]")
MAX_BYTES = 20_000_000
"""A ward's plan as text has some hundred thousand bytes."""


def transcribe(data: bytes, file: Path) -> Transcribed:
    """The text of a plain text file in any of the usual Japanese encodings.

    Raises SourceError for bytes that are no text, with the line.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"more than {MAX_BYTES:,} bytes; import the plan alone", file)
    found = recognise(data, file)
    notes = [Note("encoding", text=found.encoding)] if found.encoding != "UTF-8" else []
    made = f"Converted from {found.encoding} text." if notes else None
    text, removed = clean(found.text)
    if not text.strip():
        raise SourceError("the file is empty; expected the text of a ward operating policy", file)
    return Transcribed(text, (*notes, *removed), made)


def clean(text: str) -> tuple[str, tuple[Note, ...]]:
    """LF line ends, a page break (form feed) as a blank line, other control characters out."""
    text = _LINE_ENDS.sub("\n", text).replace("\f", "\n\n")
    first = _CONTROLS.search(text)
    if first is None:
        return text, ()
    kept, count = _CONTROLS.subn("", text)
    return kept, (Note("controls", text.count("\n", 0, first.start()) + 1, str(count)),)
