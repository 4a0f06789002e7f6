"""Take personal names of staff out of contact lines and signatures. Pure; a line at a time.

Only forms that say themselves that a member of staff is named: 「担当：」, an office such as 課長,
a surname beside a telephone number. A name whose form says nothing (a painter, a lecturer, the
head of a neighbourhood association) stays. What stood there is never repeated in a note.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wardplan.transcribe.name_words import is_full, known, likely
from wardplan.transcribe.notes import Note

OMITTED = "氏名は省略"
NO_ADDRESS = "メールアドレスは省略"

_S = "[ \t\u3000]{0,8}"
_S1 = "[ \t\u3000|]{1,8}"
_ONE = "[ \t\u3000]"
_KANJI = "[一-鿿々〆ヶ\uf900-\ufaff]"
_CALL = "電話|TEL|Tel|tel|ＴＥＬ|℡|☎|内線|直通|FAX|ＦＡＸ|ファ|E-?[Mm]ail|Ｅメール|メール"
_OFFICES = (
    "(?:副?区長|副?局長|副?署長|(?:担当)?部長|次長|(?:担当)?課長(?:補佐)?|(?:担当)?係長"
    "|副?所長|室長|副?園長|副?館長|センター長|主任|主査|主事)"
)
_LABELS = rf"(?:担当|{_KANJI}{{0,12}}{_OFFICES})"
_GIVEN = rf"(?<![課係室署所]){_ONE}{{1,3}}(?!{_CALL}|{_LABELS})(?:{_KANJI}{{1,3}}|[ぁ-ん]{{2,4}})"
_NAME = rf"{_KANJI}{{1,6}}(?:{_GIVEN}|[ぁ-ん]{{2,3}})?(?:さん|氏)?"
_AND = rf"{_S}[・･、，,/／]{_S}"
_NAMES = rf"(?P<names>{_NAME}(?:{_AND}(?!{_CALL}){_NAME}){{0,5}})"
_END = rf"(?={_S}(?:$|[（()）】\]」|。、，,/／・]|{_CALL}|[0-9０-９])|{_ONE}{{1,8}}{_LABELS})"
_COLON = rf"(?:{_S}[：:]{_S}|{_S}[】\])）]{_S}[：:]?{_S})"
_SECTION = rf"(?:[^\s：:、。|]{{1,20}}(?:課|係|室|担当|所|署|センター){_ONE}{{1,4}}){{0,2}}"
_STAFF = "(?P<label>ご?担当(?:者|職員|者名)?|取扱者?|文責|作成者|責任者|係員)"
_OFFICE = f"(?P<label>{_OFFICES})"
_CONTACT = re.compile("問い?合わ?せ|連絡先|申込先|担当|課|係|室|署|内線|センター")
_OPENS = re.compile(
    rf"(?:{_STAFF}|{_OFFICE.replace('label', 'office')}){_S}[：:】\])）|]{{0,2}}{_S}$"
)
_ALONE = re.compile(rf"^{_S}{_NAMES}{_S}$")
_EMAIL = re.compile(r"[\w.+-]{1,64}[@＠](?:[\w-]{1,63}[.．]){1,5}[A-Za-z]{2,10}", re.ASCII)
_SHARED = re.compile(
    r"(?:[a-z]{2}-[a-z0-9]+|info|contact|koho|kouhou|soumu|kikaku|kusei|soudan)[@＠]"
)
"""Addresses of a section: the city's form `xx-section@`, and common words."""
_WORTH = re.compile(f"担当|文責|作成者|責任者|取扱|係員|長|主任|主査|主事|[@＠]|{_CALL}")


@dataclass(frozen=True)
class _Form:
    """A way to print a name: where, and which of the tokens found there are names."""

    pattern: re.Pattern[str]
    is_name: Callable[[str], bool]
    needs_contact: bool = False


def _named(token: str) -> bool:
    """A known surname of two characters or more, or a whole name."""
    return len(token) > 1 and known(token)


def _signed(token: str) -> bool:
    """A known surname, or two words of which the second is written like a given name."""
    return known(token) or (likely(token) and is_full(token))


_FORMS = (
    _Form(re.compile(rf"{_STAFF}{_COLON}{_SECTION}{_NAMES}{_END}"), likely),
    _Form(re.compile(rf"{_STAFF}{_S1}{_SECTION}{_NAMES}{_END}"), _named),
    _Form(re.compile(rf"{_OFFICE}(?:{_COLON}|{_S1}){_NAMES}{_END}"), _signed),
    _Form(
        re.compile(rf"(?P<label>内線){_S}[：:]?{_S}[0-9０-９]{{2,6}}{_S1}{_NAMES}{_END}"), _named
    ),
    _Form(
        re.compile(rf"(?:(?<=[ \t\u3000：:（(、・|])|^){_NAMES}{_S}(?=[（(]?(?P<label>{_CALL}))"),
        _named,
        needs_contact=True,
    ),
)


def remove(text: str) -> tuple[str, tuple[Note, ...]]:
    """`text` with a placeholder for each name of staff, and a note with its line for each place."""
    kept: list[str] = []
    notes: list[Note] = []
    opened = ""
    for number, line in enumerate(text.split("\n"), 1):
        cleaned, found = _of_line(line, opened) if opened or _WORTH.search(line) else (line, [])
        notes += [Note(code, number, label) for code, label in found]
        kept.append(cleaned)
        if line.strip():
            match = _OPENS.search(line)
            opened = (match["label"] or match["office"]) if match else ""
    return "\n".join(kept), tuple(notes)


def _of_line(line: str, opened: str) -> tuple[str, list[tuple[str, str]]]:
    """A line without names, and what was taken out: pairs of note code and label."""
    found: list[tuple[str, str]] = []
    if (alone := _ALONE.match(line)) and _follows(alone["names"], opened):
        start, end = alone.span("names")
        return f"{line[:start]}（{OMITTED}）{line[end:]}", [("name", opened)]
    for form in _FORMS:
        if form.needs_contact and not _CONTACT.search(line):
            continue
        pieces, position = [], 0
        for start, end, label in _matches(form, line):
            found.append(("name", label))
            pieces += [line[position:start], _placeholder(OMITTED, line, start)]
            position = end
        line = "".join((*pieces, line[position:]))
    private = [match[0] for match in _EMAIL.finditer(line) if not _SHARED.match(match[0])]
    return _EMAIL.sub(_address, line), found + [("email", "")] * len(private)


def _matches(form: _Form, line: str) -> Iterator[tuple[int, int, str]]:
    for match in form.pattern.finditer(line):
        tokens = re.split(_AND, match["names"])
        if all(map(form.is_name, tokens)):
            start, end = match.span("names")
            yield start, end, match["label"]


def _follows(names: str, opened: str) -> bool:
    """Whether a line of names alone belongs to the label that ended the line before."""
    if not opened:
        return False
    by_office = re.fullmatch(_OFFICE, opened) is not None
    return all(known(token, full=by_office) for token in re.split(_AND, names))


def _placeholder(words: str, line: str, start: int) -> str:
    """In brackets, unless it stands in brackets already."""
    before = line[:start][-200:]
    inside = sum(map(before.count, "（(")) > sum(map(before.count, "）)"))
    return words if inside else f"（{words}）"


def _address(match: re.Match[str]) -> str:
    return match[0] if _SHARED.match(match[0]) else f"（{NO_ADDRESS}）"
