"""Boxes of labels and values in running text: 事業名 題, 予算額 7,850千円, 内容 ・…。"""

import re

from wardplan.importer.blocks import Block, quote
from wardplan.importer.draft import Draft, Kind, Section
from wardplan.importer.headings import parse
from wardplan.importer.normalise import narrow
from wardplan.importer.rules import fill, initiatives
from wardplan.records import Quote

_LABELLED = re.compile(
    r"[\[【〔<]?(?P<label>[^\s:\[\]【】〔〕<>]{2,8})[\]】〕>]?(?:\s?:\s?|\s{1,12})(?=\S)"
)
_WITHIN = (Section.MEASURES, Section.DETAILS)


def title(block: Block, draft: Draft) -> Kind | None:
    """The first line of a box: what the initiative is called."""
    value = _value("named_title", block, draft)
    if value is None or block.is_sentence:
        return None
    initiatives.state(parse(draft.text, value, draft.profile), draft)
    draft.items = None  # no sign sets titles off where a label does
    return Kind.MODELLED


def body(block: Block, draft: Draft) -> Kind | None:
    """What the initiative consists of: bullets behind the label, or running text."""
    value = _value("body", block, draft)
    if value is None or draft.current is None or draft.current is draft.measure:
        return None
    fill.body(value, draft.current, draft)
    return Kind.MODELLED


def _value(kind: str, block: Block, draft: Draft) -> Quote | None:
    """What stands behind a label of this kind; None where no such label begins the line."""
    if block.cells or block.is_bullet or draft.section not in _WITHIN:
        return None
    label = _LABELLED.match(narrow(draft.text[block.body.start : block.body.end]))
    if label is None or not draft.profile.labels.is_(kind, label["label"]):
        return None
    return quote(draft.text, block.body.start + label.end(), block.body.end)
