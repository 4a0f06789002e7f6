"""What the rules fill in while they read: a plan in the making, and where each block went."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from wardplan.importer.blocks import Block
from wardplan.importer.headings import Title
from wardplan.records import Citation, DepartmentMission, Quote


class Section(Enum):
    """The part of the document being read."""

    LETTER = auto()
    FRONT = auto()
    GOAL = auto()
    MEASURES = auto()
    ORGANISATION = auto()
    DETAILS = auto()


class Kind(StrEnum):
    """What a piece of the source is; every character is of exactly one kind."""

    MODELLED = "modelled"
    HEADING = "heading"
    CAPTION = "caption"
    NOTE = "note"
    FURNITURE = "furniture"
    LETTER = "letter"
    MARKUP = "markup"
    BLANK = "blank"
    UNPLACED = "unplaced"


@dataclass(eq=False)
class Node:
    """An element in the making: goal, measure, initiative, approach or notice."""

    title: Title
    description: list[Quote] = field(default_factory=list)
    actions: list[Quote] = field(default_factory=list)
    citations: tuple[Citation, ...] = ()
    group: Quote | None = None
    position: int = 0
    key: int = 0
    children: list["Node"] = field(default_factory=list)


@dataclass
class Draft:
    """The state of reading.

    `following` is the block after the one being placed; `by_title` finds a measure again by the
    comparable form of its title. A mission's `measure` is a position here, a key once frozen.
    """

    text: str
    section: Section = Section.FRONT
    following: Block | None = None
    group: Quote | None = None
    goal: Node | None = None
    measure: Node | None = None
    current: Node | None = None
    measures: list[Node] = field(default_factory=list)
    by_title: dict[str, Node] = field(default_factory=dict)
    loose: list[Node] = field(default_factory=list)
    approaches: list[Node] = field(default_factory=list)
    notices: list[Node] = field(default_factory=list)
    missions: list[DepartmentMission] = field(default_factory=list)
    introductions: list[Quote] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def open(self, section: Section) -> None:
        """Begin another part of the document: nothing of the last one is current any more."""
        self.section = section
        self.measure = self.current = self.group = None
