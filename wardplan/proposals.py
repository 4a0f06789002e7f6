"""Proposals of links as a person reads them, in Japanese or English, and programs as JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from wardplan.errors import UsageError
from wardplan.plan_name import PlanName
from wardplan.pointer import shorten
from wardplan.project import Project
from wardplan.suggest import Proposal, Suggestions, accept, suggest

WIDTH = 110
"""Columns of the table where the output is no terminal."""

_WORDS: dict[str, dict[str, str]] = {
    "ja": {
        "earlier": "比べた計画: {0}",
        "no-earlier": "同じ区の、これより前の計画はありません",
        "none": "新しい候補はありません(採用済み {0}件)",
        "some": "候補 {0}件(採用済み {1}件)。まだ何も書き込んでいません",
        "how": "採用するには: wardplan suggest {0} --accept {1}",
        "number": "番号",
        "score": "確からしさ",
        "this": "この計画",
        "other": "つなぐ先",
        "why": "理由",
        "wp:continues": "前の年度から続く",
        "schema:mentions": "言及している",
        "wrote": "{0}件を書き込みました: {1}",
        "nothing": "書き込むものはありません",
    },
    "en": {
        "earlier": "compared with {0}",
        "no-earlier": "no earlier plan of this ward is known",
        "none": "nothing new to propose ({0} accepted already)",
        "some": "{0} proposals ({1} accepted already); nothing is written yet",
        "how": "to accept: wardplan suggest {0} --accept {1}",
        "number": "No.",
        "score": "score",
        "this": "this plan",
        "other": "linked to",
        "why": "reason",
        "wp:continues": "continues",
        "schema:mentions": "mentions",
        "wrote": "{0} written to {1}",
        "nothing": "nothing to write",
    },
}


@dataclass(frozen=True)
class Asked:
    """What the command line asks for: `numbers` as typed, `above` a score."""

    numbers: str | None
    above: float | None
    as_json: bool
    language: str


def answer(project: Project, name: PlanName, asked: Asked) -> Iterator[str]:
    """Propose, or accept what is asked for, and say so.

    Raises UsageError for numbers that are none or that no proposal has; then nothing is written.
    """
    found = suggest(project, name)
    shown = name.plan if name.city == project.config.city else f"{name.city}/{name.plan}"
    if asked.numbers is not None or asked.above is not None:
        numbers = [*_numbers(asked.numbers), *_above(found, asked.above)]
        yield _accepted(project, found, accept(found, numbers), asked.language)
    elif asked.as_json:
        yield json.dumps(as_json(found), ensure_ascii=False, indent=2)
    else:
        yield from lines(found, shown, asked.language)


def _numbers(text: str | None) -> Iterator[int]:
    for each in text.split(",") if text is not None else ():
        if not (each.strip().isascii() and each.strip().isdigit()):
            raise UsageError(
                f"--accept takes numbers such as 1,3; found '{text}' / 番号を書いてください"
            )
        yield int(each)


def _above(found: Suggestions, score: float | None) -> Iterator[int]:
    """The numbers of the open proposals of at least this score; none where it is None."""
    if score is not None:
        yield from (each.number for each in found.open if each.match.score >= score)


def lines(found: Suggestions, name: str, language: str) -> Iterator[str]:
    """All open proposals, the surest first, and how to accept them."""
    words = _WORDS[language]
    accepted = len(found.proposals) - len(found.open)
    known = words["earlier"].format(_name(found.earlier)) if found.earlier else words["no-earlier"]
    yield known
    if not found.open:
        yield words["none"].format(accepted)
        return
    yield words["some"].format(len(found.open), accepted)
    yield from _table(found.open, language)
    numbers = ",".join(str(each.number) for each in found.open[:3])
    yield words["how"].format(name, numbers)


def _name(plan: str) -> str:
    """What a person calls a plan: `izumi-2022`."""
    return "-".join(plan.split("/")[-2:])


def _table(proposals: tuple[Proposal, ...], language: str) -> Iterator[str]:
    """The two texts of each proposal side by side."""
    words = _WORDS[language]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(words["number"], justify="right", no_wrap=True)
    table.add_column(words["score"], justify="right", no_wrap=True)
    for column in ("this", "other", "why"):
        table.add_column(words[column], overflow="fold", ratio=1)
    for each in proposals:
        reasons = ", ".join(reason.message(language) for reason in each.match.reasons)
        kind = words[shorten(each.link[1])]
        texts = map(escape, (*each.texts, f"{kind}: {reasons}"))
        table.add_row(str(each.number), f"{each.match.score:.2f}", *texts)
    console = Console(width=max(WIDTH, Console().width), color_system=None)
    with console.capture() as captured:
        console.print(table)
    yield from (line.rstrip() for line in captured.get().splitlines())


def _accepted(
    project: Project, found: Suggestions, new: tuple[Proposal, ...], language: str
) -> str:
    """What accepting did."""
    words = _WORDS[language]
    if not new:
        return words["nothing"]
    return words["wrote"].format(len(new), project.shown(found.file))


def as_json(found: Suggestions) -> dict[str, object]:
    """The open proposals for machines."""
    return {
        "plan": found.plan,
        "earlier": found.earlier,
        "accepted": len(found.proposals) - len(found.open),
        "proposals": [_row(each) for each in found.open],
    }


def _row(each: Proposal) -> dict[str, object]:
    subject, predicate, target = each.link
    return {
        "number": each.number,
        "score": each.match.score,
        "subject": subject,
        "predicate": predicate,
        "object": target,
        "texts": list(each.texts),
        "reasons": [
            {"code": r.code, "ja": r.message("ja"), "en": r.message("en")}
            for r in each.match.reasons
        ],
    }
