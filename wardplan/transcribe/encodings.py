"""Recognise the character encoding of Japanese text, from its bytes alone."""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from wardplan.errors import SourceError
from wardplan.source import decode

_MARKS = (  # the four-byte mark first: it begins like the two-byte one
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_WIDE = (("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"))
_LEGACY = (("cp932", "CP932"), ("euc_jp", "EUC-JP"))
_UNASSIGNED = re.compile("[\x80\uf8f0-\uf8f3]")
"""What Python makes of the bytes that CP932 does not use: 80, A0, FD, FE and FF."""
_ISO_2022 = (b"\x1b$B", b"\x1b$@")

STRANGE_SHARE, HALF_WIDTH_SHARE = 0.02, 0.1
"""The most characters that no Japanese text holds, and half-width katakana, in a plausible one."""
SAMPLE = 200_000
"""Characters looked at to judge whether a decoded text is plausible."""


@dataclass(frozen=True)
class Decoded:
    """A text and the name of the encoding it was in."""

    text: str
    encoding: str


def recognise(data: bytes, file: Path) -> Decoded:
    """Decode `data` as the one encoding in which it is plausible Japanese (or plain) text.

    Raises SourceError for an empty file and, with its line, for the first byte that cannot be
    read.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Decoded(
                _strictly(data.removeprefix(mark) if codec == "utf-8" else data, codec, name, file),
                name,
            )
    return _wide(data) or _iso_2022(data) or _utf8(data, file) or _legacy(data, file)


def plausible(text: str) -> bool:
    """Whether a decoded text reads like one: almost only characters that such texts hold."""
    sample = text[:SAMPLE]
    half_width = sum("｡" <= character <= "ﾟ" for character in sample)
    strange = sum(map(_is_strange, sample))
    return strange <= len(sample) * STRANGE_SHARE and half_width <= len(sample) * HALF_WIDTH_SHARE


def _is_strange(character: str) -> bool:
    """Controls, private use, and what no Japanese code table holds."""
    code = ord(character)
    if code < 0x80:
        return code < 0x20 and character not in "\t\n\r\f\v"
    if unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs"):
        return True
    return not (_encodable(character, "cp932") or _encodable(character, "euc_jis_2004"))


def _encodable(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if codec == "cp932" and _UNASSIGNED.search(text) else text


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: half of the bytes of its line ends and digits are zero."""
    if b"\0" not in data or len(data) % 2:
        return None
    for codec, name in _WIDE:
        text = _decoded(data, codec)
        if text and plausible(text):
            return Decoded(text, name)
    return None


def _iso_2022(data: bytes) -> Decoded | None:
    """The seven-bit form of old mail and pages; its escapes would pass as UTF-8."""
    if not any(sign in data for sign in _ISO_2022):
        return None
    text = _decoded(data, "iso2022_jp")
    return Decoded(text, "ISO-2022-JP") if text else None


def _utf8(data: bytes, file: Path) -> Decoded | None:
    """UTF-8; raises SourceError where it is clearly meant and a byte is wrong."""
    text = _decoded(data, "utf-8")
    if text is not None:
        return Decoded(text, "UTF-8")
    mended = data.decode("utf-8", "replace")
    wrong = mended.count("\ufffd")
    if sum(character > "\u07ff" for character in mended) - wrong > wrong:
        decode(data, file)
    return None


def _legacy(data: bytes, file: Path) -> Decoded:
    for codec, name in _LEGACY:
        text = _decoded(data, codec)
        if text and plausible(text):
            return Decoded(text, name)
    for codec, name in _LEGACY:
        if plausible(data.decode(codec, "ignore")) and _mostly(data, codec):
            return Decoded(_strictly(data, codec, name, file), name)
    decode(data, file)
    raise AssertionError("bytes that are no UTF-8 were decoded as UTF-8")


def _mostly(data: bytes, codec: str) -> bool:
    """Whether nearly all of `data` can be read in `codec`, and enough of it to be sure."""
    text = data.decode(codec, "replace")
    return text.count("\ufffd") * 20 < sum(character > "\u07ff" for character in text)


def _strictly(data: bytes, codec: str, name: str, file: Path) -> str:
    """The text of `data`; raises SourceError with the line of the first byte that is wrong."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        before, wrong = data[: error.start].decode(codec, "ignore"), data[error.start]
    else:
        unassigned = _UNASSIGNED.search(text) if codec == "cp932" else None
        if unassigned is None:
            return text
        before, wrong = text[: unassigned.start()], unassigned[0].encode(codec)[0]
    raise SourceError(
        f"the file is {name} text, but byte 0x{wrong:02x} is not; "
        "mend that place, save the file as UTF-8 text and try again",
        file,
        before.count("\n") + 1,
    )
