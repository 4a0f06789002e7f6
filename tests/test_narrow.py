"""What a query sees, held in memory: its answers are those of all data, as far as there is room."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from wardplan import narrow, stated, world
from wardplan.collection import ONTOLOGY_GRAPH
from wardplan.config import Config
from wardplan.holdings import Holdings
from wardplan.namespaces import PREFIXES
from wardplan.narrow import Narrow
from wardplan.project import Project
from wardplan.seeing import ALL, TYPE, scope
from wardplan.stated import Stated
from wardplan.unified import lines_of

ROOT = Path(__file__).parent.parent
UNION = sorted((*ROOT.glob("site/queries/**/*.rq"), *ROOT.glob("shapes/checks/*.rq")))
MERGED = sorted(
    file
    for file in (*ROOT.glob("site/gallery/*.rq"), *ROOT.glob("site/tables/*.rq"))
    if "GRAPH" not in file.read_text(encoding="utf-8")
)
P, Q = ("SELECT ?s { ?s <urn:p> ?o }", "SELECT ?s { ?s <urn:q> ?o }")


@pytest.fixture(scope="module")
def folder(holdings: Holdings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data of the project in a store on disk."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(world, "ROOM", 0)
        own = Project(tmp_path_factory.mktemp("narrow"), Config())
        yield world.keep(own, (), list(holdings.store))


@pytest.fixture(scope="module")
def of_graphs(folder: Path) -> Narrow:
    found = world.narrow(folder)
    assert found
    return found


@pytest.fixture(scope="module")
def of_merge(folder: Path) -> Narrow:
    found = world.narrow(folder, ONTOLOGY_GRAPH)
    assert found
    return found


def answers(store: ox.Store, query: str) -> list[str]:
    found = store.query(query, prefixes=PREFIXES, use_default_graph_as_union="GRAPH" not in query)
    assert not isinstance(found, ox.QueryBoolean)
    rows = found if isinstance(found, ox.QueryTriples) else (tuple(each) for each in found)
    return sorted(str([None if t is None else str(t) for t in row]) for row in rows)


@pytest.mark.parametrize("file", UNION, ids=lambda file: file.stem)
def test_a_query_of_all_graphs_has_the_same_answers(
    file: Path, of_graphs: Narrow, holdings: Holdings
) -> None:
    query = file.read_text(encoding="utf-8")
    store = of_graphs.store(query)
    assert (store is None) == (scope(query) in (None, ALL))
    if store is not None:
        assert answers(store, query) == answers(holdings.store, query)


@pytest.mark.parametrize("file", MERGED, ids=lambda file: file.stem)
def test_a_query_of_their_merge_has_the_same_answers(
    file: Path, of_merge: Narrow, holdings: Holdings
) -> None:
    query = file.read_text(encoding="utf-8")
    store = of_merge.store(query)
    assert (store is None) == (scope(query) in (None, ALL))
    if store is not None:
        assert answers(store, query) == answers(holdings.merged, query)


def test_all_lines_of_the_merge_are_told_once(folder: Path, holdings: Holdings) -> None:
    found = world.lines(folder, ONTOLOGY_GRAPH)
    assert found is not None
    assert sorted(found) == sorted(lines_of(holdings.merged))


def own(tmp_path: Path, *lines: tuple[str, str, str], graph: str = "urn:g") -> Narrow:
    file = tmp_path / stated.NAME
    stated.write(file, [(graph, lines)])
    return Narrow(Stated(file))


LINES = [
    *(("<urn:x>", "<urn:p>", f'"{n}"') for n in range(3)),
    *(("<urn:x>", "<urn:q>", f'"{n}"') for n in range(2)),
    ("<urn:x>", TYPE, "<urn:c>"),
    ("<urn:y>", TYPE, "<urn:d>"),
]


def test_what_is_held_grows_until_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = own(tmp_path, *LINES)
    sizes = [len(store) for query in (P, Q, P) if (store := found.store(query)) is not None]
    assert sizes == [3, 5, 5]
    monkeypatch.setattr(narrow, "ROOM", 4)
    small = Narrow(Stated(tmp_path / stated.NAME))
    sizes = [len(store) for query in (P, Q, P) if (store := small.store(query)) is not None]
    assert sizes == [3, 2, 3]
    monkeypatch.setattr(narrow, "ROOM", 2)
    assert small.store(P) is None
    assert small.store("SELECT ?s { ?s ?p ?o }") is None


@pytest.mark.parametrize(
    ("query", "number"), [("?s a <urn:c>", 1), ("?s a ?c", 2), ("?s a <urn:none>", 0)]
)
def test_classes_are_told_apart(tmp_path: Path, query: str, number: int) -> None:
    store = own(tmp_path, *LINES).store(f"SELECT ?s {{ {query} }}")
    assert store is not None
    assert len(store) == number


def test_a_graph_can_be_taken_out(tmp_path: Path) -> None:
    own(tmp_path, *LINES[:3])
    own(tmp_path, *LINES, graph="urn:h")
    stated.remove(tmp_path / stated.NAME, ["urn:g"])
    assert Stated(tmp_path / stated.NAME).numbers() == {
        "<urn:p>": 3,
        "<urn:q>": 2,
        f"{TYPE} <urn:c>": 1,
        f"{TYPE} <urn:d>": 1,
    }
