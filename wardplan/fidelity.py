"""Fidelity: every verbatim text stands, word for word, in the span it was quoted from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from wardplan import lookup
from wardplan.findings import Finding, Severity
from wardplan.importer.normalise import key
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


def check(store: ox.Store, sources: Iterable[Source]) -> Iterator[Finding]:
    """Everything in `store` that is not faithful to the sources."""
    texts = {source.transcription: source for source in sources}
    for transcription in lookup.subjects(store, RDF.type, lookup.node(WP.Transcription)):
        source = texts.get(transcription.value)
        if source is None:
            yield finding("source", transcription.value)
        elif lookup.texts(store, transcription, WP.sha256) != [source.sha256]:
            yield finding("transcription", transcription.value, str(WP.sha256))
        else:
            checker = _Checker(store, source.text, transcription, source.front.text_withheld)
            yield from checker.check()


@dataclass(frozen=True)
class _Checker:
    store: ox.Store
    text: str
    transcription: ox.NamedNode
    withheld: bool

    def check(self) -> Iterator[Finding]:
        quoting: dict[ox.NamedNode, dict[str, list[tuple[int, int]]]] = {}
        for span in lookup.subjects(self.store, DCTERMS.isPartOf, self.transcription):
            place = self._place(span)
            if place is None:
                yield finding("span", span.value)
                continue
            for element in lookup.subjects(self.store, PROV.wasQuotedFrom, span):
                for path in lookup.iris(self.store, span, WP.quotedAs):
                    quoting.setdefault(element, {}).setdefault(path, []).append(place)
        for element, places in sorted(quoting.items(), key=lambda item: item[0].value):
            yield from self._check_element(element, places)

    def _place(self, span: ox.NamedNode) -> tuple[int, int] | None:
        """Start and end of a span; None unless they are a range within the text."""
        start, end = (lookup.texts(self.store, span, p) for p in (WP.start, WP.end))
        if len(start) != 1 or len(end) != 1 or not (start[0].isdigit() and end[0].isdigit()):
            return None
        place = int(start[0]), int(end[0])
        return place if place[0] < place[1] <= len(self.text) else None

    def _check_element(
        self, element: ox.NamedNode, places: dict[str, list[tuple[int, int]]]
    ) -> Iterator[Finding]:
        if self.withheld:
            yield from self._check_withheld(element)
            return
        for path, spans in sorted(places.items()):
            stated = self._values(element, path)
            pieces = [fold(self.text[start:end]) for start, end in sorted(spans)]
            for piece in [] if " ".join(pieces) in stated else pieces:
                if not _says(path, piece, stated):
                    yield finding("quote", element.value, path, piece)
        said = self.store.quads_for_pattern(element, None, None)
        paths = (VERBATIM | READ) & {quad.predicate.value for quad in said}
        for path in sorted(paths - places.keys()):
            if self._is_composed(element, path):
                continue
            for value in self._values(element, path):
                yield finding("unquoted", element.value, path, value)

    def _check_withheld(self, element: ox.NamedNode) -> Iterator[Finding]:
        """Of a text that is withheld no word may be stated; labels only stand in."""
        for path in sorted(VERBATIM - {str(RDFS.label)}):
            for value in self._values(element, path):
                yield finding("withheld", element.value, path, value)

    def _is_composed(self, element: ox.NamedNode, path: str) -> bool:
        """Plans and missions are printed without a name of their own: their label is ours."""
        composed = {WP.Plan, WP.DepartmentMission}
        types = set(lookup.iris(self.store, element, RDF.type))
        return path == str(RDFS.label) and bool(types & set(map(str, composed)))

    def _values(self, element: ox.NamedNode, path: str) -> list[str]:
        """The values of a property as text; of a resource, its labels; of a goal, its IRI."""
        resources = list(lookup.iris(self.store, element, path))
        if path == str(WP.addressesGoal):
            return resources
        labels = (lookup.texts(self.store, lookup.node(iri), RDFS.label) for iri in resources)
        return [
            *lookup.texts(self.store, element, path),
            *(text for each in labels for text in each),
        ]


def _says(path: str, piece: str, stated: list[str]) -> bool:
    """Whether one of the values stated of a property is what its span says."""
    if path in NUMBERS:
        return str(value_of(piece)) in stated
    if path in READ:
        return bool(stated)
    if path in NAMING:
        return any(_one_name(key(piece), key(label)) for label in stated)
    return piece in stated


def _one_name(printed: str, label: str) -> bool:
    """Whether two names are one, the ward's own before it or a remark after it apart."""
    return bool(printed and label) and (printed in label or label in printed)
