"""Read a transcription whole: ask the rules block by block, then freeze the draft."""

import re
from dataclasses import dataclass, replace

from wardplan.errors import SourceError
from wardplan.importer.blocks import Block, cut
from wardplan.importer.draft import Draft, Kind, Node, Section
from wardplan.importer.rules import RULES
from wardplan.importer.sections import is_document_title, section_of
from wardplan.records import (
    Action,
    BasicGoal,
    Initiative,
    ManagementApproach,
    Measure,
    Notice,
    Plan,
)

_LETTER_WORDS = re.compile(r"様$|問合せ先|電話|FAX|拝啓|日頃から|ご報告いたします")


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


def read(text: str) -> Reading:
    """Read a transcription. Raises SourceError for a text that is no ward operating policy."""
    blocks = cut(text)
    draft = Draft(text)
    if _has_letter(blocks):
        draft.section = Section.LETTER
    placed = tuple(
        Placed(block, _place(block, following, draft))
        for block, following in zip(blocks, [*blocks[1:], None], strict=False)
    )
    if draft.goal is None and not draft.measures:
        message = (
            "neither a basic goal (基本目標) nor a measure (施策) was found; "
            "expected the text of a ward operating policy (区運営方針)"
        )
        raise SourceError(message)
    return Reading(_freeze(draft), placed)


def _place(block: Block, following: Block | None, draft: Draft) -> Kind:
    draft.following = following
    answers = (rule(block, draft) for rule in RULES)
    return next((kind for kind in answers if kind is not None), Kind.UNPLACED)


def _has_letter(blocks: tuple[Block, ...]) -> bool:
    """Whether what stands before the document's title reads like a covering letter."""
    for position, block in enumerate(blocks):
        if section_of(block):
            return False
        if is_document_title(block):
            return any(_LETTER_WORDS.search(before.text) for before in blocks[:position])
    return False


def _freeze(draft: Draft) -> Plan:
    _give_keys(draft.measures)
    return Plan(
        goal=_goal(draft.goal) if draft.goal else None,
        measures=tuple(_measure(node, n) for n, node in enumerate(draft.measures, 1)),
        introductions=tuple(draft.introductions),
        citations=tuple(draft.citations),
        loose_initiatives=_initiatives(draft.loose, 0),
        approaches=tuple(_approach(node, n) for n, node in enumerate(draft.approaches, 1)),
        missions=tuple(
            replace(mission, measure=draft.measures[mission.measure - 1].key)
            if mission.measure
            else mission
            for mission in draft.missions
        ),
        notices=tuple(
            Notice(n, node.title.label, tuple(node.description))
            for n, node in enumerate(draft.notices, 1)
        ),
    )


def _give_keys(measures: list[Node]) -> None:
    """A measure's key is its printed number; where it has none, the next unused one."""
    used: set[int] = set()
    for node in measures:
        number = node.title.number
        if number is not None and number > 0 and number not in used:
            node.key = number
            used.add(number)
    for node in measures:
        if node.key == 0:
            node.key = max(used, default=0) + 1
            used.add(node.key)


def _goal(node: Node) -> BasicGoal:
    return BasicGoal(node.title.label, node.title.subtitle, tuple(node.description))


def _measure(node: Node, position: int) -> Measure:
    title = node.title
    return Measure(
        key=node.key,
        position=position,
        label=title.label,
        number=title.number,
        printed_number=title.printed_number,
        subtitle=title.subtitle,
        group=node.group,
        description=tuple(node.description),
        initiatives=_initiatives(node.children, node.key),
    )


def _initiatives(nodes: list[Node], measure_key: int) -> tuple[Initiative, ...]:
    return tuple(_initiative(node, measure_key, n) for n, node in enumerate(nodes, 1))


def _initiative(node: Node, measure_key: int, position: int) -> Initiative:
    return Initiative(
        key=f"{measure_key}-{position}",
        position=position,
        label=node.title.label,
        subtitle=node.title.subtitle,
        description=tuple(node.description),
        actions=tuple(Action(n, label) for n, label in enumerate(node.actions, 1)),
        citations=node.citations,
        programme=node.title.programme,
        bureau=node.title.bureau,
    )


def _approach(node: Node, position: int) -> ManagementApproach:
    title = node.title
    return ManagementApproach(
        position, title.label, title.number, title.printed_number, tuple(node.description)
    )
