"""What the rules fill in while they read: a plan in the making, and where each block went."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from wardplan.importer.blocks import Block
from wardplan.importer.headings import Title
from wardplan.importer.profile import Profile
from wardplan.importer.style import Style
from wardplan.records import Citation, GoalReference, Quote


class Section(StrEnum):
    """The part of the document being read; the value is its name in a city's profile.

    OTHER is a section that no profile knows, set as the known ones are. LETTER and FRONT are
    what stands before the first heading.
    """

    LETTER = "letter"
    FRONT = "front"
    GOAL = "goal"
    INTRODUCTION = "introduction"
    MEASURES = "measures"
    DETAILS = "details"
    ORGANISATION = "organisation"
    DEPARTMENTS = "departments"
    ENDING = "ending"
    OTHER = "other"


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


@dataclass
class MissionDraft:
    """What a section will do, in pieces; `measure` is the position of the one it stands under."""

    department: Quote
    description: list[Quote]
    measure: int | None


@dataclass
class IndicatorDraft:
    """An indicator in the making: what is printed for each of its parts, by name."""

    values: dict[str, Quote] = field(default_factory=dict)


@dataclass(eq=False)
class Node:
    """An element in the making: goal, measure, initiative, approach, mission or notice."""

    title: Title
    description: list[Quote] = field(default_factory=list)
    actions: list[Quote] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    departments: list[Quote] = field(default_factory=list)
    goals: list[GoalReference] = field(default_factory=list)
    indicators: list[IndicatorDraft] = field(default_factory=list)
    group: Quote | None = None
    position: int = 0
    key: int = 0
    children: list["Node"] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.citations += self.title.citations
        self.departments += self.title.departments
        self.goals += self.title.goals


@dataclass
class Columns:
    """The columns of the table being read: what each holds, and what its figures count in yen.

    `repeated` says how often the same columns stand side by side.
    """

    kinds: tuple[str | None, ...]
    unit: int | None = None
    flat: bool = False
    repeated: int = 1


@dataclass
class Draft:
    """The state of reading.

    `blocks` are all blocks with content, `index` the place of the one being read. `by_title`
    finds a measure again by the comparable form of its title, `numbers` by
    its number. `style` is how the document sets
    its measures (`named_again` their comparable forms, where only that they come again tells them
    from other lines), `items` how it sets what stands under the current one, `listing` whether the
    heading of a list of initiatives stood above,
    `indicating` whether that of indicators did,
    `titled` the block that `current` took its title from, `bullet` that of the last action; `unit`
    is what figures count in yen, as a note above the tables says.
    """

    text: str
    profile: Profile
    blocks: tuple[Block, ...] = ()
    index: int = 0
    starts: dict[int, Section] = field(default_factory=dict)
    section: Section = Section.FRONT
    style: Style | None = None
    named_again: frozenset[str] = frozenset()
    items: Style | None = None
    listing: bool = False
    indicating: bool = False
    columns: Columns | None = None
    unit: int | None = None
    bullet: Block | None = None
    group: Quote | None = None
    goal: Node | None = None
    measure: Node | None = None
    current: Node | None = None
    titled: Block | None = None
    mission: Quote | None = None
    measures: list[Node] = field(default_factory=list)
    by_title: dict[str, Node] = field(default_factory=dict)
    numbers: dict[int, Node] = field(default_factory=dict)
    loose: list[Node] = field(default_factory=list)
    approaches: list[Node] = field(default_factory=list)
    notices: list[Node] = field(default_factory=list)
    missions: list[MissionDraft] = field(default_factory=list)
    introductions: list[Quote] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    levels: set[int] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    labels: frozenset[int] = frozenset()
    titles: dict[int, Title] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {block.start: place for place, block in enumerate(self.blocks)}

    def after(self, block: Block) -> Block | None:
        """The block behind `block` in the same section."""
        later = self.places[block.start] + 1
        return self.blocks[later] if later < len(self.blocks) and later not in self.starts else None

    def open(self, section: Section) -> None:
        """Begin another part of the document: nothing of the last one is current any more."""
        self.section = section
        self.measure = self.current = self.group = self.mission = None
        self.items = self.columns = None
        self.listing = self.indicating = False

    @property
    def following(self) -> Block | None:
        """The block with content after the one being read."""
        later = self.index + 1
        return self.blocks[later] if later < len(self.blocks) else None

    def ahead(self) -> Iterator[Block]:
        """The blocks after this one, up to the next section."""
        for place in range(self.index + 1, len(self.blocks)):
            if place in self.starts:
                return
            yield self.blocks[place]
