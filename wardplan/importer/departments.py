"""The grid of section missions: 《課名》 and what the section will do."""

import re

from wardplan.importer.blocks import Block, quote
from wardplan.importer.profile import Profile
from wardplan.records import Quote

_CELL = re.compile(
    r"《(?P<name>\s{0,3}[^《》\s][^《》]{0,39})》\s{0,9}(?:</p>\s{0,9}<p>)?\s{0,9}"
    r"(?P<mission>(?!</?p>)[^《\s](?:(?!</?p>)[^《])*)"
)

_BEFORE = re.compile(r"(?:<p>|[\s・\-*○●◆■□|])*|.*。\s*(?:</p>)?\s*(?:<p>)?", re.DOTALL)
"""What may stand before the first name: nothing, marks, or the end of another sentence."""
_REMARK = re.compile(r"\s*[〈<＜(（【\[［][^〉>＞)）】\]］]{0,20}[〉>＞)）】\]］]\s*")


def _says(mission: str) -> bool:
    """Whether a text is more than a remark in brackets, such as 〈新規〉 behind a title."""
    return _REMARK.fullmatch(mission) is None


def missions(text: str, block: Block, profile: Profile) -> tuple[tuple[Quote, Quote], ...]:
    """The names of sections and their missions printed in `block`, in reading order.

    None where no name is that of a section: 《 》 may stand around other labels.
    """
    before = text[block.start : text.find("《", block.start, block.end)]
    if not _BEFORE.fullmatch(before):
        return ()
    cells = [
        cell for cell in _CELL.finditer(text, block.start, block.end) if _says(cell["mission"])
    ]
    if not any(profile.names_unit(cell["name"]) for cell in cells):
        return ()
    return tuple(
        (quote(text, *cell.span("name")), quote(text, *cell.span("mission"))) for cell in cells
    )
