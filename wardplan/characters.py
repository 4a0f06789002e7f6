"""Characters that stand in no page and no XML: controls but tab and line end, and no characters.

HTML forbids both (HTML Standard, section 13.1); XML 1.0, section 2.2, most of them. RDF allows
them, so they could come from a file of data, and what holds them could not be published whole.
"""

import re

_PLANES = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
FORBIDDEN = f"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_PLANES}"
"""The same, as the inside of a class of a regular expression."""
_ANY = re.compile(f"[{FORBIDDEN}]")
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32), 127))
_SIGNS = tuple(
    map(
        re.compile,
        (
            rb"\xc2[\x80-\x9f]",
            rb"\xef\xb7[\x90-\xaf]",
            rb"\xef\xbf[\xbe\xbf]",
            rb"\xbf[\xbe\xbf](?<=[\xf0-\xf4][\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf])",
            rb"\\[uUbf]",
        ),
    )
)
"""Each begins with one byte, which is found at once."""


def forbidden(text: str) -> tuple[str, int] | None:
    """The first such character in a text, as `U+0001`, and its line, from 1; None without one."""
    found = _ANY.search(text)
    if found is None:
        return None
    return f"U+{ord(found[0]):04X}", text.count("\n", 0, found.start()) + 1


def possible(turtle: bytes) -> bool:
    """Whether a text of Turtle can hold one: as it is, or as an escape, which may be another's."""
    plain = len(turtle.translate(None, _CONTROLS)) == len(turtle)
    return not plain or any(each.search(turtle) for each in _SIGNS)


def message(name: str) -> str:
    """What to say of one to a person."""
    return f"{name} is a control character, which no page can show; take it out / 制御文字です"
