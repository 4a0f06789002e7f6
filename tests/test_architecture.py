"""The house rules: layers, sizes, annotations, and where namespaces, SPARQL and HTML may stand."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "wardplan"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "prefixes wardplan namespaces errors files years assets options text_table display running"
        " line_numbers guards rebase languages sparing rows_on_disk",
        "profiling terminal characters",
        "progress",
        "colours",
        "config formats iris records tabbed lookup likeness native sparql negotiation conditions"
        " asgi cache crew gzipped triples media_types hosting materials turtle sheets term_pairs"
        " markdown lazily folders",
        "bill",
        "reporting wording addresses project dataset source comparison tree unified rows endpoint"
        " terms",
        "documentation trials",
        "index",
        "store_sight",
        "pointer reads",
        "views reconciliation searchable tiles page_queries reach seeing narrowing",
        "plan_view remote register answer_text push app phrases",
        "question",
        "transcribe",
        "reference known_plans importer findings plan_name dates",
        "values resolution collection mentions curated validation consistency fidelity facts"
        " placing",
        "constraints shape_reading",
        "shape_parameters",
        "conformity",
        "screening",
        "units pieces",
        "judging",
        "swift",
        "mapping doubts locate links_stub distributions",
        "patch releases",
        "published change_set",
        "keys changes",
        "tombstones former",
        "derive provenance describe",
        "ignored",
        "report change_report transcript pages local_data",
        "listing",
        "annotated opened bars beside matrix neighbourhood quoted",
        "threads",
        "pairs",
        "recall shape_words",
        "accounts reviewed publish page_links intake own_pages templating",
        "remembering",
        "render",
        "shelf file_sight said stated merging",
        "narrow on_disk",
        "world",
        "holdings rederivation synth",
        "seen",
        "standing",
        "dumps linksets staleness review suggest hosted inputs",
        "census",
        "gallery explorer catalogue tables stratml history matching_manifest"
        " compare_files transcriptions",
        "api structured_data dcat citing starter",
        "documented",
        "site",
        "signposting trust void sitemap dcat_releases ckan",
        "heads robots feed described",
        "traces",
        "far",
        "warm press",
        "rendering search",
        "versions",
        "harvest",
        "judgement proposals releasing",
        "summary",
        "unchanged",
        "cluster",
        "building desk asking sending serving exporting publishing starting synthesising",
        "cli build",
        "entry",
        "__main__",
    )
)
"""From the ground up; a module imports from its own layer or from those before it."""

MAX_LINES = 250
MAX_FUNCTION_LINES = 40
MAX_PARAMETERS = 5
COMMANDS = {
    "cli.py",
    "building.py",
    "desk.py",
    "asking.py",
    "sending.py",
    "serving.py",
    "exporting.py",
    "publishing.py",
    "starting.py",
    "synthesising.py",
}
"""Where the commands of the command line are."""


UPWARD = {PACKAGE / "__init__.py": {"opened"}}
"""The package's own face leads to what is above it, but only once it is asked to open a dataset."""


def name_of(file: Path) -> str:
    """The layer name of a module: a sub-package counts as one."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py").replace("__init__", "wardplan")


def layer_of(name: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if name in layer)


def imports_of(file: Path) -> Iterator[str]:
    """The layer names a module imports from our package."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wardplan"):
            parts = (node.module or "").split(".")
            names = [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
            known = set(itertools.chain(*LAYERS))
            yield from (name if name in known else "wardplan" for name in names)


def functions_of(file: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def modules() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(PACKAGE)))


@modules()
def test_every_module_has_a_layer(file: Path) -> None:
    assert name_of(file) in set(itertools.chain(*LAYERS))


@modules()
def test_imports_only_downward(file: Path) -> None:
    own = name_of(file)
    upward = [n for n in imports_of(file) if n != own and layer_of(n) > layer_of(own)]
    assert set(upward) <= UPWARD.get(file, set())


@modules()
def test_no_cycle_within_a_layer(file: Path) -> None:
    own = name_of(file)
    beside = {n for n in imports_of(file) if n != own and layer_of(n) == layer_of(own)}
    back = {n for f in MODULES if name_of(f) in beside for n in imports_of(f)}
    assert own not in back


@modules()
def test_modules_are_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@modules()
def test_functions_are_small(file: Path) -> None:
    long = [f.name for f in functions_of(file) if _length(f) > MAX_FUNCTION_LINES]
    assert long == []


def _length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


@modules()
def test_functions_take_few_parameters(file: Path) -> None:
    """A command's parameters are its options: it may have as many as it offers."""
    many = [
        f.name
        for f in functions_of(file)
        if file.name not in COMMANDS and len(f.args.args) + len(f.args.kwonlyargs) > MAX_PARAMETERS
    ]
    assert many == []


@modules()
def test_modules_say_what_they_are(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        pytest.param(r"\bNamespace\(", {"namespaces.py"}, id="namespaces"),
        pytest.param(r"https://w3id\.org/", {"prefixes.py"}, id="the base IRI"),
        pytest.param(r"\bSELECT\b.*\?\w+|\bCONSTRUCT\s*\{", set(), id="SPARQL"),
        pytest.param(r"</?(?:div|p|a|span|table|html)\b[^>]*>\w", set(), id="HTML"),
        pytest.param(r"except\s*:|except (?:Base)?Exception\b", set(), id="broad except"),
        pytest.param(r"^\s*global\b", set(), id="global state"),
        pytest.param(
            r"datetime\.now|date\.today|time\.time\(\)", {"publishing.py"}, id="the clock"
        ),
    ],
)
def test_only_in_its_place(pattern: str, allowed: set[str]) -> None:
    found = {
        file.name
        for file in MODULES
        if re.search(pattern, file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert found <= allowed


def test_top_level_is_as_agreed() -> None:
    wanted = ["ontology", "data", "build.py", "shapes", "site", "tests", "pyproject.toml"]
    assert [name for name in wanted if not (ROOT / name).exists()] == []
