"""What a change of statements, of pages, of names can reach: each look-up that would see it."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from wardplan import reads, traces, world
from wardplan.dataset import store_of
from wardplan.namespaces import BASE, PROV, RDFS
from wardplan.pages import Listed
from wardplan.phrases import Phrases
from wardplan.project import Project, open_project
from wardplan.reads import Bounded, Reads, Watched, WatchedSight, name_of
from wardplan.store_sight import StoreSight
from wardplan.terms import node
from wardplan.traces import Told, Trace, Traces
from wardplan.views import View

GRAPH = ox.NamedNode(BASE + "graph/x")
A, B, C, P, Q = (BASE + name for name in "abcpq")
PLAN = BASE + "plan/yokohama/izumi/2024"


def quad(subject: str, predicate: str, target: str) -> ox.Quad:
    ends = ox.NamedNode(subject), ox.NamedNode(target)
    return ox.Quad(ends[0], ox.NamedNode(predicate), ends[1], GRAPH)


@pytest.fixture
def own(tmp_path: Path) -> Project:
    return open_project(tmp_path)


def state(project: Project, *quads: ox.Quad) -> Traces:
    folder = world.keep(project, (), list(quads))
    nothing = frozenset[str]()
    return Traces("program", folder.name, nothing, nothing, nothing, None)


def differing(project: Project, before: Traces, now: Traces) -> traces.Changes:
    found = traces.changes(before, now, project.work / "store")
    assert found is not None
    return found


SEEN = [
    (("about", node(A)), True),
    (("about", node(B)), False),
    (("into", node(B), node(P)), True),
    (("into", node(B), node(Q)), False),
    (("into", node(A), node(P)), False),
    (("towards", node(B)), True),
    (("towards", node(A)), False),
    (("about", node(C)), False),
    (("page", "a"), False),
    (("day",), False),
]


@pytest.mark.parametrize(("lookup", "expected"), SEEN)
@pytest.mark.parametrize("added", [True, False], ids=["added", "removed"])
def test_a_statement_is_seen(
    own: Project, lookup: tuple[str, ...], expected: bool, added: bool
) -> None:
    less, more = [quad(C, Q, C)], [quad(C, Q, C), quad(A, P, B)]
    before, now = (state(own, *quads) for quads in ((less, more) if added else (more, less)))
    found = differing(own, before, now)
    assert (name_of(*lookup) in found.looked_up) is expected
    assert found.spare("any", Trace("", "", reads.packed([name_of(*lookup)]))) is not expected


@pytest.mark.parametrize("ends", [(PLAN + "/measure/1", A), (A, PLAN)])
def test_a_plan_of_which_something_is_said_is_no_more_the_same(
    own: Project, ends: tuple[str, str]
) -> None:
    now = state(own, quad(C, Q, C), quad(ends[0], P, ends[1]))
    found = differing(own, state(own, quad(C, Q, C)), now)
    assert found.units == {"yokohama/izumi/2024"}
    assert not found.spare("yokohama/izumi/2024", Trace(""))
    assert found.spare("yokohama/izumi/2025", Trace(""))


@pytest.mark.parametrize(
    ("change", "lookup"),
    [
        ({"pages": frozenset({"a"})}, ("page", "a")),
        ({"files": frozenset({"f"})}, ("file", "f")),
        ({"day": "2026-01-01"}, ("day",)),
        ({"names": frozenset({"金沢区"})}, ("name", "金沢")),
    ],
)
def test_other_changes_are_seen(
    own: Project, change: dict[str, object], lookup: tuple[str, ...]
) -> None:
    before = state(own, quad(A, P, B))
    now = replace(before, **change)  # type: ignore[arg-type]
    assert differing(own, before, now).looked_up == {name_of(*lookup)}
    assert differing(own, now, before).looked_up == {name_of(*lookup)}
    assert differing(own, before, before).looked_up == frozenset()


def test_what_cannot_be_known(own: Project) -> None:
    before = state(own, quad(A, P, B))
    folder = own.work / "store"
    for now in (replace(before, program="another"), replace(before, names=frozenset({"泉"}))):
        assert traces.changes(before, now, folder) is None
    assert traces.changes(replace(before, world="gone"), before, folder) is None


def test_what_is_looked_up_is_noted() -> None:
    noted, store = Reads(), store_of([quad(A, P, B)])
    sight = WatchedSight(StoreSight(store), noted)
    for _ in range(2):
        noted.begin()
        assert sight.about(node(A)) == {node(P): [node(B)]}
        assert sight.label(node(C)) is None
        assert sight.into(node(B), node(P)) == [node(A)]
        assert sight.towards(node(B)) == {node(P): [node(A)]}
        assert sight.of(node(B), node(P)) == ()
    assert "a" in Watched(reads.PAGE, {"a"}, noted)
    assert "b" not in Watched(reads.FILE, {"a"}, noted)
    Phrases(reads=noted)("金沢区")
    expected = [
        ("about", node(A)),
        ("into", node(B), node(P)),
        ("towards", node(B)),
        ("page", "a"),
        ("file", "b"),
        ("name", "金沢"),
        ("name", "沢区"),
    ]
    parts = {part_number(C, reads.LABEL), part_number(B, reads.SAID)}
    assert noted.seen == {name_of(*each) for each in expected} | parts


LABELLED, QUOTED = str(RDFS.label), str(PROV.wasQuotedFrom)


@pytest.mark.parametrize(
    ("predicate", "part"), [(LABELLED, reads.LABEL), (QUOTED, reads.ORIGIN), (P, reads.SAID)]
)
def test_a_part_of_what_is_stated_changes_by_itself(
    own: Project, predicate: str, part: int
) -> None:
    """Who asked for a name alone, say, need not know where the thing was quoted from."""
    found = differing(
        own, state(own, quad(C, Q, C)), state(own, quad(C, Q, C), quad(A, predicate, B))
    )
    for each in (reads.LABEL, reads.ORIGIN, reads.SAID):
        assert (part_number(A, each) in found.looked_up) is (each == part)
        sight = WatchedSight(StoreSight(ox.Store()), noted := Reads())
        sight.of(node(A), node(predicate))
        assert noted.seen == {part_number(A, part)}


def part_number(iri: str, part: int) -> int:
    return reads.of_part(name_of("about", node(iri)), part)


def test_what_is_remembered_was_looked_up_all_the_same() -> None:
    noted = Reads()
    memory: reads.Memory[str] = {}

    def make() -> str:
        noted.note("about", "x")
        return "made"

    for _ in range(2):
        noted.begin()
        noted.note("about", "y")
        assert noted.remembered(memory, "key", make) == "made"
        assert noted.seen == {name_of("about", "x"), name_of("about", "y")}
    phrased = Phrases(reads=noted)
    for _ in range(2):
        noted.begin()
        phrased("金沢")
        assert noted.seen == {name_of("name", "金沢")}


def test_what_a_group_is_given_counts() -> None:
    page = Listed("a", View("any", "any.html"), A)
    keys = {
        traces.given([each], Told())
        for each in (
            page,
            replace(page, path="b"),
            replace(page, fragments=(A + "#x",)),
            replace(page, answers={"rows": [{"x": "1"}]}),
            replace(page, part="rows"),
            replace(page, view=View("any", "more.html")),
        )
    }
    assert len(keys) == 6
    assert traces.given([page], Told()) in keys


def test_numbers_are_forgotten_and_look_ups_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that makes page after page does not grow with them."""
    monkeypatch.setattr(Bounded, "MOST", 2)
    noted = Reads()
    for name in "abcdea":
        noted.note("about", name)
    assert noted.seen == {name_of("about", name) for name in "abcde"}
    assert len(noted._names) <= 2
