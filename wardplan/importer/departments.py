"""The grid of section missions: 《課名》 and what the section will do."""

import re

from wardplan.importer.blocks import Block, quote
from wardplan.records import DepartmentMission, Quote

_CELL = re.compile(
    r"《(?P<name>\s*[^《》\s][^《》]{0,39})》\s*(?:</p>\s*<p>)?\s*(?P<mission>(?!</?p>)[^《\s](?:(?!</?p>)[^《])*?)\s*(?=</p>|《|<p>|$)"
)


def missions(
    text: str, block: Block, first_position: int, measure: int | None
) -> tuple[DepartmentMission, ...]:
    """The missions printed in `block`, numbered from `first_position` in reading order."""
    printed = text[block.start : block.end]
    return tuple(
        DepartmentMission(
            position,
            department=_part(text, block, match, "name"),
            description=_part(text, block, match, "mission"),
            measure=measure,
        )
        for position, match in enumerate(_CELL.finditer(printed), first_position)
    )


def _part(text: str, block: Block, match: re.Match[str], group: str) -> Quote:
    return quote(text, block.start + match.start(group), block.start + match.end(group))
