"""An HTML page: its words as Markdown-like text that the importer reads."""

import re
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EncodingDetector
from bs4.element import CData, NavigableString, PreformattedString
from markdownify import ATX, MarkdownConverter

from wardplan.errors import SourceError
from wardplan.transcribe.encodings import recognise
from wardplan.transcribe.notes import Note, Transcribed
from wardplan.transcribe.plain import clean
from wardplan.transcribe.tables import cells, columns, is_header, straighten

Convert = Callable[[Tag, str, set[str]], str]

MAX_BYTES = 10_000_000
MAX_ELEMENTS = 100_000
MAX_DEPTH = 150
"""Elements inside each other; a page of a ward has some thirty."""

_DROPPED = frozenset(
    [
        *("head", "script", "style", "noscript", "template", "nav", "rt", "rp", "iframe"),
        *("object", "svg", "canvas", "audio", "video", "select", "button", "input", "textarea"),
    ]
)
_CODECS = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
           "windows-31j": "cp932", "cp932": "cp932", "ms932": "cp932",
           "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp"}  # fmt: skip
_NAMES = {"cp932": "CP932", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"}
_JAPANESE = "\u3000-\u30ff\u3400-\u9fff\uff01-\uff60"
_FOLD = re.compile(rf"(?<=[{_JAPANESE}])[ \t]*\n[ \t\n]*(?=[{_JAPANESE}])")
_NUMBER = "data-number"
_MARKS = tuple("・･●○◎◆◇■□★※①②③④⑤⑥⑦⑧⑨⑩")
"""Signs of an item that a list brings itself; it gets no dash then."""
_LONG_SPACE = re.compile(r"[ \t]{20,}")
_SPACE = re.compile(r"[ \t]+")
_BLANK = re.compile(r"\n{3,}")
_EMPTY_LINES, _ONE = re.compile(r"\n{2,}"), "\n"


def transcribe(data: bytes, file: Path) -> Transcribed:
    """The text of an HTML page. Raises SourceError for a page without text or beyond the limits."""
    if len(data) > MAX_BYTES:
        raise SourceError(f"the page has more than {MAX_BYTES:,} bytes; import its text", file)
    html, encoding = _decode(data, file)
    html, controls = clean(html)
    soup = BeautifulSoup(_LONG_SPACE.sub(" ", html), "lxml")
    _check_size(soup, file)
    _prepare(soup)
    text = _tidy(_Converter().convert_soup(soup))
    if not text.strip():
        raise SourceError("the page holds no text; save it again when it is fully shown", file)
    converted = (Note("encoding", text=encoding),) if encoding != "UTF-8" else ()
    made = f"Text of an HTML page{'' if encoding == 'UTF-8' else f' in {encoding}'}."
    removed = tuple(Note(note.code, text=note.text) for note in controls)
    return Transcribed(text, (Note("html"), *converted, *removed), made)


def _decode(data: bytes, file: Path) -> tuple[str, str]:
    """The page's text and its encoding: what it declares where that is true, else by its bytes."""
    declared = EncodingDetector.find_declared_encoding(data[:4096], is_html=True) or ""
    codec = _CODECS.get(declared.lower())
    if codec and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(codec), _NAMES[codec]
        except UnicodeDecodeError:
            pass  # the declaration is wrong: let the bytes speak
    found = recognise(data, file)
    return found.text, found.encoding


def _check_size(soup: BeautifulSoup, file: Path) -> None:
    """Raise SourceError for a page of more elements than could be turned into text in seconds."""
    depth, elements, level = 0, 0, [soup.contents]
    while level:
        depth, elements = depth + 1, elements + len(level)
        if depth > MAX_DEPTH:
            raise SourceError(
                f"elements of the page lie more than {MAX_DEPTH} deep; import its text", file
            )
        if elements > MAX_ELEMENTS:
            raise SourceError(
                f"the page has more than {MAX_ELEMENTS:,} elements; import its text", file
            )
        level = [c.contents for contents in level for c in contents if isinstance(c, Tag)]


def _prepare(soup: BeautifulSoup) -> None:
    """Tables as rows of equal length, items of ordered lists with their numbers."""
    for table in soup.find_all("table"):
        straighten(table)
    for ordered in soup.find_all("ol"):
        _number(ordered)


def _number(ordered: Tag) -> None:
    """Write on each item of an ordered list the number that the page shows before it."""
    first = str(ordered.get("start") or "1")
    start = int(first) if first.isascii() and first.isdigit() and len(first) < 5 else 1
    for number, item in enumerate(ordered.find_all("li", recursive=False), start):
        item[_NUMBER] = f"{number}."


def _tidy(text: str) -> str:
    """No white space around lines, at most one blank line, one line end at the end."""
    lines = (_SPACE.sub(" ", line.replace("\u00a0", " ")).strip(" ") for line in text.split("\n"))
    return _BLANK.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"


def _is_all_of(el: Tag, parent: Tag) -> bool:
    return el.get_text().split() == parent.get_text().split()


def _nothing(el: Tag, text: str, parent_tags: set[str]) -> str:
    return ""


class _Converter(MarkdownConverter):
    """Markdown without emphasis, addresses and escapes."""

    class Options:
        heading_style = ATX
        escape_asterisks = False
        escape_underscores = False
        strip = ("a", "em", "i", "code", "del", "s", "q", "blockquote", "hr")

    def get_conv_fn(self, tag_name: str) -> Convert | None:
        if tag_name in _DROPPED:
            return _nothing
        kept: Convert | None = super().get_conv_fn(tag_name)  # type: ignore[misc]  # not in its stub
        return kept

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        """Words on one line: a line end in the file is a space, or nothing in Japanese text."""
        if isinstance(el, PreformattedString) and not isinstance(el, CData):
            return ""
        text: str = super().process_text(el, parent_tags)  # type: ignore[misc]
        if "pre" in (parent_tags or ()):
            return text
        return _FOLD.sub("", text).replace("\n", " ")

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Bold print is kept where it is a paragraph of its own: a title that is no heading."""
        whole = el.parent is not None and el.parent.name == "p" and _is_all_of(el, el.parent)
        return f"**{text.strip()}**" if whole and text.strip() else text

    convert_strong = convert_b

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """The term of a definition list, set off as a title."""
        return f"\n\n**{text.strip()}**\n\n" if text.strip() else ""

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return " " if "_inline" in parent_tags else "\n"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        alt = " ".join(str(el.get("alt") or "").split()).replace("]", "］").replace("[", "［")
        if not alt:
            return ""
        return f" ![{alt}]() " if "_inline" in parent_tags else f"\n![{alt}]()\n"

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = text.strip()
        if words.startswith(_MARKS):
            return f"{words}\n"
        return f"{el.get(_NUMBER, '-')} {words}\n" if words else ""

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text}\n\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f" {' '.join(text.split())}".rstrip() + " |" * columns(el)

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        rule = " --- |" * sum(map(columns, cells(el)))
        return f"\n|{text}\n" + (f"|{rule}\n" if is_header(el) else "")

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{_EMPTY_LINES.sub(_ONE, text).strip()}\n\n"
