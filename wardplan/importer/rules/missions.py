"""What each section of the ward office will do: a grid 《課名》, a list, a section of its own."""

import re

from wardplan.importer import departments
from wardplan.importer.blocks import Block, quote
from wardplan.importer.draft import Draft, Kind, MissionDraft, Section
from wardplan.importer.normalise import narrow
from wardplan.records import Quote

_CLOSING = {
    "《": "》",
    "【": "】",
    "〔": "〕",
    "[": "]",
    "<": ">",
    "「": "」",
    "(": ")",
    "〈": "〉",
}
Lead = tuple[Quote, Quote | None]
"""The name of a unit, and the text behind it on the same line where there is any."""

_GAP = re.compile(r"[:\s…―-]+")
_LONGEST = 24


def grid(block: Block, draft: Draft) -> Kind | None:
    if "《" not in block.text:
        return None
    found = departments.missions(draft.text, block, draft.profile)
    for name, description in found:
        state(name, description, draft)
    draft.mission = None
    return Kind.MODELLED if found else None


def named(block: Block, draft: Draft) -> Kind | None:
    """A section's name, set off from the text behind or below it."""
    if block.cells or not _may_name(block, draft):
        return None
    lead = unit_lead(block, draft)
    if lead is None:
        return None
    name, rest = lead
    if rest is not None:
        state(name, rest, draft)
        return Kind.MODELLED
    if not _text_follows(draft):
        return None
    draft.mission, draft.current = name, None
    return Kind.MODELLED


def _may_name(block: Block, draft: Draft) -> bool:
    if draft.section is Section.DEPARTMENTS:
        return True
    if draft.section not in (Section.MEASURES, Section.DETAILS, Section.ORGANISATION):
        return False
    if block.is_bullet:
        return draft.current is draft.measure or draft.mission is not None
    return block.is_titled or block.is_heading or block.text[0] in "【《〔［["


def unit_lead(block: Block, draft: Draft) -> Lead | None:
    """The unit that a block begins with, and the text behind it, if there is any."""
    if block.number and draft.section is Section.DEPARTMENTS:
        return lead_of(quote(draft.text, block.number.end, block.body.end), draft)
    return lead_of(block.body, draft)


def lead_of(body: Quote, draft: Draft) -> Lead | None:
    """The unit that a text begins with, in a bracket or parted by a sign, and what is behind it."""
    start = body.start
    raw = narrow(draft.text[start : min(body.end, start + _LONGEST * 2)])
    opening = raw[:1]
    if opening in _CLOSING:
        end = raw.find(_CLOSING[opening])
        return _lead(body, draft, (start + 1, start + end), start + end + 1) if end > 0 else None
    if draft.profile.names_unit(body.text):
        return body, None
    for match in _GAP.finditer(raw):
        found = _lead(body, draft, (start, start + match.start()), start + match.end())
        if found and found[1] is not None:
            return found
    return None


def _lead(body: Quote, draft: Draft, name: tuple[int, int], behind: int) -> Lead | None:
    found = quote(draft.text, *name)
    if not draft.profile.names_unit(found.text):
        return None
    rest = quote(draft.text, behind, body.end)
    stripped = rest.text.lstrip(":： 　")
    if not stripped:
        return found, None
    return found, quote(
        draft.text, rest.end - len(draft.text[rest.start : rest.end].lstrip(":： 　")), rest.end
    )


def _text_follows(draft: Draft) -> bool:
    following = draft.following
    if following is None or draft.index + 1 in draft.starts:
        return False
    return draft.section is Section.DEPARTMENTS or following.is_sentence


def text(block: Block, draft: Draft) -> Kind | None:
    """What stands below a section's name."""
    if draft.mission is None or block.is_heading or block.cells:
        return None
    last = draft.missions[-1] if draft.missions else None
    if last is not None and last.department is draft.mission:
        last.description.append(block.body)
    else:
        state(draft.mission, block.body, draft)
    return Kind.MODELLED


def state(name: Quote, description: Quote, draft: Draft) -> None:
    """Add a mission; under a measure it serves that measure."""
    position = draft.measure.position if draft.measure else None
    draft.missions.append(MissionDraft(name, [description], position))
    draft.mission = name
