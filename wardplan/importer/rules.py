"""The rules, one idea each: a rule places a block in the draft, or leaves it to the next rule.

A rule takes a block and the draft and returns what kind of text the block is, or None when the
block is not its business. `RULES` is the order in which they are asked.
"""

import re
from collections.abc import Callable

from wardplan.importer import citations, departments
from wardplan.importer.blocks import LIST_MARKS, NOTE_MARKS, TITLE_MARKS, Block, quote
from wardplan.importer.draft import Draft, Kind, Node, Section
from wardplan.importer.headings import Title, parse
from wardplan.importer.normalise import key, narrow
from wardplan.importer.sections import is_document_title, section_of
from wardplan.records import Quote

Rule = Callable[[Block, Draft], Kind | None]

_LIST_HEAD = re.compile(r"【主な(?:事業・)?取組】|【主な事業】")
_BRACKETED = re.compile(r"【(?P<inner>[^【】]*[^【】\s][^【】]*)】")
_CAPTION = re.compile(r"<(?!中期)[^<>]+>")
_PAGE_REFERENCE = re.compile(r"\(ホームページ\s*:.*\)")
_PICTURE_GAP = 2
"""A picture taken out of a page leaves at least so many blank lines behind."""


def bare_mark(block: Block, draft: Draft) -> Kind | None:
    """A list mark or heading sign with nothing behind it."""
    return None if block.text else Kind.MARKUP


def covering_letter(block: Block, draft: Draft) -> Kind | None:
    """All that stands before the title of a document that comes with a letter."""
    if draft.section is not Section.LETTER:
        return None
    if not is_document_title(block):
        return Kind.LETTER
    draft.open(Section.FRONT)
    return Kind.HEADING


def document_title(block: Block, draft: Draft) -> Kind | None:
    return Kind.HEADING if is_document_title(block) else None


def note(block: Block, draft: Draft) -> Kind | None:
    """A remark of the editors: ★ or ※ before it, or a page to look at in brackets."""
    marked = block.mark in NOTE_MARKS and block.mark != ""
    return Kind.NOTE if marked or _PAGE_REFERENCE.fullmatch(narrow(block.text)) else None


def caption(block: Block, draft: Draft) -> Kind | None:
    """A line that is wholly in angle brackets and cites nothing: it stands under a picture."""
    bracketed = not block.is_heading and _CAPTION.fullmatch(narrow(block.text))
    return Kind.CAPTION if bracketed else None


def section_heading(block: Block, draft: Draft) -> Kind | None:
    section = section_of(block)
    if section is None:
        return None
    draft.open(section)
    return Kind.HEADING


def repeated_measure(block: Block, draft: Draft) -> Kind | None:
    """The heading of a measure already read: its initiatives follow."""
    if draft.section not in (Section.ORGANISATION, Section.DETAILS) or not _stands_out(block):
        return None
    found = draft.by_title.get(key(parse(draft.text, block.body).label.text))
    if found is None:
        return None
    draft.open(Section.DETAILS)
    draft.measure = found
    return Kind.HEADING


def goal(block: Block, draft: Draft) -> Kind | None:
    if draft.section is not Section.GOAL or draft.goal or not block.is_heading:
        return None
    draft.goal = draft.current = Node(parse(draft.text, block.body))
    return Kind.MODELLED


def measure(block: Block, draft: Draft) -> Kind | None:
    if draft.section is not Section.MEASURES or not _is_measure(draft.text, block):
        return None
    title, position = parse(draft.text, block.body), len(draft.measures) + 1
    node = Node(title, group=draft.group, position=position)
    draft.measures.append(node)
    draft.by_title.setdefault(key(title.label.text), node)
    draft.measure = draft.current = node
    return Kind.MODELLED


def measure_group(block: Block, draft: Draft) -> Kind | None:
    """A short line that is no sentence, right above the heading of a measure."""
    if draft.section is not Section.MEASURES or not _is_short_line(block):
        return None
    if block.gap >= _PICTURE_GAP or not draft.following:
        return None
    if section_of(draft.following) or not _is_measure(draft.text, draft.following):
        return None
    draft.group = block.body
    return Kind.MODELLED


