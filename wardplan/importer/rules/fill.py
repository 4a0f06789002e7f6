"""What the cells of a row, or the parts of a box, add to an initiative."""

import re

from wardplan.importer import headings
from wardplan.importer.blocks import quote
from wardplan.importer.draft import Draft, Node
from wardplan.importer.headings import Title
from wardplan.importer.rules import common, details
from wardplan.importer.tables import Cell
from wardplan.records import Quote

_CITED = ("citations", "policies", "measure_groups")
_DETAILS = (*_CITED, "goals", "budget", *details.KINDS)
_BULLET = re.compile(
    r"(?:^|(?<=[\s。]))(?:[・･●○■◆◇□▪•‐]|[-*]\s|[①-⑳]|[アイウエオカキクケコ][.．、)）\s])\s*"
)


def add(piece: Quote, node: Node, draft: Draft) -> bool:
    """Add what a line of a cell holds, where its content says what that is."""
    inner = common.unbracketed(draft.text, piece)
    found = Title(label=piece)
    if not headings.accept(draft.text, inner, found, draft.profile):
        return False
    node.departments.extend(found.departments)
    node.citations.extend(found.citations)
    node.goals.extend(found.goals)
    node.title.new = node.title.new or found.new
    node.title.budget = node.title.budget or found.budget
    node.title.bureau = node.title.bureau or found.bureau
    return True


def cell(kind: str | None, given: Cell, node: Node, draft: Draft) -> None:
    """What a cell of a column of a known kind (None: of any other) adds to an initiative."""
    if not given or kind in ("title", "measure", "number", "page"):
        return
    unit = draft.columns.unit if draft.columns else None
    whole = quote(draft.text, given[0].start, given[-1].end)
    if kind == "body" or kind is None:
        for piece in given:
            body(piece, node, draft)
    elif kind == "new":
        for piece in given:
            add(piece, node, draft)
    elif kind == "budget":
        details.take("budget", given[0], node, draft, unit or 1)
    elif kind in _DETAILS:
        pieces = given if kind in ("departments", "goals", *_CITED) else (whole,)
        for piece in pieces:
            details.take(kind, piece, node, draft)


def body(piece: Quote, node: Node, draft: Draft) -> None:
    """The content of an initiative: its bullets are actions, the rest describes."""
    raw = draft.text[piece.start : piece.end]
    marks = list(_BULLET.finditer(raw))
    lead = quote(draft.text, piece.start, piece.start + (marks[0].start() if marks else len(raw)))
    if lead.text and not add(lead, node, draft):
        common.describe(draft, node, lead)
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        end = following.start() if following else len(raw)
        action = quote(draft.text, piece.start + mark.end(), piece.start + end)
        if action.text:
            node.actions.append(action)
