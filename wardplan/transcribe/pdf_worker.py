"""Run as a program of its own: the characters of a PDF on standard input, as JSON lines.

A process of its own, with a ceiling on its memory, because a hostile or broken file must not take
the command down with it. It imports nothing of this package. First line: {"pages": n} or
{"error": "..."}; then a line for each page: a list of [code, generated, left, bottom, right, top],
lengths in points from the lower left corner.
"""

import json
import sys

import pypdfium2
import pypdfium2.raw as pdfium

PASSWORD = 4
"""PDFium's error code for a file that is locked."""


def main(max_pages: int, max_characters: int, max_memory: int) -> None:
    _limit(max_memory)
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == PASSWORD
        return _say({"error": "locked" if locked else "damaged"})
    if not 0 < pages <= max_pages:
        return _say({"error": "pages" if pages else "damaged"})
    _say({"pages": pages})
    for number in range(pages):
        try:
            characters = _characters(document[number], max_characters)
        except pypdfium2.PdfiumError:
            return _say({"error": "damaged"})
        max_characters -= len(characters)
        if max_characters < 0:
            return _say({"error": "characters"})
        _say(characters)
    return None


def _limit(max_memory: int) -> None:
    """Cap the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (max_memory, max_memory))


def _characters(page: pypdfium2.PdfPage, most: int) -> list[tuple[float, ...]]:
    text = page.get_textpage()
    count = min(text.count_chars(), most + 1)
    found = []
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        generated = pdfium.FPDFText_IsGenerated(text, index)
        box = (round(length, 2) for length in text.get_charbox(index, loose=True))
        found.append((code, generated, *box))
    text.close()
    page.close()
    return found


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
