"""Indicators under headings of their own, as Osaka's plans set them, and texts beside them."""

from wardplan.importer.blocks import Block, quote
from wardplan.importer.draft import Draft, IndicatorDraft, Kind, Section
from wardplan.importer.normalise import narrow
from wardplan.importer.sections import bare

_LONGEST = 200


def heading(block: Block, draft: Draft) -> Kind | None:
    """A heading such as アウトカム指標 or 課題認識: what stands below belongs to the measure."""
    if draft.section is not Section.MEASURES or draft.measure is None or block.cells:
        return None
    found = draft.profile.labels.find(bare(block.text), ("indicators", "text"))
    if found is None:
        return None
    draft.current = draft.measure
    draft.listing = False
    draft.indicating = found == "indicators"
    return Kind.HEADING


def line(block: Block, draft: Draft) -> Kind | None:
    """An indicator on a line of its own, its target behind a colon: 参加者の割合：60%以上."""
    if not draft.indicating or draft.current is None or draft.current is not draft.measure:
        return None
    if block.is_heading or block.cells or block.is_sentence or len(block.text) > _LONGEST:
        return None
    raw = draft.text[block.body.start : block.body.end]
    name, colon, _ = narrow(raw).partition(":")
    end = block.body.start + len(name)
    indicator = IndicatorDraft({"indicator": quote(draft.text, block.body.start, end)})
    target = quote(draft.text, end + 1, block.body.end) if colon else None
    if target is not None and target.text:
        indicator.values["target"] = target
    draft.current.indicators.append(indicator)
    return Kind.MODELLED
