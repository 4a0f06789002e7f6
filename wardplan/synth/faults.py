"""Known faults in an invented project: each is one statement too many or too few.

At most one of each kind is put into a plan or its ward's reference data, and `faults.json` says of
each where it stands and what finds it.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from rdflib import Graph, Literal, URIRef

from wardplan import files, iris
from wardplan.dataset import canonical_turtle, parse_turtle, to_rdflib
from wardplan.errors import UsageError
from wardplan.importer.profile import Profile
from wardplan.iris import PlanIris
from wardplan.namespaces import BASE, ORG, RDFS, SCHEMA, SDG, WP, WSH
from wardplan.synth.cities import FIRST_YEAR, Place

MISSPELT = "adressesGoal"

Change = Callable[[Graph, Place, Profile], URIRef]
"""Puts a fault into the graph of a file and gives the subject that it is about."""


@dataclass(frozen=True)
class Kind:
    """A kind of fault: the folder of its file, the property it shows at, and what finds it."""

    name: str
    folder: str
    path: URIRef | None
    found_by: tuple[str, ...]
    change: Change


@dataclass(frozen=True)
class Fault:
    """A fault: its kind, where it is, the resource it is about, and all that finds it."""

    kind: str
    file: str
    line: int
    focus: str
    found_by: tuple[str, ...]


def _plan(place: Place) -> PlanIris:
    return PlanIris(place.city.slug, place.ward.slug, place.year)


def _initiative(place: Place) -> URIRef:
    return _plan(place).initiative("1-1")


def _department(place: Place, profile: Profile) -> URIRef:
    """Another section every year."""
    slugs = [unit.slug for unit in (profile.sections | profile.offices).values()]
    slug = slugs[(place.year - FIRST_YEAR) % len(slugs)]
    return iris.department(place.city.slug, place.ward.slug, slug)


def _goal_18(graph: Graph, place: Place, _: Profile) -> URIRef:
    graph.add((this := _initiative(place), WP.addressesGoal, SDG["18"]))
    return this


def _mentions_nothing(graph: Graph, place: Place, _: Profile) -> URIRef:
    graph.add((this := _plan(place).measure(1), SCHEMA.mentions, iris.mint("entity/nothing")))
    return this


def _continues_a_measure(graph: Graph, place: Place, _: Profile) -> URIRef:
    this = _plan(place).initiative("1-2")
    graph.set((this, WP.continues, _plan(place).measure(1)))
    return this


def _misspelt(graph: Graph, place: Place, _: Profile) -> URIRef:
    graph.add((this := _plan(place).initiative("1-3"), WP[MISSPELT], SDG["3"]))
    return this


def _reading(graph: Graph, place: Place, profile: Profile) -> URIRef:
    graph.add((this := _department(place, profile), WP.reading, Literal("soumuka", lang="ja")))
    return this


def _no_office(graph: Graph, place: Place, profile: Profile) -> URIRef:
    graph.remove((this := _department(place, profile), ORG.unitOf, None))
    return this


def _no_class(graph: Graph, place: Place, _: Profile) -> URIRef:
    this = iris.mint(f"entity/lost-{place.ward.slug}-{place.year}")
    graph.add((this, RDFS.label, Literal("行方の知れないもの", lang="ja")))
    return this


def _edited(graph: Graph, place: Place, _: Profile) -> URIRef:
    this = _plan(place).plan
    for label in list(graph.objects(this, RDFS.label)):
        if isinstance(label, Literal) and label.language == "en":
            graph.remove((this, RDFS.label, label))
    return this


def _shape(name: str) -> str:
    return str(WSH[name])


KINDS = (
    Kind(
        "goal-18",
        "links",
        WP.addressesGoal,
        (_shape("PlanElementShape-addressesGoal"), _shape("fidelity-unquoted")),
        _goal_18,
    ),
    Kind(
        "mentions-nothing",
        "links",
        SCHEMA.mentions,
        (_shape("PlanElementShape-mentions"), _shape("check-dangling-link")),
        _mentions_nothing,
    ),
    Kind(
        "continues-a-measure",
        "links",
        WP.continues,
        (_shape("check-continues-mismatch"),),
        _continues_a_measure,
    ),
    Kind(
        "misspelt-term",
        "links",
        WP[MISSPELT],
        (_shape("InitiativeShape"), _shape("check-unknown-term")),
        _misspelt,
    ),
    Kind(
        "reading-in-letters",
        "reference",
        WP.reading,
        (_shape("DepartmentShape-reading"),),
        _reading,
    ),
    Kind(
        "section-of-no-office", "reference", None, (_shape("DepartmentShape-unitOf"),), _no_office
    ),
    Kind("no-class", "reference", None, (_shape("check-untyped"),), _no_class),
    Kind("edited-plan", "plans", None, (_shape("check-stale"),), _edited),
)


def refuse_too_many(plans: int, faults: int) -> None:
    """Raise UsageError for more faults than so many plans have room for."""
    most = len(KINDS) * plans
    if not 0 <= faults <= most:
        raise UsageError(f"cannot put {faults} faults in {plans} plans; expected 0 to {most}")


def add(
    root: Path, places: Sequence[Place], faults: int, seed: int, profile: Profile
) -> tuple[Fault, ...]:
    """Put so many faults into a project that has none.

    Raises UsageError for more than there is room for.
    """
    refuse_too_many(len(places), faults)
    mixed = Random(f"{seed}/faults").sample(places, len(places))  # noqa: S311
    chosen: dict[Path, list[tuple[Kind, Place]]] = defaultdict(list)
    for number in range(faults):
        kind, place = KINDS[number % len(KINDS)], mixed[number // len(KINDS)]
        chosen[_file(root, kind, place)].append((kind, place))
    found = [
        each for file, wanted in chosen.items() for each in _spoil(root, file, wanted, profile)
    ]
    return tuple(sorted(found, key=lambda fault: (fault.file, fault.line, fault.kind)))


def as_json(faults: Sequence[Fault]) -> list[dict[str, object]]:
    """What `faults.json` says."""
    return [asdict(each) for each in faults]


def _file(root: Path, kind: Kind, place: Place) -> Path:
    data = root / "data"
    if kind.folder == "reference":
        return data / kind.folder / f"{place.city.slug}.ttl"
    return data / kind.folder / place.city.slug / f"{place.stem}.ttl"


def _spoil(
    root: Path, file: Path, wanted: Sequence[tuple[Kind, Place]], profile: Profile
) -> list[Fault]:
    """Change a file, write it, and say where its faults stand."""
    graph = to_rdflib(parse_turtle(file, BASE))
    subjects = [kind.change(graph, place, profile) for kind, place in wanted]
    turtle = canonical_turtle(graph)
    files.write(file, turtle)
    lines, name = turtle.decode().splitlines(), str(file.relative_to(root).as_posix())
    return [
        Fault(kind.name, name, _line(lines, subject, kind.path), str(subject), kind.found_by)
        for (kind, _), subject in zip(wanted, subjects, strict=True)
    ]


def _line(lines: Sequence[str], subject: URIRef, path: URIRef | None) -> int:
    """The line of what is said of a subject with a property, or of the subject itself."""
    begun = lines.index(f"<{subject}>")
    if path is None:
        return begun + 1
    name = str(path).removeprefix(str(WP)).removeprefix(str(SCHEMA))
    return next(n for n in range(begun, len(lines)) if f":{name} " in f"{lines[n]} ") + 1
