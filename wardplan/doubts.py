"""What the importer is unsure of, each with its line and text, in Japanese and English."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardplan.importer.draft import Kind
from wardplan.importer.reader import Reading
from wardplan.line_numbers import line_of, line_starts
from wardplan.records import Citation, Initiative, Quote
from wardplan.resolution import Resolver

MESSAGES: dict[str, dict[str, str]] = {
    "unplaced": {
        "ja": "どの項目にも当てはめられませんでした。原文を確認してください",
        "en": "could not be placed; check the source",
    },
    "no-measure": {
        "ja": "どの施策の取組か読み取れなかったため、計画に直接置きました",
        "en": "initiative under no recognisable measure; it hangs on the plan itself",
    },
    "department": {
        "ja": "課の名前が一覧にありません。プロファイルに加えてください",
        "en": "section is not in the city's profile; add it there",
    },
    "bureau": {
        "ja": "局の名前が一覧にありません。プロファイルに加えてください",
        "en": "bureau is not in the city's profile; add it there",
    },
    "citation": {
        "ja": "どの中期計画の引用か決められません。本文だけを残します",
        "en": "which mid-term plan is cited cannot be decided; only the text is kept",
    },
    "policy": {
        "ja": "引用されたものがその中期計画にありません",
        "en": "what is cited is not in that mid-term plan",
    },
    "half-read": {
        "ja": "引用の一部を読み取れませんでした",
        "en": "part of the citation could not be read",
    },
    "fragment": {
        "ja": "基本目標か施策が見つかりません。計画の一部だけの文書かもしれません",
        "en": "no basic goal or no measure was found; the text may be only a part of the plan",
    },
    "city": {
        "ja": "市の名前が本文にないため、設定の市としました",
        "en": "the text does not name the city; the configured one was taken",
    },
}


@dataclass(frozen=True)
class Doubt:
    """One thing to check: `code` is a key of MESSAGES."""

    code: str
    line: int
    text: str

    def message(self, language: str) -> str:
        return MESSAGES[self.code][language]


def doubts(text: str, reading: Reading, resolver: Resolver) -> tuple[Doubt, ...]:
    """Everything in a reading that a person should look at, in order of appearance."""
    found = [*_unplaced(reading), *_fragment(reading), *_city(text, resolver)]
    found += _unresolved(line_starts(text), reading, resolver)
    return tuple(sorted(found, key=lambda doubt: (doubt.line, doubt.code)))


def _unplaced(reading: Reading) -> Iterator[Doubt]:
    for item in reading.placed:
        if item.kind is Kind.UNPLACED:
            yield Doubt("unplaced", item.block.line, item.block.text)


def _fragment(reading: Reading) -> Iterator[Doubt]:
    plan = reading.plan
    if plan.goal is None or not (plan.measures or plan.loose_initiatives):
        first = reading.placed[0].block
        yield Doubt("fragment", first.line, first.text)


def _city(text: str, resolver: Resolver) -> Iterator[Doubt]:
    profile = resolver.profile
    if not any(name in text for name in (profile.name, *profile.hosts)):
        yield Doubt("city", 1, profile.name)


def _unresolved(starts: Sequence[int], reading: Reading, resolver: Resolver) -> Iterator[Doubt]:
    plan = reading.plan
    for initiative in plan.loose_initiatives:
        yield _doubt("no-measure", starts, initiative.label)
    initiatives = [i for measure in plan.measures for i in measure.initiatives]
    for initiative in (*initiatives, *plan.loose_initiatives):
        yield from _of_initiative(starts, initiative, resolver)
    cited = [citation for measure in plan.measures for citation in measure.citations]
    for citation in (*plan.citations, *cited):
        yield from _of_citation(starts, citation, resolver)
    for mission in plan.missions:
        if resolver.department(mission.department.text) is None:
            yield _doubt("department", starts, mission.department)


def _of_initiative(
    starts: Sequence[int], initiative: Initiative, resolver: Resolver
) -> Iterator[Doubt]:
    if initiative.bureau and resolver.bureau(initiative.bureau.text) is None:
        yield _doubt("bureau", starts, initiative.bureau)
    for printed in initiative.departments:
        if resolver.department(printed.text) is None:
            yield _doubt("department", starts, printed)
    for citation in initiative.citations:
        yield from _of_citation(starts, citation, resolver)


def _of_citation(starts: Sequence[int], citation: Citation, resolver: Resolver) -> Iterator[Doubt]:
    resolved = resolver.midterm(citation)
    if resolved is None:
        yield _doubt("citation", starts, citation.quote)
        return
    parts = resolver.parts(resolved[0], citation)
    if any(part is None for _, part in parts):
        yield _doubt("policy", starts, citation.quote)
    if citation.doubtful:
        yield _doubt("half-read", starts, citation.quote)


def _doubt(code: str, starts: Sequence[int], quote: Quote) -> Doubt:
    return Doubt(code, line_of(starts, quote.start), quote.text)
