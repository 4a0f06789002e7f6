"""Plans known only in part: a table of what public sources printed -> records.

One row is one statement of one source. `position` is the order of appearance; a measure row
without a position is a group heading. A list is complete only where a note says so.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wardplan import tabbed
from wardplan.errors import SourceError
from wardplan.iris import is_web
from wardplan.records import PrintedText, ReportedElement, ReportedPlan, WebPage
from wardplan.source import FIRST_YEAR, LAST_YEAR, decode

COLUMNS = (
    "ward_slug", "fiscal_year", "kind", "number", "position", "title", "subtitle", "date",
    "source_url", "source_kind", "note",
)  # fmt: skip
KINDS = ("published", "basic-goal", "measure")
TRUST = ("primary", "copy", "newsletter", "news")
"""Kinds of source, the nearest to the plan first."""

Dates = dict[str, date | None]

_STATED_DAY = re.compile(r"\bstated publication")
_UPDATE_DAY = re.compile(r"最終更新日")
_PAGE_DAY = re.compile(r"\barticle date|\bdate of (?:the|a)\b")
_COMPLETE = re.compile(r"(?:^|; )complete\b")


@dataclass(frozen=True)
class _Row:
    line: int
    ward: str
    year: int
    kind: str
    position: int | None
    printed: PrintedText


def read(file: Path, city: str, wards: Container[str]) -> tuple[ReportedPlan, ...]:
    """The partial plans of a city's `known-plans.tsv`, by ward and year; `wards` are its slugs.

    Raises SourceError with the line of a row that is not what the columns promise.
    """
    return parse(decode(file.read_bytes(), file), file, city, wards)


def parse(text: str, file: Path, city: str, wards: Container[str]) -> tuple[ReportedPlan, ...]:
    """The partial plans of the text of such a table."""
    plans: dict[tuple[str, int], list[_Row]] = {}
    for row in _rows(text, file):
        if row.ward not in wards:
            raise SourceError(f"unknown ward '{row.ward}' of {city}", file, row.line)
        if not FIRST_YEAR <= row.year <= LAST_YEAR:
            raise SourceError(f"fiscal year {row.year} is no year of a plan", file, row.line)
        plans.setdefault((row.ward, row.year), []).append(row)
    if not plans:
        raise SourceError("no row below the header; expected what public sources print", file, 1)
    return tuple(_plan(city, *key, rows) for key, rows in sorted(plans.items()))


def _rows(text: str, file: Path) -> Iterator[_Row]:
    table = tabbed.cells(text, file)
    header = next(table, [])
    if tuple(header) != COLUMNS:
        raise SourceError(f"expected the columns {' '.join(COLUMNS)}", file, 1)
    for line, cells in enumerate(table, 2):
        if len(cells) != len(COLUMNS):
            message = f"expected {len(COLUMNS)} tab-separated cells, found {len(cells)}"
            raise SourceError(message, file, line)
        yield _row(dict(zip(COLUMNS, cells, strict=True)), file, line)


def _row(cells: dict[str, str], file: Path, line: int) -> _Row:
    if cells["kind"] not in KINDS:
        message = f"kind '{cells['kind']}' is not one of {', '.join(KINDS)}"
        raise SourceError(message, file, line)
    if cells["source_kind"] not in TRUST:
        message = f"source_kind '{cells['source_kind']}' is not one of {', '.join(TRUST)}"
        raise SourceError(message, file, line)
    try:
        year = int(cells["fiscal_year"])
        position = int(cells["position"]) if cells["position"] else None
        day = date.fromisoformat(cells["date"]) if cells["date"] else None
    except ValueError as error:
        raise SourceError(f"not a number or a date: {error}", file, line) from error
    if not cells["source_url"] or (cells["kind"] != "published" and not cells["title"]):
        raise SourceError("a statement needs its text and its source_url", file, line)
    if not is_web(cells["source_url"]):
        found = cells["source_url"]
        raise SourceError(
            f"source_url must be the address of a web page, found {found!r}", file, line
        )
    printed = PrintedText(
        source_url=cells["source_url"],
        source_kind=cells["source_kind"],
        label=cells["title"] or None,
        subtitle=cells["subtitle"] or None,
        printed_number=cells["number"] or None,
        issued=day,
        note=cells["note"] or None,
    )
    return _Row(line, cells["ward_slug"], year, cells["kind"], position, printed)


def _plan(city: str, ward: str, year: int, rows: list[_Row]) -> ReportedPlan:
    goals = [row.printed for row in rows if row.kind == "basic-goal"]
    measures: dict[int, list[PrintedText]] = {}
    groups: dict[str, list[PrintedText]] = {}
    for row in rows:
        if row.kind == "measure" and row.position is not None:
            measures.setdefault(row.position, []).append(row.printed)
        elif row.kind == "measure":
            groups.setdefault(row.printed.label or "", []).append(row.printed)
    published = [row.printed for row in rows if row.kind == "published"]
    pages = tuple(_pages([row.printed for row in rows]))
    dates = {page.url: page.issued or page.modified for page in pages}
    return ReportedPlan(
        city=city,
        ward=ward,
        year=year,
        goal=_element(None, goals, dates) if goals else None,
        measures=tuple(_element(n, printed, dates) for n, printed in sorted(measures.items())),
        groups=tuple(_element(n, p, dates) for n, p in enumerate(groups.values(), 1)),
        issued=tuple(text for text in published if _says(_STATED_DAY, text)),
        pages=pages,
        complete=any(_says(_COMPLETE, text) for printed in measures.values() for text in printed),
    )


def _element(position: int | None, printed: list[PrintedText], dates: Dates) -> ReportedElement:
    return ReportedElement(position, tuple(printed), best=best(printed, dates))


def best(printed: Iterable[PrintedText], dates: Dates) -> PrintedText:
    """The text an element takes: primary before copy, newsletter and news, then the latest.

    `dates` are the days the pages bear, by their address, where known.
    """
    latest_first = sorted(
        printed,
        key=lambda text: text.issued or dates.get(text.source_url) or date.min,
        reverse=True,
    )
    return min(latest_first, key=lambda text: TRUST.index(text.source_kind))


def _pages(printed: list[PrintedText]) -> Iterator[WebPage]:
    """The pages the statements were read on, with the date each page bears, where known."""
    for url in sorted({text.source_url for text in printed}):
        dated = [text for text in printed if text.source_url == url and text.issued]
        yield WebPage(
            url,
            issued=next((text.issued for text in dated if _says(_PAGE_DAY, text)), None),
            modified=next((text.issued for text in dated if _says(_UPDATE_DAY, text)), None),
        )


def _says(pattern: re.Pattern[str], text: PrintedText) -> bool:
    return pattern.search(text.note or "") is not None
