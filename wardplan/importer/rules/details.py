"""What lines under a title add to it: citations, sections, sums, SDGs, targets and results."""

import re
from collections.abc import Iterator

from wardplan.importer import amounts, sdgs, units
from wardplan.importer.blocks import Block, quote
from wardplan.importer.draft import Draft, IndicatorDraft, Kind, Node, Section
from wardplan.importer.headings import accept, parse
from wardplan.importer.normalise import dashes, narrow
from wardplan.importer.rules import common
from wardplan.records import Quote

_PAIR = re.compile(
    r"(?:^|(?<=[\s、/|・;。]))"
    r"(?:[【\[〔(<](?P<boxed>[^【】\[\]〔〕()<>:\s]{1,14})[】\]〕)>]\s?:?|(?P<label>[^\s:、/|・;【】〔〕「」]{1,14})\s?:)"
)
_LEADING_LABEL = re.compile(r"(?P<label>[^\s:「」、。]{2,12})\s+(?=\S)")
_AMOUNT = re.compile(rf"[<(\[【]?\s?(?P<label>[^\d<>()△▲約]{{0,12}}){amounts.AMOUNT}\s?[>)\]】]?")
_PARTS = ("indicator", "baseline", "target", "result", "evaluation", "unit")
KINDS = ("departments", "citations", "budget", "goals", *_PARTS)
_REMARK = re.compile(r"[(\[【](?P<inner>[^()\[\]【】]{1,12})[)\]】]\s*$")
_DASHED = re.compile(r"(?:～|[―─—]{1,2})\s*(?P<inner>[^～―─—]+?)\s*(?:～|[―─—]{1,2})")
_PAGE = re.compile(r"[\s…・.]+\d{1,3}\s*$")
_LONGEST = 300
_LIST = 2
_WITHIN = (Section.MEASURES, Section.DETAILS)


def target(draft: Draft) -> Node | None:
    """The measure or initiative that a detail belongs to."""
    return draft.current if draft.section in _WITHIN else None


def plan_named(block: Block, draft: Draft) -> Kind | None:
    """A label in a diagram: the city's mid-term plan with its period, and nothing else."""
    if block.cells or not draft.profile.citations.is_plan_named(block.text):
        return None
    draft.citations.extend(draft.profile.citations.mentions(draft.text, block.body))
    return Kind.MODELLED


def citation(block: Block, draft: Draft) -> Kind | None:
    """A line that does nothing but cite."""
    node = target(draft)
    if node is None or block.cells or block.is_sentence or len(block.text) > _LONGEST:
        return None
    inner = common.unbracketed(draft.text, block.body)
    words = (inner.text, units.unlabelled(inner.text, "citations", draft.profile))
    if not any(draft.profile.citations.is_citation(each, strict=True) for each in words):
        return None
    cited = draft.profile.citations.sequences(draft.text, inner)
    node.citations.extend(cited)
    return Kind.MODELLED


def departments(block: Block, draft: Draft) -> Kind | None:
    """A line that does nothing but name the sections in charge of the initiative above it."""
    node = target(draft)
    if node is None or node is draft.measure or block.cells or block.is_sentence:
        return None
    if block.is_titled or block.is_heading or len(block.text) > _LONGEST:
        return None
    names_mission = block.text[0] in "《【〔［[" and (node.description or node.actions)
    if names_mission and draft.following and draft.following.is_sentence:
        return None
    body = _PAGE.sub("", draft.text[block.body.start : block.body.end])
    named = quote(draft.text, block.body.start, block.body.start + len(body))
    if _is_of_all(node, draft) and units.units(draft.text, named, draft.profile):
        return Kind.UNPLACED
    found = take("departments", named, node, draft)
    return Kind.MODELLED if found else None


def goals(block: Block, draft: Draft) -> Kind | None:
    """A line or icon that does nothing but name Sustainable Development Goals."""
    if block.cells or block.is_sentence or len(block.text) > _LONGEST:
        return None
    pictured = sdgs.pictured(draft.text, block.body)
    found = pictured or sdgs.references(draft.text, block.body)
    if not found:
        return None
    if draft.current is None:
        return Kind.CAPTION if pictured else None
    draft.current.goals.extend(found)
    return Kind.MODELLED


def labelled(block: Block, draft: Draft) -> Kind | None:
    """A line of labels and values: 担当：総務課, 【目標】年4回 【実績】5回 【評価】A."""
    node = target(draft)
    if node is None or block.cells or len(block.text) > _LONGEST:
        return None
    pairs = list(_pairs(block, draft))
    if not pairs:
        return None
    if [kind for kind, _ in pairs] == ["departments"] and _is_of_all(node, draft):
        return Kind.UNPLACED
    for kind, value in pairs:
        take(kind, value, node, draft)
    return Kind.MODELLED


