"""`wardplan query` as a person types it: text, file, name or pipe in; rows, graph or error out."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pyoxigraph as ox
import pytest

from tests.command import raw
from tests.competency.answers import QUESTIONS
from tests.conftest import ROOT, copy_project
from wardplan import local_data, unified
from wardplan.project import open_project
from wardplan.question import gallery

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?plan a wp:Plan }"
TWO = (
    'SELECT ?plan ?label { ?plan wp:year 2024 ; wp:ward/rdfs:label "泉区"@ja ; rdfs:label ?label }'
)
NAMES = sorted(file.stem for file in gallery(open_project(ROOT)).glob("*.rq"))


def ask(root: Path, *arguments: str | Path, typed: bytes = b"") -> CompletedProcess[bytes]:
    """`wardplan query ...`; `typed` comes through a pipe."""
    return raw("query", "--root", root, *arguments, typed=typed)


def said(root: Path, *arguments: str | Path) -> str:
    done = ask(root, *arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


@pytest.fixture(scope="module")
def root(site: Path) -> Path:
    return site.parent


@pytest.fixture
def hung(tmp_path: Path, root: Path) -> Path:
    """A project with a built dump and a gallery of one question."""
    shutil.copytree(root / "_site" / "dumps", tmp_path / "_site" / "dumps")
    folder = tmp_path / "site" / "gallery"
    folder.mkdir(parents=True)
    (folder / "how-many.rq").write_text(COUNT, encoding="utf-8")
    (folder / "gallery.toml").write_text(
        '[[category]]\nname = "all"\nja = "全体"\nen = "All"\n\n[columns]\n\n'
        '[[question]]\nname = "how-many"\ncategory = "all"\n'
        'ja = "いくつあるか。"\nen = "How many?"\n',
        encoding="utf-8",
    )
    return tmp_path


FORMATS = [
    pytest.param(COUNT, [], "n\n--\n77\n", id="table"),
    pytest.param(COUNT, ["--format", "csv"], "n\r\n77\r\n", id="csv"),
    pytest.param(COUNT, ["--format", "tsv"], "?n\n77\n", id="tsv"),
    pytest.param("ASK { ?plan a wp:Plan }", [], "yes\n", id="yes"),
    pytest.param("ASK { ?plan a wp:Nothing }", [], "no\n", id="no"),
    pytest.param("ASK { ?plan a wp:Plan }", ["--format", "csv"], "true", id="ask as csv"),
    pytest.param("SELECT ?x { ?x a wp:Nothing }", [], "x\n-\n", id="no row"),
    pytest.param("SELECT ?x { BIND('a\nb' AS ?x) }".replace("\n", "\\n"), [], "x\n---\na b\n",
                 id="a line end in a text"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "options", "wanted"), FORMATS)
def test_answer(root: Path, query: str, options: list[str], wanted: str) -> None:
    assert said(root, query, *options) == wanted


def test_columns_are_as_wide_as_japanese_needs_them(root: Path) -> None:
    header, rule, *rows = said(root, TWO).splitlines()
    iri = "https://w3id.org/wardplan/plan/yokohama/izumi/2024"
    assert rule == f"{'-' * len(iri)}  {'-' * 35}"
    assert header.index("label") == len(iri) + 2
    assert sorted(rows) == [
        f"{iri}  Izumi Ward Operating Policy, FY2024",
        f"{iri}  令和6年度泉区運営方針",
    ]


def test_json_is_the_standard_one(root: Path) -> None:
    answer = json.loads(said(root, COUNT, "--format", "json"))
    (row,) = answer["results"]["bindings"]
    assert (answer["head"]["vars"], row["n"]["value"]) == (["n"], "77")


@pytest.mark.parametrize(
    ("options", "syntax"),
    [
        pytest.param([], ox.RdfFormat.TURTLE, id="default"),
        pytest.param(["--format", "ttl"], ox.RdfFormat.TURTLE, id="ttl"),
        pytest.param(["--format", "nt"], ox.RdfFormat.N_TRIPLES, id="nt"),
        pytest.param(["--format", "jsonld"], ox.RdfFormat.JSON_LD, id="jsonld"),
    ],
)
def test_graph(root: Path, options: list[str], syntax: ox.RdfFormat) -> None:
    text = said(root, "CONSTRUCT WHERE { ?ward a wp:Ward }", *options)
    assert len(list(ox.parse(text, format=syntax))) == 18


def test_query_from_a_file_a_pipe_and_the_gallery(hung: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(COUNT, encoding="utf-8-sig")
    wanted = "n\n--\n77\n"
    assert said(hung, file) == wanted
    assert said(hung, "how-many") == wanted
    assert ask(hung, typed=COUNT.encode()).stdout.decode() == wanted
    assert ask(hung, "-", typed=COUNT.encode()).stdout.decode() == wanted


@pytest.mark.parametrize(("language", "words"), [("en", "How many?"), ("ja", "いくつあるか。")])
def test_list(hung: Path, language: str, words: str) -> None:
    (line,) = said(hung, "--list", "--lang", language).splitlines()
    assert line.split(maxsplit=1) == ["how-many", words]


BAD = [
    pytest.param(["SELECT ?x\nWHERE { ?x wpp:a 1 }"], 1,
                 ["query:2: column 17:", "unknown prefix 'wpp:'", "\n  WHERE { ?x wpp:a 1 }\n"],
                 id="unknown prefix"),
    pytest.param(["SELECT ?泉 {\n ?泉 wp:year\n}"], 1, ["query:3: column 1:", "\n  }\n  ^"],
                 id="the place after Japanese"),
    pytest.param(["SELECT ?泉 { ?泉 FILTER }"], 1, [f"\n  {' ' * 23}^"], id="mark below Japanese"),
    pytest.param(["FILE"], 1, ["bad.rq:1: column 10: not valid SPARQL"], id="in a file"),
    pytest.param(["LATIN"], 1, ["latin.rq: not UTF-8 text"], id="not UTF-8"),
    pytest.param([""], 1, ["not valid SPARQL"], id="empty"),
    pytest.param(["INSERT DATA { <a:a> <a:b> 1 }"], 1, ["not valid SPARQL"], id="update"),
    pytest.param(["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], 1,
                 ["cannot be evaluated"], id="service nobody gives"),
    pytest.param(["how-mani"], 2, ["neither a file nor", "how-many"], id="near a name"),
    pytest.param(["qqqq"], 2, ["neither a file nor", "--list"], id="no name"),
    pytest.param([COUNT, "--format", "ttl"], 2, ["no graph; --format csv"], id="rows as ttl"),
    pytest.param(["CONSTRUCT WHERE { ?a a wp:Ward }", "--format", "csv"], 2,
                 ["is a graph; --format ttl"], id="graph as csv"),
    pytest.param([COUNT, "--format", "xls"], 2, ["--format"], id="unknown format"),
    pytest.param([COUNT, "--root", "/nowhere"], 1, ["no such folder"], id="no project"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "parts"), BAD)
def test_refusal(
    hung: Path, tmp_path: Path, arguments: list[str], code: int, parts: list[str]
) -> None:
    (tmp_path / "bad.rq").write_text("SELEKT ?x {}", encoding="utf-8")
    (tmp_path / "latin.rq").write_bytes("# é".encode("latin-1"))
    files = {"FILE": str(tmp_path / "bad.rq"), "LATIN": str(tmp_path / "latin.rq")}
    done = ask(hung, *(files.get(each, each) for each in arguments))
    message = done.stderr.decode()
    assert (done.returncode, done.stdout) == (code, b"")
    assert [part for part in parts if part not in message] == []
    assert "Traceback" not in message


def test_a_folder_without_a_gallery_or_data(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    done = ask(tmp_path, "--list")
    assert (done.returncode, b"no gallery of questions" in done.stderr) == (1, True)
    done = ask(tmp_path, COUNT)
    assert (done.returncode, b"neither data/ nor _site/" in done.stderr) == (1, True)


def test_a_gallery_that_cannot_be_read(hung: Path) -> None:
    (hung / "site" / "gallery" / "gallery.toml").write_text("question = 3", encoding="utf-8")
    done = ask(hung, "--list")
    assert (done.returncode, b"not usable as a gallery" in done.stderr) == (1, True)


def test_without_a_build_data_are_asked_and_give_the_same(tmp_path: Path, root: Path) -> None:
    copy = open_project(copy_project(tmp_path / "copy"))
    found = local_data.read(copy)
    assert found.origin == copy.root / "data"
    assert set(found.quads) == set(unified.read_file(local_data.dump_of(open_project(root))))
    assert said(copy.root, COUNT) == "n\n--\n77\n"


@pytest.mark.parametrize("change", ["written", "added", "taken away"])
def test_a_build_older_than_the_data_is_not_asked(tmp_path: Path, root: Path, change: str) -> None:
    copy = open_project(copy_project(tmp_path / "copy"))
    shutil.copytree(root / "_site" / "dumps", copy.site / "dumps")
    later = local_data.dump_of(copy).stat().st_mtime + 10
    for path in (copy.root / "data", *(copy.root / "data").rglob("*")):
        os.utime(path, (later - 20, later - 20))
    assert not local_data.is_stale(copy)
    plan = copy.plans / "yokohama" / "asahi-2015.ttl"
    match change:
        case "written":
            os.utime(plan, (later, later))
        case "added":
            (plan.parent / "note.txt").touch()
            os.utime(plan.parent, (later, later))
        case _:
            plan.unlink()
            os.utime(plan.parent, (later, later))
    assert local_data.is_stale(copy)


def test_a_query_loads_nothing_slow(root: Path) -> None:
    """What makes it start at once: neither rdflib nor pySHACL nor an HTTP client is imported."""
    code = (
        "import sys; from wardplan.entry import main\n"
        "try: main(['query', 'ASK {}', '--root', sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "slow = {'rdflib', 'pyshacl', 'httpx', 'jinja2', 'rich.progress', 'wardplan.cli'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "yes\n[]\n"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda file: file.stem)
def test_the_competency_questions(root: Path, question: Path) -> None:
    answer = said(root, question, "--format", "csv").replace("\r\n", "\n")
    assert answer == question.with_suffix(".csv").read_text(encoding="utf-8")


def test_every_question_of_the_gallery_is_found_by_name(root: Path) -> None:
    """The gallery of this repository, where it has one."""
    assert [name for name in NAMES if ask(root, name).returncode != 0] == []


@pytest.mark.parametrize("command", ["query", "push"])
def test_help_is_the_same_on_both_ways_in(command: str) -> None:
    texts = []
    for module in ("wardplan.entry", "wardplan.cli"):
        code = f"from {module} import main; main(['{command}', '--help'])"
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        )
        texts.append(done.stdout)
    assert texts[0] == texts[1]
    assert "Exit status" in texts[0].replace("\n  ", " ")
