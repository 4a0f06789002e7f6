"""Read a transcription whole: ask the rules block by block, then freeze the draft."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wardplan.errors import SourceError
from wardplan.importer import contents
from wardplan.importer.blocks import Block, cut
from wardplan.importer.draft import Draft, Kind, Section
from wardplan.importer.freeze import freeze
from wardplan.importer.noise import noise_of
from wardplan.importer.outline import is_numeral, starts
from wardplan.importer.profile import Profile
from wardplan.importer.rules import RULES
from wardplan.importer.rules.common import is_label
from wardplan.importer.sections import is_document_title, section_of
from wardplan.records import Plan

_LETTER_WORDS = re.compile(r"様$|問合せ先|電話|FAX|拝啓|日頃から|ご報告いたします|報告します|御中$")


@dataclass(frozen=True)
class Placed:
    """A block and the kind of text the rules took it for."""

    block: Block
    kind: Kind


@dataclass(frozen=True)
class Reading:
    """A plan as read, and where every block of the source went."""

    plan: Plan
    placed: tuple[Placed, ...]


def read(text: str, profile: Profile) -> Reading:
    """Read a transcription. Raises SourceError for a text that is no ward operating policy."""
    blocks = cut(text)
    letter = _letter(blocks, profile)
    placed = [Placed(block, Kind.LETTER) for block in blocks[:letter]]
    listed = contents.of(blocks[letter:], profile)
    noises = [(block, _noise(block, listed, profile)) for block in blocks[letter:]]
    content = tuple(block for block, noise in noises if noise is None)
    labels = frozenset(block.start for block in content if is_label(block, profile))
    draft = Draft(text, profile, content, starts=starts(content, profile), labels=labels)
    kinds = iter(_place_all(draft))
    placed += [Placed(block, noise or next(kinds)) for block, noise in noises]
    if draft.goal is None and not draft.measures:
        message = (
            "neither a basic goal (基本目標) nor a measure (施策) was found; "
            "expected the text of a ward operating policy (区運営方針)"
        )
        raise SourceError(message)
    return Reading(freeze(draft), tuple(placed))


def _noise(block: Block, listed: frozenset[int], profile: Profile) -> Kind | None:
    if block.start in listed:
        return Kind.FURNITURE
    if is_numeral(block):
        return None
    ends = section_of(block, profile) is Section.ENDING
    return None if ends else noise_of(block, profile)


def _place_all(draft: Draft) -> Iterator[Kind]:
    for index, block in enumerate(draft.blocks):
        draft.index = index
        answers = (rule(block, draft) for rule in RULES)
        yield next((kind for kind in answers if kind is not None), Kind.UNPLACED)


def _letter(blocks: tuple[Block, ...], profile: Profile) -> int:
    """How many blocks before the document's title are a covering letter."""
    for position, block in enumerate(blocks):
        if section_of(block, profile) not in (None, Section.ENDING):
            return 0
        if is_document_title(block, profile):
            before = blocks[:position]
            return position if any(_LETTER_WORDS.search(b.text[-200:]) for b in before) else 0
    return 0
