"""Names that can be searched for as they are read: in kana and in Latin letters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import jaconv

from wardplan.pointer import Pointer
from wardplan.search.folding import fold

ENDINGS = {"区": ("く", "ward"), "市": ("し", "city")}
"""What a name of this kind ends in, how that is read, and what stands in its place in English."""
_LONG = re.compile(r"o[ou]|uu")


@dataclass(frozen=True)
class Name:
    """What a reading stands for: a name as it is written, and all ways to read it, folded."""

    written: str
    readings: tuple[str, ...]


def names(things: Iterable[Pointer]) -> Iterator[Name]:
    """The names of things whose readings are confirmed (`wp:reading`), whole and without ending.

    A name that would be a single character without its ending keeps it: にし is not every 西.
    """
    for thing in things:
        label = thing.out("rdfs:label").lang("ja").value
        english = fold(thing.out("rdfs:label").lang("en").value)
        for reading in thing.out("wp:reading"):
            kana = fold(reading.value)
            ending, latin = ENDINGS.get(label[-1:], ("", ""))
            yield Name(label, _readings(kana, english))
            if ending and kana.endswith(ending):
                written = label[:-1] if len(label) > 2 else label
                short = english.removesuffix(latin).strip() if latin else english
                stem = kana.removesuffix(ending)
                yield Name(written, _readings(stem, short))
                yield Name(label, (stem + label[-1:],))


def _readings(kana: str, english: str) -> tuple[str, ...]:
    """A reading in kana, and in Latin letters as typed (kouhoku), as spoken and as published."""
    typed = jaconv.kana2alphabet(kana)
    spoken = _LONG.sub(lambda found: found[0][0], typed)
    return tuple(dict.fromkeys(each for each in (kana, typed, spoken, english) if each))


def merged(found: Iterable[Name]) -> list[Name]:
    """Each name once, with all its readings, by the name."""
    readings: dict[str, dict[str, None]] = {}
    for each in found:
        readings.setdefault(each.written, {}).update(dict.fromkeys(each.readings))
    return [Name(written, tuple(known)) for written, known in sorted(readings.items())]
