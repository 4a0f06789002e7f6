"""What an import tells the person who ran it, in Japanese or English, and programs as JSON."""

from collections.abc import Iterator

from wardplan.derive import Derived
from wardplan.ignored import Ignored, ignored
from wardplan.importer.draft import Kind
from wardplan.transcribe import Note

KINDS: dict[str, dict[Kind, str]] = {
    "ja": {
        Kind.MODELLED: "データにした文",
        Kind.HEADING: "見出し",
        Kind.CAPTION: "写真の説明・標語",
        Kind.NOTE: "注記",
        Kind.FURNITURE: "ページの飾り",
        Kind.LETTER: "送付文",
        Kind.MARKUP: "記号",
        Kind.BLANK: "空白",
        Kind.UNPLACED: "判断できなかった文",
    },
    "en": {kind: kind.value for kind in Kind},
}
_SHOWN = 40
_WORDS: dict[str, dict[str, str]] = {
    "ja": {
        "measures": "施策",
        "initiatives": "取組",
        "actions": "取組の項目",
        "citations": "中期計画の引用",
        "missions": "課の方針",
        "approaches": "組織運営",
        "notices": "特記",
        "found": "読み取ったもの",
        "goal": "基本目標",
        "measure": "施策",
        "loose": "施策の分からない取組",
        "ignored": "データにしなかったもの",
        "coverage": "文字の内訳",
        "doubts": "確認してほしいところ",
        "notes": "取り込むときにしたこと",
        "none": "ありません",
        "line": "{line}行目",
        "lines": "{first}～{last}行目",
    },
    "en": {
        "found": "Found",
        "goal": "basic goal",
        "measure": "measure",
        "loose": "initiatives under no measure",
        "ignored": "Left out",
        "coverage": "Characters by kind",
        "doubts": "Please check",
        "notes": "Done to the file",
        "none": "nothing",
        "line": "line {line}",
        "lines": "lines {first}-{last}",
    },
}


def counts(derived: Derived) -> dict[str, int]:
    """How many of each kind of element were found."""
    plan = derived.reading.plan
    initiatives = [i for measure in plan.measures for i in measure.initiatives]
    initiatives += plan.loose_initiatives
    cited = [citation for i in initiatives for citation in i.citations]
    return {
        "measures": len(plan.measures),
        "initiatives": len(initiatives),
        "actions": sum(len(i.actions) for i in initiatives),
        "citations": len(cited) + len(plan.citations),
        "missions": len(plan.missions),
        "approaches": len(plan.approaches),
        "notices": len(plan.notices),
    }


def lines(derived: Derived, language: str, notes: tuple[Note, ...] = ()) -> Iterator[str]:
    """The summary, a line at a time; `notes` say what was done to make the text."""
    words = _WORDS[language]
    if notes:
        yield f"{words['notes']}: {len(notes)}"
    for note in notes:
        place = f"{words['line'].format(line=note.line)}: " if note.line else ""
        yield f"  {place}{note.message(language)}"
    found = ", ".join(f"{words.get(name, name)} {n}" for name, n in counts(derived).items())
    front = derived.source.front
    yield f"{words['found']}: {front.city}/{front.ward}/{front.fiscal_year}: {found}"
    yield from _outline(derived, language)
    shares = (
        f"{KINDS[language][kind]} {derived.coverage.share(kind):.1%}"
        for kind, count in derived.coverage.counts.items()
        if count
    )
    yield f"{words['coverage']}: {', '.join(shares)}"
    passed = ignored(derived.reading)
    yield f"{words['ignored']}: {len(passed) or words['none']}"
    yield from (f"  {_left_out(each, language)}" for each in passed)
    yield f"{words['doubts']}: {len(derived.doubts) or words['none']}"
    for doubt in derived.doubts:
        place = words["line"].format(line=doubt.line)
        yield f"  {place}: {doubt.message(language)}: {doubt.text}"


def _outline(derived: Derived, language: str) -> Iterator[str]:
    """The goal, and each measure with the number of its initiatives."""
    words, plan = _WORDS[language], derived.reading.plan
    if plan.goal:
        yield f"  {words['goal']}: {plan.goal.label.text}"
    for measure in plan.measures:
        printed = f"{measure.printed_number.text} " if measure.printed_number else ""
        yield f"  {words['measure']}: {printed}{measure.label.text} ({len(measure.initiatives)})"
    if plan.loose_initiatives:
        yield f"  {words['loose']}: {len(plan.loose_initiatives)}"


def _left_out(each: Ignored, language: str) -> str:
    words = _WORDS[language]
    one = words["line"].format(line=each.first)
    place = one if each.first == each.last else words["lines"].format(**vars(each))
    return f"{place}: {each.reason(language)}: {_shortened(each.text)}"


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def as_json(derived: Derived, notes: tuple[Note, ...] = ()) -> dict[str, object]:
    """The same for machines."""
    return {
        "plan": str(derived.source.front.iris.plan),
        "found": counts(derived),
        "coverage": {kind.value: n for kind, n in derived.coverage.counts.items()},
        "ignored": [
            {
                "kind": i.kind.value,
                "lines": [i.first, i.last],
                "text": i.text,
                "reason": i.reason("en"),
            }
            for i in ignored(derived.reading)
        ],
        "notes": [
            {"code": n.code, "line": n.line, "text": n.text, "message": n.message("en")}
            for n in notes
        ],
        "doubts": [
            {"code": d.code, "line": d.line, "text": d.text, "message": d.message("en")}
            for d in derived.doubts
        ],
    }
