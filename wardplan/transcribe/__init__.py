"""From the bytes of a file that a person has to the text of a transcription.

Markdown and plain text, HTML pages and PDFs with a text layer are read; the names of staff in
contact lines are left out. Everything that was done is noted.
"""

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from wardplan.errors import SourceError
from wardplan.transcribe.notes import Note, Transcribed
from wardplan.transcribe.refused import refuse

__all__ = ["Note", "Transcribed", "transcribe"]

READERS = {"text": "plain", "html": "page", "pdf": "pdf"}
"""The module that reads a kind, loaded when it is needed: a build needs none, and to load them all
takes a third of a second. Every other kind is refused, with advice (refused.py)."""

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"PK\x03\x04", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
"""How files of a kind begin; the first row that fits decides."""

EXTENSIONS: dict[str, str] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf",
    ".docx": "word", ".doc": "word", ".docm": "word",
    ".xlsx": "excel", ".xls": "excel", ".xlsm": "excel",
    ".pptx": "powerpoint", ".ppt": "powerpoint",
    ".rtf": "rtf", ".odt": "odf", ".ods": "odf", ".odp": "odf", ".jtd": "ichitaro",
    ".png": "image", ".jpg": "image", ".jpeg": "image", ".gif": "image", ".webp": "image",
    ".tif": "image", ".tiff": "image", ".bmp": "image", ".heic": "image",
    ".zip": "archive", ".gz": "archive", ".mht": "web archive", ".mhtml": "web archive",
}  # fmt: skip
_CONTAINERS = ("office", "archive")
"""Beginnings that several kinds share: the extension says more."""
_HTML = re.compile(r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html)\b", re.I | re.DOTALL)
_HEAD = 4096


def transcribe(data: bytes, file: Path) -> Transcribed:
    """The text of `data`, the content of `file`; no front matter is looked for.

    Raises SourceError for a kind of file that is not read and for one that is damaged.
    """
    if not data.strip():
        raise SourceError("the file is empty; expected the text of a ward operating policy", file)
    kind = kind_of(data, file)
    if kind not in READERS:
        refuse(kind, file)
    reader = import_module(f"{__name__}.{READERS[kind]}")
    return _without_names(reader.transcribe(data, file))


def kind_of(data: bytes, file: Path) -> str:
    """What a file is, by how it begins, then by its extension; 'text' where neither says."""
    by_name = EXTENSIONS.get(file.suffix.lower())
    by_content = next((kind for magic, kind in MAGIC if data.startswith(magic)), None)
    if by_content and not (by_content in _CONTAINERS and by_name):
        return by_content
    if by_name:
        return by_name
    head = data[:_HEAD].replace(b"\0", b"").decode("ascii", "ignore")
    return "html" if _HTML.match(head) else "text"


def _without_names(made: Transcribed) -> Transcribed:
    names = import_module(f"{__name__}.names")
    text, notes = names.remove(made.text)
    if not notes:
        return made
    how = " ".join(filter(None, (made.made, "Names of staff removed.")))
    return replace(made, text=text, notes=made.notes + notes, made=how)
