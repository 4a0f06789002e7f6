"""What a ward operating policy says, as plain frozen records.

Records know the words of a document and where they stand, nothing of RDF. A `Quote` is a piece
of the transcription: offsets in Unicode code points, end exclusive, and the text that stands
there with white space folded.

What has a number in its IRI has a `key`, given once and kept (0: not given yet), and a `position`,
the order in which it is printed.
"""

import re
from dataclasses import dataclass
from datetime import date

_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Fold every run of white space (line breaks included) into one space."""
    return _SPACE.sub(" ", text).strip()


@dataclass(frozen=True)
class Quote:
    """A verbatim piece of the transcription."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Citation:
    """One sequence of theme, strategy and policies, or the basic strategy, as printed.

    `first_year` is the first fiscal year of the cited mid-term plan where the text prints it;
    `doubtful` says that not all of the printed text could be read.
    """

    quote: Quote
    theme: int | None = None
    strategy: int | None = None
    sub_strategy: int | None = None
    policies: tuple[int, ...] = ()
    policy_groups: tuple[int, ...] = ()
    measure_groups: tuple[int, ...] = ()
    basic_strategy: str | None = None
    first_year: int | None = None
    doubtful: bool = False
    key: int = 0


@dataclass(frozen=True)
class Amount:
    """A sum of money as printed, in yen; negative after △."""

    quote: Quote
    yen: int


@dataclass(frozen=True)
class GoalReference:
    """A naming of Sustainable Development Goals, by number (1 to 17)."""

    quote: Quote
    goals: tuple[int, ...]


@dataclass(frozen=True)
class Indicator:
    """What a target is set for, and what came of it; every value as printed."""

    position: int
    label: Quote
    baseline: Quote | None = None
    target: Quote | None = None
    result: Quote | None = None
    unit: Quote | None = None
    evaluation: Quote | None = None
    key: int = 0


@dataclass(frozen=True)
class BasicGoal:
    label: Quote
    subtitle: Quote | None = None
    description: tuple[Quote, ...] = ()
    goals: tuple[GoalReference, ...] = ()


@dataclass(frozen=True)
class Action:
    """One thing an initiative consists of; its label is its text."""

    position: int
    label: Quote
    key: int = 0

    @property
    def text(self) -> str:
        return self.label.text


@dataclass(frozen=True)
class Initiative:
    """`key` is `<measure>-<n>`: it says where the initiative stood when the key was given.

    `new` is the mark that says so (新規).
    """

    key: str
    position: int
    label: Quote
    subtitle: Quote | None = None
    description: tuple[Quote, ...] = ()
    actions: tuple[Action, ...] = ()
    citations: tuple[Citation, ...] = ()
    programme: Quote | None = None
    bureau: Quote | None = None
    departments: tuple[Quote, ...] = ()
    new: Quote | None = None
    budget: Amount | None = None
    goals: tuple[GoalReference, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class Measure:
    key: int
    position: int
    label: Quote
    number: int | None = None
    printed_number: Quote | None = None
    subtitle: Quote | None = None
    group: Quote | None = None
    description: tuple[Quote, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    citations: tuple[Citation, ...] = ()
    budget: Amount | None = None
    goals: tuple[GoalReference, ...] = ()
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class ManagementApproach:
    position: int
    label: Quote
    number: int | None = None
    printed_number: Quote | None = None
    description: tuple[Quote, ...] = ()
    key: int = 0


@dataclass(frozen=True)
class DepartmentMission:
    """`measure` is the key of the measure under which the document sets the mission."""

    position: int
    department: Quote
    description: Quote
    measure: int | None = None
    key: int = 0


@dataclass(frozen=True)
class Notice:
    position: int
    label: Quote
    description: tuple[Quote, ...] = ()
    key: int = 0


@dataclass(frozen=True)
class Plan:
    """A plan read whole from one document."""

    goal: BasicGoal | None
    measures: tuple[Measure, ...]
    introductions: tuple[Quote, ...] = ()
    citations: tuple[Citation, ...] = ()
    loose_initiatives: tuple[Initiative, ...] = ()
    approaches: tuple[ManagementApproach, ...] = ()
    missions: tuple[DepartmentMission, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class PrintedText:
    """What one public source printed of an element of a plan known in part."""

    source_url: str
    source_kind: str
    label: str | None = None
    subtitle: str | None = None
    printed_number: str | None = None
    issued: date | None = None
    note: str | None = None


@dataclass(frozen=True)
class ReportedElement:
    """A goal (`position` None), measure or group heading, with every source that prints it.

    `printed` is ordered as the file is; `best` is the source the element itself takes.
    """

    position: int | None
    printed: tuple[PrintedText, ...]
    best: PrintedText


@dataclass(frozen=True)
class WebPage:
    url: str
    issued: date | None = None
    modified: date | None = None


@dataclass(frozen=True)
class ReportedPlan:
    """A plan known in part, from public sources about it."""

    city: str
    ward: str
    year: int
    goal: ReportedElement | None
    measures: tuple[ReportedElement, ...]
    groups: tuple[ReportedElement, ...]
    issued: tuple[PrintedText, ...]
    pages: tuple[WebPage, ...]
    complete: bool = False
