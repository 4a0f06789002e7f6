"""Fidelity: every verbatim text stands, word for word, in the span it was quoted from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from wardplan import terms
from wardplan.findings import Finding, Severity
from wardplan.importer.normalise import key
from wardplan.index import Sight, Values
from wardplan.namespaces import DCTERMS, PROV, RDF, RDFS, WP, WSH
from wardplan.records import fold
from wardplan.source import Source
from wardplan.values import value_of

VERBATIM = frozenset(
    map(
        str,
        (
            RDFS.label,
            DCTERMS.description,
            WP.subtitle,
            WP.group,
            WP.programme,
            WP.introduction,
            WP.citationText,
            WP.printedNumber,
            WP.budgetText,
            WP.baselineText,
            WP.targetText,
            WP.resultText,
            WP.unit,
            WP.evaluation,
        ),
    )
)
"""Properties whose values are the document's own words on a quoting element."""

NUMBERS = frozenset(map(str, (WP.baseline, WP.target, WP.result)))
"""Properties whose values are the one number in the words of their span."""

READ = NUMBERS | set(map(str, (WP.isNew, WP.budget, WP.addressesGoal)))
"""Properties whose values are read from words that they do not repeat."""

NAMING = frozenset(map(str, (WP.department, WP.responsibleDepartment, WP.leadBureau)))
"""Properties whose values are organisations that the document names in its own way."""

START, END, QUOTED_AS = str(WP.start), str(WP.end), str(WP.quotedAs)
QUOTED_FROM = str(PROV.wasQuotedFrom)

MESSAGES: dict[str, dict[str, str]] = {
    "quote": {
        "ja": "引用した文が原文の範囲と一致しません。取り込みをやり直してください",
        "en": "quoted text differs from its span; run `wardplan import` on the source again",
    },
    "span": {
        "ja": "範囲が原文の外にあります。取り込みをやり直してください",
        "en": "span lies outside the text; run `wardplan import` on the source again",
    },
    "transcription": {
        "ja": "転記がデータと一致しません。取り込みをやり直してください",
        "en": "transcription has changed since the plan was derived; run `wardplan import` again",
    },
    "source": {
        "ja": "転記の原文ファイルがありません",
        "en": "no source file for this transcription in data/sources",
    },
    "withheld": {
        "ja": "公開しないはずの文が残っています。取り込みをやり直してください",
        "en": "text that is withheld is stated; run `wardplan import` on the source again",
    },
    "unquoted": {
        "ja": "原文のことばに出所の範囲がありません",
        "en": "verbatim text has no span; run `wardplan import` on the source again",
    },
}


def finding(code: str, focus: str, path: str | None = None, value: str | None = None) -> Finding:
    shape = str(WSH[f"fidelity-{code}"])
    return Finding(focus, shape, Severity.VIOLATION, MESSAGES[code], path, value)


def check(sight: Sight, sources: Iterable[Source]) -> Iterator[Finding]:
    """Everything in the data that is not faithful to the sources."""
    texts = {source.transcription: source for source in sources}
    for transcription in transcriptions(sight):
        yield from of_transcription(sight, transcription, texts.get(transcription))


def transcriptions(sight: Sight) -> list[str]:
    """The IRIs of the transcriptions in the data."""
    found = sight.into(terms.node(str(WP.Transcription)), terms.node(str(RDF.type)))
    return sorted(terms.value(each) for each in found if terms.is_iri(each))


def of_transcription(sight: Sight, iri: str, source: Source | None) -> Iterator[Finding]:
    """Everything quoted from a transcription that is not faithful to its source, if it has one."""
    this = terms.node(iri)
    if source is None:
        yield finding("source", iri)
    elif _texts(sight, this, WP.sha256) != [source.sha256]:
        yield finding("transcription", iri, str(WP.sha256))
    else:
        yield from _Checker(sight, source.text, this, source.front.text_withheld).check()


@lru_cache(maxsize=200)
def _node(path: str) -> str:
    return terms.node(str(path))


def _values(sight: Sight, subject: str, path: str) -> Values:
    return sight.about(subject).get(_node(path), ())


def _texts(sight: Sight, subject: str, path: str) -> list[str]:
    """The literals that are values of a property, without language or datatype, each once."""
    return sorted({terms.value(v) for v in _values(sight, subject, path) if terms.is_text(v)})


