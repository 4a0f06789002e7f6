"""RDF Patch: the statements that one state of the data has and another has not.

A patch is lines: `H` a header, `TX .` the beginning and `TC .` the end of a transaction, `D` a
statement that went, `A` one that came (Apache Jena, "RDF Patch", the format's own description).
Statements are lines of N-Triples without their ends.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from wardplan.errors import DataError
from wardplan.units import owner

WENT, CAME = "D", "A"
Change = tuple[str, str]
"""`WENT` or `CAME`, and a statement."""


def unit_of(line: str) -> str:
    """The unit whose resource a statement is about."""
    return owner(line[1 : line.index(">")]) if line.startswith("<") else ""


def differences(old: Iterable[str], new: Iterable[str]) -> Iterator[Change]:
    """What went and what came, subject by subject.

    Both come unit by unit, the units sorted, as the dumps have them; of each no more than one unit
    is held at a time.
    """
    before, after = groupby(old, unit_of), groupby(new, unit_of)
    was, now = next(before, None), next(after, None)
    while was is not None or now is not None:
        if now is None or (was is not None and was[0] < now[0]):
            yield from _changes(set(was[1]) if was else set(), set())
            was = next(before, None)
        elif was is None or now[0] < was[0]:
            yield from _changes(set(), set(now[1]))
            now = next(after, None)
        else:
            yield from _changes(set(was[1]), set(now[1]))
            was, now = next(before, None), next(after, None)


def _changes(old: set[str], new: set[str]) -> Iterator[Change]:
    found = [(WENT, line) for line in old - new] + [(CAME, line) for line in new - old]
    yield from sorted(found, key=lambda each: (subject_of(each[1]), each[0] == CAME, each[1]))


def subject_of(line: str) -> str:
    return line.partition(" ")[0]


def written(changes: Iterable[Change], name: str, previous: str | None) -> Iterator[str]:
    """The lines of a patch; `name` and `previous` are the IRIs of this one and the one before."""
    yield f"H id <{name}> ."
    if previous is not None:
        yield f"H prev <{previous}> ."
    yield "TX ."
    for sign, line in changes:
        yield f"{sign} {line} ."
    yield "TC ."


def read(lines: Iterable[str]) -> Iterator[Change]:
    """The changes of a patch. Raises DataError with the line that is none of a patch's."""
    for number, line in enumerate(lines, 1):
        sign, _, rest = line.rstrip("\n").partition(" ")
        if sign in (WENT, CAME) and rest.endswith(" ."):
            yield sign, rest[:-2]
        elif sign not in ("H", "TX", "TC"):
            raise DataError(f"not a line of an RDF Patch: {line[:80]!r}", line=number)


def applied(statements: set[str], changes: Iterable[Change]) -> set[str]:
    """The statements after the changes."""
    found = set(statements)
    for sign, line in changes:
        (found.add if sign == CAME else found.discard)(line)
    return found
