"""Validation plan by plan reports what pySHACL reports on everything, cold and from the cache."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from pathlib import Path

import pytest

from tests.effort import effort
from tests.faulty import FIXTURES, changed, fixtures
from wardplan import iris
from wardplan.cache import Cache
from wardplan.collection import GraphFile, graph_files, load
from wardplan.dataset import to_rdflib
from wardplan.findings import Finding, Severity, ordered
from wardplan.namespaces import PREFIXES, WSH
from wardplan.project import Project
from wardplan.swift import Means, WholeNeededError, validate
from wardplan.validation import shapes_graph
from wardplan.validation import validate as validate_whole

SHAPES = Path(__file__).parent.parent / "shapes"
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
IZUMI = "plan/yokohama/izumi"


def said(findings: Iterable[Finding]) -> list[tuple[object, ...]]:
    """All that a report says, messages and the exact values too."""
    return [astuple(finding) for finding in ordered(findings)]


def whole(files: tuple[GraphFile, ...], shapes: Path = SHAPES) -> tuple[Finding, ...]:
    return validate_whole(to_rdflib(load(files)), shapes_graph(shapes))


def differences(one: Iterable[Finding], other: Iterable[Finding]) -> list[object]:
    a, b = (Counter(map(repr, said(each))) for each in (one, other))
    return [*(a - b), *(b - a)]


@pytest.fixture(scope="module")
def faulty(project: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[GraphFile, ...]:
    """The repository's own files, and every failing fixture as a plan among them."""
    return (*graph_files(project), *fixtures(tmp_path_factory.mktemp("fixtures")))


@pytest.fixture(scope="module")
def expected(faulty: tuple[GraphFile, ...]) -> tuple[Finding, ...]:
    return whole(faulty)


def test_faults_of_every_kind_are_reported_as_pyshacl_reports_them(
    faulty: tuple[GraphFile, ...], expected: tuple[Finding, ...]
) -> None:
    assert differences(validate(faulty, (), SHAPES, Means()), expected) == []


def test_the_faulty_corpus_fails_nearly_every_shape(expected: tuple[Finding, ...]) -> None:
    """Few fixtures are mended by others: those that speak of the same year, entity or term."""
    meant = {str(WSH[fixture.name.split(".")[1]]) for fixture in FIXTURES}
    assert len(meant - {finding.shape for finding in expected}) <= len(meant) // 20


def test_two_processes_find_the_same(
    faulty: tuple[GraphFile, ...], expected: tuple[Finding, ...]
) -> None:
    assert differences(validate(faulty, (), SHAPES, Means(workers=2)), expected) == []


@pytest.fixture(scope="module")
def some(project: Project) -> tuple[GraphFile, ...]:
    """Reference data, the ontology, the whole plans and every ninth of those known in part."""
    files = graph_files(project)
    kept = ("izumi/2024", "kanazawa/2020", "/reference/", "/ontology")
    few = [each for each in files if not any(word in each.graph for word in kept)][::9]
    return tuple(e for e in files if e in few or any(word in e.graph for word in kept))


@pytest.mark.filterwarnings("ignore::UserWarning")  # rdflib's, about ill-formed literals
@pytest.mark.parametrize("seed", range(effort(2, 12)))
def test_random_faults_are_reported_as_pyshacl_reports_them(
    some: tuple[GraphFile, ...], tmp_path: Path, seed: int
) -> None:
    files = changed(some, tmp_path, seed, changes=12)
    found = validate(files, (), SHAPES, Means())
    assert found != ()
    assert differences(found, whole(files)) == []


@dataclass(frozen=True)
class Counting(Cache):
    """A cache that counts what it has to keep."""

    kept: list[str] = field(default_factory=list)

    def put(self, key: str, value: bytes) -> None:
        self.kept.append(key)
        super().put(key, value)


def test_what_did_not_change_is_not_judged_again(
    some: tuple[GraphFile, ...], tmp_path: Path
) -> None:
    cache = Counting(tmp_path / "cache")
    cold = validate(some, (), SHAPES, Means(cache=cache))
    assert cache.kept
    cache.kept.clear()
    assert differences(validate(some, (), SHAPES, Means(cache=cache)), cold) == []
    assert cache.kept == []


def test_a_changed_plan_is_judged_again_and_others_are_not(
    some: tuple[GraphFile, ...], tmp_path: Path
) -> None:
    files, cache = changed(some, tmp_path, 0, changes=0), Counting(tmp_path / "cache")
    validate(files, (), SHAPES, Means(cache=cache))
    cache.kept.clear()
    plan = next(e for e in files if e.graph.endswith("plan/yokohama/izumi/2024")).file
    plan.write_text(plan.read_text(encoding="utf-8").replace('"1"^^', '"01"^^'), encoding="utf-8")
    assert differences(validate(files, (), SHAPES, Means(cache=cache)), whole(files)) == []
    assert len(cache.kept) <= 3


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("seed", range(effort(2, 6)))
def test_a_warm_report_after_random_edits_is_the_cold_one(
    some: tuple[GraphFile, ...], tmp_path: Path, seed: int
) -> None:
    """Edits anywhere: in plans, in links, in the reference data and the ontology they rely on."""
    (tmp_path / "edited").mkdir()
    files, cache = changed(some, tmp_path, 0, changes=0), Cache(tmp_path / "cache")
    validate(files, (), SHAPES, Means(cache=cache))
    edited = changed(files, tmp_path / "edited", seed, changes=2)
    warm = validate((*files[:seed], *edited[seed:]), (), SHAPES, Means(cache=cache))
    cold = validate((*files[:seed], *edited[seed:]), (), SHAPES, Means())
    assert cold != ()
    assert differences(warm, cold) == []