def _iris(sight: Sight, subject: str, path: str) -> list[str]:
    """The IRIs that are values of a property, sorted."""
    return sorted(terms.value(v) for v in _values(sight, subject, path) if terms.is_iri(v))


@dataclass(frozen=True)
class _Checker:
    sight: Sight
    text: str
    transcription: str
    withheld: bool

    def check(self) -> Iterator[Finding]:
        quoting: dict[str, dict[str, list[tuple[int, int]]]] = {}
        for span in self._into(self.transcription, DCTERMS.isPartOf):
            place = self._place(span)
            if place is None:
                yield finding("span", terms.value(span))
                continue
            for element in self._into(span, QUOTED_FROM):
                for path in _iris(self.sight, span, QUOTED_AS):
                    quoting.setdefault(element, {}).setdefault(path, []).append(place)
        for element, places in sorted(quoting.items(), key=lambda item: terms.value(item[0])):
            yield from self._check_element(element, places)

    def _into(self, target: str, path: str) -> list[str]:
        """The IRIs, as terms, of what has `target` as a value of a property."""
        found = self.sight.into(target, _node(path))
        return sorted((each for each in found if terms.is_iri(each)), key=terms.value)

    def _place(self, span: str) -> tuple[int, int] | None:
        """Start and end of a span; None unless they are a range within the text."""
        start, end = (_texts(self.sight, span, path) for path in (START, END))
        if len(start) != 1 or len(end) != 1 or not (start[0].isdigit() and end[0].isdigit()):
            return None
        place = int(start[0]), int(end[0])
        return place if place[0] < place[1] <= len(self.text) else None

    def _check_element(
        self, element: str, places: dict[str, list[tuple[int, int]]]
    ) -> Iterator[Finding]:
        if self.withheld:
            yield from self._check_withheld(element)
            return
        for path, spans in sorted(places.items()):
            stated = self._values(element, path)
            pieces = [fold(self.text[start:end]) for start, end in sorted(spans)]
            for piece in [] if " ".join(pieces) in stated else pieces:
                if not _says(path, piece, stated):
                    yield finding("quote", terms.value(element), path, piece)
        paths = (VERBATIM | READ) & set(map(terms.value, self.sight.about(element)))
        for path in sorted(paths - places.keys()):
            if self._is_composed(element, path):
                continue
            for value in self._values(element, path):
                yield finding("unquoted", terms.value(element), path, value)

    def _check_withheld(self, element: str) -> Iterator[Finding]:
        """Of a text that is withheld no word may be stated; labels only stand in."""
        for path in sorted(VERBATIM - {str(RDFS.label)}):
            for value in self._values(element, path):
                yield finding("withheld", terms.value(element), path, value)

    def _is_composed(self, element: str, path: str) -> bool:
        """Plans and missions are printed without a name of their own: their label is ours."""
        composed = {WP.Plan, WP.DepartmentMission}
        types = set(_iris(self.sight, element, RDF.type))
        return path == str(RDFS.label) and bool(types & set(map(str, composed)))

    def _values(self, element: str, path: str) -> list[str]:
        """The values of a property as text; of a resource, its labels; of a goal, its IRI."""
        resources = _iris(self.sight, element, path)
        if path == str(WP.addressesGoal):
            return resources
        labels = (_texts(self.sight, terms.node(iri), RDFS.label) for iri in resources)
        return [
            *_texts(self.sight, element, path),
            *(text for each in labels for text in each),
        ]


def _says(path: str, piece: str, stated: list[str]) -> bool:
    """Whether one of the values stated of a property is what its span says."""
    if path in NUMBERS:
        return any(_is_number(each, value_of(piece)) for each in stated)
    if path in READ:
        return bool(stated)
    if path in NAMING:
        return any(_one_name(key(piece), key(label)) for label in stated)
    return piece in stated


def _is_number(stated: str, value: int | Decimal | None) -> bool:
    """Whether a text states a number, however many zeros either has."""
    try:
        return value is not None and Decimal(stated) == value
    except InvalidOperation:
        return False


def _one_name(printed: str, label: str) -> bool:
    """Whether two names are one, the ward's own before it or a remark after it apart."""
    return bool(printed and label) and (printed in label or label in printed)
