"""Rows of tables: initiatives, missions or measures, as the columns say."""

from wardplan.importer import headings, numbering
from wardplan.importer.blocks import Block, quote
from wardplan.importer.draft import Columns, Draft, Kind, Section
from wardplan.importer.normalise import key
from wardplan.importer.rules import columns, common, details, fill, initiatives, measures, missions
from wardplan.importer.tables import Cell, is_total
from wardplan.records import Quote

SECTIONS = (Section.MEASURES, Section.DETAILS, Section.DEPARTMENTS, Section.ORGANISATION)
_FLAT_LONGEST = 60
_MARKS = "○●◆◇■〇◎・･□"


def row(block: Block, draft: Draft) -> Kind | None:
    """A row of a table: its heading, or what the columns say of one initiative or section."""
    if not block.cells:
        return columns.unit_note(block, draft)
    if not any(block.cells):
        return Kind.MARKUP
    if found := columns.named(block.cells, draft):
        found.unit = found.unit or draft.unit
        draft.columns = found
        return Kind.HEADING
    if _is_overview(draft.columns):
        return Kind.MODELLED if _state_measure(block.cells, draft) else Kind.HEADING
    if is_total(block.cells):
        return Kind.NOTE
    of_missions = draft.columns is not None and "mission" in draft.columns.kinds
    if draft.section is Section.ORGANISATION and not of_missions:
        return None
    if draft.section not in SECTIONS:
        return None
    return Kind.MODELLED if place(block.cells, draft) else None


def _is_overview(given: Columns | None) -> bool:
    """Whether a table lists the measures themselves, which are stated elsewhere."""
    return given is not None and "measure" in given.kinds and "title" not in given.kinds


def _state_measure(cells: tuple[Cell, ...], draft: Draft) -> bool:
    """A measure that only a table states: its title, its number in another cell, its text."""
    given = draft.columns
    filled = [cell for cell in cells if cell]
    if draft.section is not Section.MEASURES or draft.style is not None or not filled or not given:
        return False
    named = {kind: cell for kind, cell in zip(given.kinds, cells, strict=False) if cell}
    body = named.get("body", ())
    name = (named.get("measure") if body else None) or filled[-1]
    title = headings.parse(draft.text, name[0], draft.profile)
    title.number = title.number or numbering.read(draft.text, filled[0][0])
    measures.state(title, draft).description.extend(body)
    draft.columns = given
    return True


def place(cells: tuple[Cell, ...], draft: Draft) -> bool:
    """Place a row; False where nothing of it can be placed."""
    given = draft.columns
    if given is None or not given.kinds:
        return _place_unheaded(cells, draft)
    size = len(given.kinds)
    if given.repeated == 1:
        return _place_headed(cells, given, draft)
    parts = [cells[n : n + size] for n in range(0, len(cells), size)]
    placed = [_place_headed(part, given, draft) for part in parts if any(part)]
    return all(placed)


def _place_headed(cells: tuple[Cell, ...], given: Columns, draft: Draft) -> bool:
    pairs = list(zip(given.kinds, cells, strict=False))
    if len(cells) < len(given.kinds):
        missing = len(given.kinds) - len(cells)
        pairs = list(zip(given.kinds[missing:], cells, strict=True))
    named = {kind: cell for kind, cell in reversed(pairs) if kind is not None}
    if "mission" in given.kinds:
        return _place_mission(named, draft)
    if named.get("measure"):
        _enter_measure(named["measure"], draft)
    if named.get("title"):
        _state(named["title"], draft)
    if draft.current is None:
        return False
    for kind, cell in pairs:
        fill.cell(kind, cell, draft.current, draft)
    return True


def _place_mission(named: dict[str, Cell], draft: Draft) -> bool:
    name, mission = named.get("departments"), named.get("mission")
    if not name or not mission:
        return False
    whole = quote(draft.text, mission[0].start, mission[-1].end)
    missions.state(common.unbracketed(draft.text, name[0]), whole, draft)
    draft.mission = None
    return True


def _enter_measure(cell: Cell, draft: Draft) -> None:
    """Go to the measure that a cell names, by title or number; a new one where there is none."""
    name, rest = common.split_bold(cell[0], draft.text)
    title = headings.parse(draft.text, name, draft.profile)
    number = title.number.value if title.number else None
    node = draft.by_title.get(key(title.label.text))
    if node is None and number is not None:
        node = draft.numbers.get(number)
    given = draft.columns
    if node is None:
        measures.state(title, draft)
    elif node is not draft.measure:
        measures.enter(node, draft)
    if draft.measure:
        draft.measure.description += [piece for piece in (rest, *cell[1:]) if piece]
    draft.columns = given


def _state(cell: Cell, draft: Draft) -> None:
    """A new initiative named by a cell; further lines of the cell may add to its title.

    Where each line has a mark, each names an initiative of its own.
    """
    if len(cell) > 1 and all(piece.text[0] in _MARKS for piece in cell):
        for piece in cell:
            _state((piece,), draft)
        return
    body = cell[0]
    if body.text[0] in _MARKS and len(body.text) > 1:
        body = quote(draft.text, body.start + 1, body.end)
    node = initiatives.state(headings.parse(draft.text, body, draft.profile), draft)
    for piece in cell[1:]:
        if not fill.add(piece, node, draft):
            joined = quote(draft.text, node.title.label.start, piece.end)
            if "<" not in joined.text and len(joined.text) <= _FLAT_LONGEST:
                node.title.label = joined
            else:
                node.description.append(piece)


def _place_unheaded(cells: tuple[Cell, ...], draft: Draft) -> bool:
    """A row of a table without a heading: a unit and its mission, or a title and what it holds."""
    filled = [cell for cell in cells if cell]
    if filled and all(_place_boxed(cell, draft) for cell in filled):
        return True
    if len(filled) < 2:
        return False
    first = common.unbracketed(draft.text, filled[0][0])
    if draft.profile.names_unit(first.text):
        named = {"departments": (first,), "mission": filled[1]}
        return _place_mission(named, draft)
    if (labelled := _place_labelled(first, filled[1], draft)) is not None:
        return labelled
    if draft.section is Section.DEPARTMENTS or filled[0][0].text.endswith("。"):
        return False
    _state(filled[0], draft)
    for cell in filled[1:]:
        for piece in cell:
            if draft.current and not fill.add(piece, draft.current, draft):
                fill.body(piece, draft.current, draft)
    return True


def _place_boxed(cell: Cell, draft: Draft) -> bool:
    """A cell of a grid that holds a unit's name above or before its mission."""
    whole = quote(draft.text, cell[0].start, cell[-1].end)
    name = common.unbracketed(draft.text, cell[0])
    if len(cell) > 1 and draft.profile.names_unit(name.text):
        rest = quote(draft.text, cell[1].start, cell[-1].end)
        missions.state(name, rest, draft)
    elif (lead := missions.lead_of(whole, draft)) is not None and lead[1] is not None:
        missions.state(lead[0], lead[1], draft)
    else:
        return False
    draft.mission = None
    return True


def _place_labelled(label: Quote, values: Cell, draft: Draft) -> bool | None:
    """A row of a label and its value, such as 担当課 | 総務課; None where it is no such row."""
    labels, current = draft.profile.labels, draft.current
    if labels.is_("title", label.text):
        _state(values, draft)
        return True
    if current is None:
        return None
    if labels.is_("body", label.text):
        for piece in values:
            fill.body(piece, current, draft)
        return True
    kind = labels.find(label.text, details.KINDS)
    if kind is None:
        return None
    taken = [details.take(kind, piece, current, draft) for piece in values]
    return all(taken)