BELOW = "wp:Small rdfs:subClassOf wp:Measure ."
LEADS = "a wp:Plan ; wp:measure <plan/yokohama/izumi/2023/measure/1>"
RULES = """
wsh:PlanShape a sh:NodeShape ; sh:targetClass wp:Plan ; sh:property wsh:measure , wsh:office .
wsh:measure sh:path wp:measure ; sh:class wp:Measure ; sh:severity sh:Warning ; sh:message "m"@en .
wsh:office sh:path wp:ward ; sh:class wp:Ward ; sh:severity sh:Warning ; sh:message "w"@en .
wsh:one sh:targetClass wp:Ward ; sh:property wsh:name .
wsh:name sh:path rdfs:label ; sh:maxCount 1 ; sh:severity sh:Warning ; sh:message "n"@en .
"""
WORLDS: dict[str, tuple[dict[str, str], dict[str, str], int]] = {
    "a class in another plan": (
        {"plan/yokohama/izumi/2024": f"<{IZUMI}/2024> {LEADS} ."},
        {"plan/yokohama/izumi/2023": f"<{IZUMI}/2023/measure/1> a wp:Measure ."},
        0,
    ),
    "a class below, in reference data": (
        {
            "plan/yokohama/izumi/2024": f"<{IZUMI}/2024> {LEADS} .",
            "plan/yokohama/izumi/2023": f"<{IZUMI}/2023/measure/1> a wp:Small .",
        },
        {"reference/classes": BELOW},
        0,
    ),
    "a class stated in curated data": (
        {"plan/yokohama/izumi/2024": f"<{IZUMI}/2024> a wp:Plan ; wp:ward <ward/x> ."},
        {"links/yokohama/izumi/2023": "<ward/x> a wp:Ward ."},
        0,
    ),
    "a statement about another plan": (
        {"plan/yokohama/izumi/2024": f"<{IZUMI}/2024> a wp:Plan ."},
        {"links/yokohama/izumi/2023": f"<{IZUMI}/2024> wp:measure <entity/x> ."},
        1,
    ),
    "two plans on one ward": (
        {"plan/yokohama/izumi/2024": '<ward/x> a wp:Ward ; rdfs:label "one"@en .'},
        {"plan/yokohama/izumi/2023": '<ward/x> rdfs:label "other"@en .'},
        1,
    ),
}
"""What is there first, what is added, and how many findings there are then."""


def written(folder: Path, graphs: dict[str, str]) -> tuple[GraphFile, ...]:
    found = []
    for name, turtle in graphs.items():
        file = folder / f"{name.replace('/', '-')}.ttl"
        file.write_text(HEAD + turtle, encoding="utf-8")
        found.append(GraphFile(file, str(iris.graph(name))))
    return tuple(found)


def rules(folder: Path, text: str) -> Path:
    shapes = folder / "shapes"
    shapes.mkdir()
    (shapes / "plan.ttl").write_text(HEAD + text, encoding="utf-8")
    return shapes


@pytest.mark.parametrize(("first", "added", "count"), WORLDS.values(), ids=WORLDS.keys())
def test_what_stands_elsewhere_counts_and_renews_what_was_remembered(
    tmp_path: Path, first: dict[str, str], added: dict[str, str], count: int
) -> None:
    shapes, cache = rules(tmp_path, RULES), Cache(tmp_path / "cache")
    before, after = written(tmp_path, first), written(tmp_path, first | added)
    validate(before, (), shapes, Means(cache=cache))
    found = validate(after, (), shapes, Means(cache=cache))
    assert differences(found, whole(after, shapes)) == []
    assert len(found) == count
    assert {finding.severity for finding in found} <= {Severity.WARNING}
    back = validate(before, (), shapes, Means(cache=cache))
    assert differences(back, whole(before, shapes)) == []


@pytest.mark.parametrize(
    ("data", "shapes"),
    [
        ("<a> a wp:Plan .", "wsh:a a sh:NodeShape ; sh:targetClass wp:Plan ; sh:not wsh:b ."),
        ("<a> wp:p [ a wp:Plan ] .", RULES),
        (f"<{IZUMI}/2024> rdfs:subClassOf wp:Plan .", RULES),
    ],
    ids=["shapes", "a blank node", "a plan as a class"],
)
def test_what_needs_everything_is_left_to_pyshacl(tmp_path: Path, data: str, shapes: str) -> None:
    files = written(tmp_path, {"plan/yokohama/izumi/2024": data})
    with pytest.raises(WholeNeededError):
        validate(files, (), rules(tmp_path, shapes), Means())


def test_pyshacl_is_not_loaded_for_what_conforms(tmp_path: Path) -> None:
    written(tmp_path, {"plan/yokohama/izumi/2024": f"<{IZUMI}/2024> a wp:Plan ."})
    rules(tmp_path, RULES)
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from wardplan.collection import GraphFile\n"
        "from wardplan.swift import Means, validate\n"
        "here = Path(sys.argv[1])\n"
        "file = GraphFile(here / 'plan-yokohama-izumi-2024.ttl', sys.argv[2])\n"
        "found = validate((file,), (), here / 'shapes', Means())\n"
        "print(len(found), 'pyshacl' in sys.modules)\n"
    )
    graph = str(iris.graph("plan/yokohama/izumi/2024"))
    command = [sys.executable, "-c", code, str(tmp_path), graph]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "0 False\n"