def _is_of_all(node: Node, draft: Draft) -> bool:
    """Whether a line of sections here stands under a list of titles: nobody says whose it is."""
    siblings = draft.measure.children if draft.measure else []
    if len(siblings) < _LIST or node is not siblings[-1]:
        return False
    return not any(each.actions or each.description or each.departments for each in siblings)


def _pairs(block: Block, draft: Draft) -> Iterator[tuple[str, Quote]]:
    """The known labels of a line, each with its value; none unless the line begins with one."""
    raw = narrow(draft.text[block.body.start : block.body.end])
    found = []
    for match in _PAIR.finditer(raw):
        kind = draft.profile.labels.find(match["boxed"] or match["label"] or "", KINDS)
        if kind is not None:
            found.append((kind, match.start(), match.end()))
    if not found and (lead := _LEADING_LABEL.match(raw)) and not block.is_sentence:
        kind = draft.profile.labels.find(lead["label"], ("departments", "budget", "citations"))
        if kind is not None:
            found.append((kind, 0, lead.end()))
    if not found or found[0][1] > 1:
        return
    stops = [start for _, start, _ in found[1:]]
    for (kind, start, end), stop in zip(found, [*stops, len(raw)], strict=True):
        begin = start if kind in ("citations", "goals") else end
        value = quote(draft.text, block.body.start + begin, block.body.start + stop)
        if value.text:
            yield kind, trimmed(draft.text, value)


def trimmed(text: str, value: Quote) -> Quote:
    """A value without the separators behind it."""
    raw = text[value.start : value.end]
    return quote(text, value.start, value.start + len(raw.rstrip("、/／|・; 　")))


def take(kind: str, value: Quote, node: Node, draft: Draft, unit: int | None = None) -> bool:
    """Add a value of a known kind to an element; False where it is not what the kind wants."""
    text, profile = draft.text, draft.profile
    if kind == "departments":
        title = parse(text, value, profile, numbered=False)
        inner = title.label if title.citations and not title.departments else value
        found = units.units(text, common.unbracketed(text, inner), profile)
        node.citations.extend(title.citations if found else ())
        node.departments.extend(each for each in found if not units.is_bureau(each.text))
        bureau = next((each for each in found if units.is_bureau(each.text)), None)
        node.title.bureau = node.title.bureau or bureau
        return bool(found)
    if kind in ("citations", "policies", "measure_groups"):
        cited = profile.citations.sequences(text, value)
        if not cited and kind != "citations":
            cited = profile.citations.listed(text, value, kind)
        node.citations.extend(cited)
        return bool(cited)
    if kind == "goals":
        named = sdgs.listed(text, value)
        node.goals.extend(named)
        return bool(named)
    if kind == "budget":
        return _budget(value, node, draft, unit)
    _indicator(kind, node).values[kind] = value
    return True


def _budget(value: Quote, node: Node, draft: Draft, unit: int | None) -> bool:
    """Take a sum, and the mark in a bracket behind it: 2,100千円（新規）."""
    amount = amounts.read(draft.text, value, unit)
    node.title.budget = node.title.budget or amount
    if behind := _REMARK.search(narrow(draft.text[value.start : value.end])):
        start, end = behind.span("inner")
        inner = quote(draft.text, value.start + start, value.start + end)
        accept(draft.text, inner, node.title, draft.profile)
    return amount is not None


def _indicator(kind: str, node: Node) -> IndicatorDraft:
    """The indicator that a value belongs to: the last one, unless that has such a value."""
    last = node.indicators[-1] if node.indicators else None
    if last is None or kind in last.values or kind == "indicator":
        last = IndicatorDraft()
        node.indicators.append(last)
    return last


def amount(block: Block, draft: Draft) -> Kind | None:
    """A line that is a sum of money."""
    node = target(draft)
    if node is None or block.cells or len(block.text) > _LONGEST:
        return None
    match = _AMOUNT.fullmatch(narrow(block.text))
    if match is None or node.title.budget is not None:
        return None
    label = match["label"].strip(" :")
    if label and not draft.profile.labels.is_("budget", label):
        return None
    node.title.budget = amounts.read(draft.text, block.body)
    return Kind.MODELLED


def subtitle(block: Block, draft: Draft) -> Kind | None:
    """A line between wave dashes, or long ones, right below a title."""
    node = draft.current
    if node is None or node.title.subtitle or node.description or node.actions:
        return None
    raw = draft.text[block.body.start : block.body.end]
    inner = _DASHED.fullmatch(dashes(raw))
    if inner is None or block.cells:
        return None
    start, end = inner.span("inner")
    node.title.subtitle = quote(draft.text, block.body.start + start, block.body.start + end)
    return Kind.MODELLED
