"""What the columns of a table hold, as its heading row says, and what its figures count."""

import re

from wardplan.importer.blocks import Block
from wardplan.importer.draft import Columns, Draft, Kind, Section
from wardplan.importer.normalise import key, narrow
from wardplan.importer.tables import Cell

_ORDER = (
    "number", "page", "departments", "budget", "new", "policies", "measure_groups", "citations",
    "goals", "title", "body", "measure", "indicator", "baseline", "result", "evaluation",
    "target", "unit", "mission",
)  # fmt: skip
_UNIT = re.compile(r"(?P<unit>百万円|千円|万円|円)")
_UNITS = {"百万円": 10**6, "万円": 10**4, "千円": 1000, "円": 1}
_UNIT_NOTE = re.compile(
    r"[(\[]?\s*単位\s*[:：]?\s*(?:百万円|千円|万円|円)(?:[、,\s].{0,20}?)?\s*[)\]]?"
)
_YEAR_COLUMN = re.compile(r"(?:令和|平成|[RH])?(?:元|\d{1,4})年度")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_FLAT_LONGEST = 60


def named(cells: tuple[Cell, ...], draft: Draft) -> Columns | None:
    """The columns that a heading row names; None for any other row."""
    texts = ["".join(piece.text for piece in cell) for cell in cells]
    if any(len(text) > _FLAT_LONGEST or text.endswith("。") for text in texts):
        return None
    kinds = [column_of(text, draft) for text in texts]
    if "budget" not in kinds and draft.unit:
        kinds = _with_budget(texts, kinds)
    named = [kind for kind in kinds if kind is not None]
    if len(named) < 2 or len(named) * 2 < sum(bool(text) for text in texts):
        return None
    unit = next((u for u in map(unit_of, texts) if u is not None), None)
    times = _repetitions(kinds)
    kinds = kinds[: len(kinds) // times]
    states_measures = "measure" in kinds and _may_state(draft)
    return Columns(tuple(kinds) if states_measures else settle(kinds), unit, repeated=times)


def _may_state(draft: Draft) -> bool:
    """Whether a table can be the one place that states the measures."""
    return draft.section is Section.MEASURES and draft.style is None and not draft.measures


def _repetitions(kinds: list[str | None]) -> int:
    """How often the same columns stand side by side: 課名 目標 課名 目標."""
    for times in (2, 3, 4):
        part = kinds[: len(kinds) // times]
        if len(part) > 1 and part * times == kinds:
            return times
    return 1


def _with_budget(texts: list[str], kinds: list[str | None]) -> list[str | None]:
    """Below a note on the unit of sums, the first column named by a year holds this year's."""
    years = [n for n, text in enumerate(texts) if _YEAR_COLUMN.fullmatch(narrow(key(text)))]
    return (
        [("budget" if n == years[0] else kind) for n, kind in enumerate(kinds)] if years else kinds
    )


def column_of(printed: str, draft: Draft) -> str | None:
    """What a column with this heading holds."""
    words = _PARENTHESIS.sub("", narrow(key(printed)))
    return draft.profile.labels.find(words, _ORDER)


def unit_of(printed: str) -> int | None:
    match = _UNIT.search(narrow(printed))
    return _UNITS[match["unit"]] if match else None


def settle(kinds: list[str | None]) -> tuple[str | None, ...]:
    """Without a column of titles a table is one of missions, or its second column is the title.

    Of two columns of results the last one is the grade.
    """
    if kinds.count("result") > 1 and "evaluation" not in kinds:
        last = len(kinds) - 1 - kinds[::-1].index("result")
        kinds = [*kinds[:last], "evaluation", *kinds[last + 1 :]]
    if "title" in kinds:
        return tuple(kinds)
    if "departments" in kinds:
        return tuple(k if k in ("departments", "number", "page") else "mission" for k in kinds)
    if "measure" in kinds and "body" in kinds:
        return tuple("title" if kind == "measure" else kind for kind in kinds)
    return tuple(kinds)


def unit_note(block: Block, draft: Draft) -> Kind | None:
    """A note above tables that says what their figures count."""
    if not _UNIT_NOTE.fullmatch(narrow(block.text)):
        return None
    draft.unit = unit_of(block.text)
    draft.columns = Columns((), draft.unit)
    return Kind.HEADING
