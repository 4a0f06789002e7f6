"""Files of kinds that are not read: what they are, and what to do instead."""

from pathlib import Path
from typing import NoReturn

from wardplan.errors import SourceError

_AS_TEXT = "save it as plain text (UTF-8) or as PDF and import that"
_OCR = "run character recognition (OCR) on it and import the text"
_PAGE = "save the page as HTML only (.html) and import that"

ADVICE: dict[str, tuple[str, str]] = {
    "word": ("a Word document", _AS_TEXT),
    "excel": ("an Excel workbook", _AS_TEXT),
    "powerpoint": ("a PowerPoint presentation", _AS_TEXT),
    "office": ("an office document (Word, Excel or PowerPoint)", _AS_TEXT),
    "rtf": ("a rich text document", _AS_TEXT),
    "odf": ("an OpenDocument file", _AS_TEXT),
    "ichitaro": ("an Ichitaro document", _AS_TEXT),
    "image": ("a picture", _OCR),
    "archive": ("an archive", "unpack it and import the document in it"),
    "web archive": ("a web archive", _PAGE),
}


def refuse(kind: str, file: Path) -> NoReturn:
    """Raise the SourceError that says what the file is and what to do."""
    found, advice = ADVICE[kind]
    raise SourceError(f"the file is {found}, which cannot be read; {advice}", file)
