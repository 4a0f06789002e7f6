"""The grid of section missions: 《課名》 and what the section will do."""

import re

from wardplan.importer.blocks import Block, quote
from wardplan.importer.profile import Profile
from wardplan.records import Quote

_CELL = re.compile(
    r"《(?P<name>\s{0,3}[^《》\s][^《》]{0,39})》\s{0,9}(?:</p>\s{0,9}<p>)?\s{0,9}"
    r"(?P<mission>(?!</?p>)[^《\s](?:(?!</?p>)[^《])*)"
)


def missions(text: str, block: Block, profile: Profile) -> tuple[tuple[Quote, Quote], ...]:
    """The names of sections and their missions printed in `block`, in reading order.

    None where no name is that of a section: 《 》 may stand around other labels.
    """
    cells = list(_CELL.finditer(text, block.start, block.end))
    if not any(profile.names_unit(cell["name"]) for cell in cells):
        return ()
    return tuple(
        (quote(text, *cell.span("name")), quote(text, *cell.span("mission"))) for cell in cells
    )