def introduction(block: Block, draft: Draft) -> Kind | None:
    """A paragraph between the heading of the measures' section and the first measure."""
    before_measures = draft.section is Section.MEASURES and draft.current is None
    if not before_measures or not _is_paragraph(block) or not block.is_sentence:
        return None
    draft.introductions.append(block.body)
    draft.citations.extend(citations.basic_strategy(draft.text, block.body))
    return Kind.MODELLED


def approach(block: Block, draft: Draft) -> Kind | None:
    if draft.section is not Section.ORGANISATION or not _stands_out(block):
        return None
    draft.current = Node(parse(draft.text, block.body))
    draft.approaches.append(draft.current)
    return Kind.MODELLED


def list_heading(block: Block, draft: Draft) -> Kind | None:
    """The words above a measure's list of initiatives: 【主な事業・取組】."""
    return Kind.HEADING if _LIST_HEAD.fullmatch(narrow(block.text)) else None


def notice(block: Block, draft: Draft) -> Kind | None:
    """A bracketed heading among the initiatives that is not the list's own."""
    match = _BRACKETED.fullmatch(block.text)
    if draft.section is not Section.DETAILS or not block.is_heading or match is None:
        return None
    inner = quote(draft.text, block.body.start + 1, block.body.end - 1)
    draft.current = Node(Title(label=inner))
    draft.notices.append(draft.current)
    return Kind.MODELLED


def mission_grid(block: Block, draft: Draft) -> Kind | None:
    if "《" not in block.text:
        return None
    position = draft.measure.position if draft.measure else None
    found = departments.missions(draft.text, block, len(draft.missions) + 1, position)
    draft.missions.extend(found)
    return Kind.MODELLED if found else None


def initiative(block: Block, draft: Draft) -> Kind | None:
    if draft.section is not Section.DETAILS or not _stands_out(block):
        return None
    title = parse(draft.text, block.body)
    cited = citations.sequences(draft.text, title.citation) if title.citation else ()
    if title.citation and not cited:
        cited = (citations.unread(title.citation),)
    draft.current = Node(title, citations=cited)
    siblings = draft.measure.children if draft.measure else draft.loose
    siblings.append(draft.current)
    return Kind.MODELLED


def action(block: Block, draft: Draft) -> Kind | None:
    """A bullet under an initiative."""
    bullet = block.mark != "" and block.mark in LIST_MARKS + "-"
    if draft.section is not Section.DETAILS or draft.current is None or not bullet:
        return None
    draft.current.actions.append(block.body)
    return Kind.MODELLED


def description(block: Block, draft: Draft) -> Kind | None:
    """Running text under a title."""
    if draft.current is None or not _is_paragraph(block) or not block.is_sentence:
        return None
    _extend(draft.text, draft.current.description, block.body)
    return Kind.MODELLED


def slogan(block: Block, draft: Draft) -> Kind | None:
    """A short line that is no sentence: under a picture, or after a text that is complete."""
    after_text = draft.current is not None and bool(draft.current.description)
    alone = block.gap >= _PICTURE_GAP or after_text
    return Kind.CAPTION if _is_short_line(block) and alone else None


RULES: tuple[Rule, ...] = (
    bare_mark,
    covering_letter,
    document_title,
    note,
    section_heading,
    caption,
    repeated_measure,
    list_heading,
    goal,
    measure,
    measure_group,
    introduction,
    approach,
    notice,
    mission_grid,
    initiative,
    action,
    description,
    slogan,
)


def _is_paragraph(block: Block) -> bool:
    return not block.is_heading and not block.mark


def _is_short_line(block: Block) -> bool:
    return _is_paragraph(block) and not block.is_sentence and len(block.text) <= 60


def _stands_out(block: Block) -> bool:
    """Whether a block is set apart as a title: a heading, or a title mark before it."""
    return block.is_heading or (block.mark != "" and block.mark in TITLE_MARKS)


def _is_measure(text: str, block: Block) -> bool:
    if block.mark or block.is_sentence:
        return False
    return block.is_heading or parse(text, block.body).number is not None


def _extend(text: str, quotes: list[Quote], more: Quote) -> None:
    """Add a paragraph; paragraphs with nothing but space between them become one quote."""
    if quotes and not text[quotes[-1].end : more.start].strip():
        quotes[-1] = quote(text, quotes[-1].start, more.end)
    else:
        quotes.append(more)
