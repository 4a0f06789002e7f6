"""What becomes of a plan's elements, told in Japanese or English, and to programs as JSON."""

from collections import Counter
from collections.abc import Iterator

from wardplan.changes import CLASSES, Change, Changes, Fate
from wardplan.namespaces import WP

NAMES: dict[str, dict[str, str]] = {
    "ja": {
        "Plan": "方針",
        "BasicGoal": "基本目標",
        "Measure": "施策",
        "Initiative": "取組",
        "Action": "取組の項目",
        "Indicator": "指標",
        "ManagementApproach": "組織運営",
        "DepartmentMission": "課の方針",
        "Notice": "特記",
        "PolicyCitation": "中期計画の引用",
        "rdfs:label": "名称",
        "dcterms:description": "本文",
        "dcterms:isPartOf": "上位の要素",
        "wp:subtitle": "副題",
        "wp:number": "番号",
        "wp:printedNumber": "番号の表記",
        "wp:group": "まとまり",
        "wp:programme": "事業の区分",
        "wp:leadBureau": "所管局",
        "wp:responsibleDepartment": "担当課",
        "wp:servesMeasure": "対応する施策",
        "wp:citationText": "引用の表記",
        "wp:citedPolicy": "引用した政策",
    },
    "en": {
        "Plan": "plan",
        "BasicGoal": "basic goal",
        "Measure": "measure",
        "Initiative": "initiative",
        "Action": "action",
        "Indicator": "indicator",
        "ManagementApproach": "management approach",
        "DepartmentMission": "department mission",
        "Notice": "notice",
        "PolicyCitation": "policy citation",
        "rdfs:label": "name",
        "dcterms:description": "text",
        "dcterms:isPartOf": "part of",
        "wp:subtitle": "subtitle",
        "wp:printedNumber": "printed number",
        "wp:leadBureau": "lead bureau",
        "wp:responsibleDepartment": "responsible department",
        "wp:servesMeasure": "measure served",
        "wp:citationText": "printed citation",
        "wp:citedPolicy": "cited policy",
    },
}
"""Classes by their local name, properties by their short name; others are told as they are."""

WORDS: dict[str, dict[str, str]] = {
    "ja": {
        "wrote": "書き込みました: {file}",
        "would": "書き込む予定: {file}",
        "first": "新しい方針です: {counts}",
        "again": "要素: {fates}、変わらず {kept}",
        "added": "追加",
        "changed": "変更",
        "withdrawn": "取下げ",
        "returned": "復活",
        "none": "なし",
        "table": "{plans} 件の方針、{files} 件のファイル",
    },
    "en": {
        "wrote": "wrote {file}",
        "would": "would write {file}",
        "first": "A new plan: {counts}",
        "again": "Elements: {fates}, kept {kept}",
        "added": "added",
        "changed": "changed",
        "withdrawn": "withdrawn",
        "returned": "returned",
        "none": "none",
        "table": "{plans} plans, {files} files written",
    },
}
SIGNS = {Fate.ADDED: "+", Fate.CHANGED: "~", Fate.WITHDRAWN: "-", Fate.RETURNED: "*"}
"""What a line of a change begins with."""


def lines(changes: Changes, language: str, *, details: bool) -> Iterator[str]:
    """The changes, a line at a time; with `details` element by element, old and new text."""
    if changes.first:
        yield WORDS[language]["first"].format(counts=_counts(changes, language))
        return
    yield WORDS[language]["again"].format(fates=_fates(changes, language), kept=changes.kept)
    for change in changes.changes if details else ():
        yield from _change(change, language)


def _counts(changes: Changes, language: str) -> str:
    found = Counter(change.cls for change in changes.changes)
    order = (str(cls).removeprefix(str(WP)) for cls in CLASSES[1:])
    told = [f"{NAMES[language][cls]} {found[cls]}" for cls in order if found[cls]]
    return ", ".join(told) or WORDS[language]["none"]


def _fates(changes: Changes, language: str) -> str:
    return ", ".join(f"{WORDS[language][fate.value]} {changes.count(fate)}" for fate in Fate)


def _change(change: Change, language: str) -> Iterator[str]:
    names = NAMES[language]
    successors = f" → {', '.join(change.successors)}" if change.successors else ""
    head = f"  {SIGNS[change.fate]} {WORDS[language][change.fate.value]}"
    yield f"{head} {names[change.cls]} {change.element}: {change.label}{successors}"
    for each in change.differences:
        name = names.get(each.property, each.property)
        yield f"      {name}: {_values(each.old, language)}"
        yield f"      {' ' * len(name)}→ {_values(each.new, language)}"


def _values(values: tuple[str, ...], language: str) -> str:
    return " | ".join(values) or f"({WORDS[language]['none']})"


def as_json(changes: Changes) -> dict[str, object]:
    """The same for machines; IRIs are paths below the base."""
    return {
        "new": changes.first,
        "kept": changes.kept,
        **{
            fate.value: [_as_json(change) for change in changes.changes if change.fate is fate]
            for fate in Fate
        },
    }


def _as_json(change: Change) -> dict[str, object]:
    told: dict[str, object] = {
        "element": change.element,
        "class": change.cls,
        "label": change.label,
    }
    if change.differences:
        told["differences"] = [
            {"property": each.property, "old": list(each.old), "new": list(each.new)}
            for each in change.differences
        ]
    if change.successors:
        told["replaced_by"] = list(change.successors)
    return told
