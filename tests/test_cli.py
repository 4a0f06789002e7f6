"""The commands as a person runs them: exit codes, clear messages, nothing lost."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import run, started
from wardplan import __version__

CITY = "yokohama"
Break = Callable[[Path], object]


def plan(root: Path, name: str = "izumi-2024") -> Path:
    return root / "data" / "plans" / CITY / f"{name}.ttl"


def links(root: Path) -> Path:
    return root / "data" / "links" / CITY / "izumi-2024.ttl"


def source(root: Path, name: str = "izumi-2024") -> Path:
    return root / "data" / "sources" / CITY / f"{name}.md"


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def syntax_error(root: Path) -> None:
    links(root).write_text("PREFIX a: <http://a/>\na:b a:c .\n", encoding="utf-8")


def wrong_datatype(root: Path) -> None:
    replace(plan(root, "asahi-2015"), "wp:year 2015", 'wp:year "2015"')


def dangling_link(root: Path) -> None:
    base = "https://w3id.org/wardplan"
    element, entity = f"{base}/plan/yokohama/izumi/2024/measure/1", f"{base}/entity/nowhere"
    append(links(root), f"\n<{element}> <https://schema.org/mentions> <{entity}> .\n")


def no_front_matter(root: Path) -> None:
    text = source(root).read_text(encoding="utf-8")
    source(root).write_text(text.split("---\n", 2)[2], encoding="utf-8")


def empty_source(root: Path) -> None:
    source(root).write_bytes(b"")


def not_utf8(root: Path) -> None:
    source(root).write_bytes(source(root).read_text(encoding="utf-8").encode("cp932", "replace"))


def not_a_plan(root: Path) -> None:
    header = source(root).read_text(encoding="utf-8").split("---\n", 2)[1]
    source(root).write_text(f"---\n{header}---\n今日の献立\n", encoding="utf-8")


def unknown_ward(root: Path) -> None:
    replace(source(root), "ward: izumi", "ward: atlantis")
    source(root).rename(source(root, "atlantis-2024"))
    plan(root).rename(plan(root, "atlantis-2024"))


def contradicted_year(root: Path) -> None:
    replace(source(root), "fiscal_year: 2024", "fiscal_year: 2023")
    source(root).rename(source(root, "izumi-2023"))
    plan(root).rename(plan(root, "izumi-2023"))


def same_document_twice(root: Path) -> None:
    source(root, "izumi-2024-copy").write_bytes(source(root).read_bytes())


def duplicate_iri(root: Path) -> None:
    plan(root, "izumi-2024-2").write_bytes(plan(root).read_bytes())


def stale_plan(root: Path) -> None:
    replace(source(root), "防犯対策", "防犯の対策")


def edited_plan(root: Path) -> None:
    replace(plan(root), '"防犯対策"@ja', '"防犯対策の推進"@ja')


def broken_check(root: Path) -> None:
    (root / "shapes" / "checks" / "dangling-link.rq").write_text("SELEKT", encoding="utf-8")


def broken_template(root: Path) -> None:
    append(root / "site" / "templates" / "ward.html", "{% if %}")


def undefined_name(root: Path) -> None:
    append(root / "site" / "templates" / "base.html", "{{ nothing }}")


def broken_query(root: Path) -> None:
    (root / "site" / "queries" / "plans.rq").write_text("SELEKT", encoding="utf-8")


def no_views(root: Path) -> None:
    (root / "site" / "views.toml").unlink()


def no_plans(root: Path) -> None:
    for file in (*plan(root).parent.glob("*.ttl"), *source(root).parent.glob("*.md")):
        file.unlink()


def year_of_no_plan(root: Path) -> None:
    replace(source(root), "fiscal_year: 2024", "fiscal_year: 24")


def impossible_date(root: Path) -> None:
    replace(source(root), "issued: 2024-05-17", "issued: 2024-13-45")


def front_matter_edited_after_import(root: Path) -> None:
    replace(source(root), "issued: 2024-05-17", "issued: 2024-05-18")


def table_edited_after_import(root: Path) -> None:
    table = root / "data" / "sources" / CITY / "known-plans.tsv"
    replace(table, "未来につなぐ 笑顔のつづき", "未来につなぐ笑顔のつづき")


def misfiled_links(root: Path) -> None:
    links(root).rename(links(root).with_name("kanazawa-2019.ttl"))


def failing_expression(root: Path) -> None:
    append(root / "site" / "templates" / "base.html", "{{ 1 / 0 }}")


def odd_view(root: Path) -> None:
    (root / "site" / "views.toml").write_text("view = [3]\n", encoding="utf-8")


def escaping_page(root: Path) -> None:
    row = '\n[[page]]\nname = "evil"\npath = "../../evil"\ntemplate = "download.html"\n'
    append(root / "site" / "views.toml", row)


def page_over_a_resource(root: Path) -> None:
    row = '\n[[page]]\nname = "own"\npath = "ward/yokohama/izumi"\ntemplate = "download.html"\n'
    append(root / "site" / "views.toml", row)


def no_checks(root: Path) -> None:
    (root / "shapes" / "checks.toml").unlink()


def misnamed_file(root: Path) -> None:
    plan(root, "asahi-2015").rename(plan(root, "asahi"))


BAD_PROJECTS = [
    (syntax_error, ["data/links/yokohama/izumi-2024.ttl:2", "not valid Turtle"]),
    (wrong_datatype, ["data/plans/yokohama/asahi-2015.ttl:", "xsd:integer", "wp:year"]),
    (dangling_link, ["data/links/yokohama/izumi-2024.ttl:", "entity/nowhere", "no file describes"]),
    (no_front_matter, ["data/sources/yokohama/izumi-2024.md:1", "no front matter"]),
    (empty_source, ["data/sources/yokohama/izumi-2024.md", "empty"]),
    (not_utf8, ["data/sources/yokohama/izumi-2024.md:", "is not UTF-8"]),
    (not_a_plan, ["data/sources/yokohama/izumi-2024.md", "基本目標"]),
    (unknown_ward, ["data/sources/yokohama/atlantis-2024.md", "unknown ward 'atlantis'", "izumi"]),
    (contradicted_year, ["izumi-2023.md:", "2023 contradicts the text", "2024"]),
    (same_document_twice, ["izumi-2024.md:1", "izumi-2024-copy.md", "same ward, year"]),
    (duplicate_iri, ["described in two files", "plan/yokohama/izumi/2024"]),
    (stale_plan, ["transcription has changed", "wardplan import"]),
    (edited_plan, ["izumi-2024.ttl:", "differs from its span", "防犯対策"]),
    (broken_check, ["dangling-link.rq", "not valid SPARQL"]),
    (broken_template, ["ward.html:", "template"]),
    (undefined_name, ["'nothing' is undefined"]),
    (broken_query, ["query 'plans'"]),
    (no_views, ["site/views.toml", "not readable"]),
    (no_plans, ["data/plans", "no plan in this folder"]),
    (year_of_no_plan, ["izumi-2024.md:4", "'fiscal_year' must be a year"]),
    (impossible_date, ["izumi-2024.md:", "not readable as YAML", "month must be in 1..12"]),
    (front_matter_edited_after_import, ["izumi-2024.ttl:", "izumi-2024.md` again"]),
    (table_edited_after_import, ["tsuzuki-2013.ttl:", "known-plans.tsv` again"]),
    (misfiled_links, ["kanazawa-2019.ttl:", "another ward or year"]),
    (failing_expression, ["division by zero"]),
    (odd_view, ["views.toml", "not usable"]),
    (escaping_page, ["must not leave the site"]),
    (page_over_a_resource, ["page 'own' wants the address that page 'ward' has"]),
    (no_checks, ["checks.toml", "not a list of checks"]),
    (misnamed_file, ["data/plans/yokohama/asahi.ttl", "expected a name such as"]),
]


@pytest.mark.parametrize(
    ("damage", "said"), BAD_PROJECTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_build_refuses_and_keeps_the_last_site(
    broken: Path, damage: Break, said: list[str]
) -> None:
    (broken / "_site").mkdir()
    (broken / "_site" / "index.html").write_text("the last good site", encoding="utf-8")
    damage(broken)
    done = run("build", "--root", broken)
    assert (done.returncode, done.stdout) == (1, "")
    assert [part for part in [*said, "error: "] if part not in done.stderr] == []
    assert "Traceback" not in done.stderr
    assert [f.name for f in (broken / "_site").iterdir()] == ["index.html"]


BAD_IMPORTS = [
    pytest.param(b"", [], 1, "the file is empty", id="empty"),
    pytest.param(b" \n\n", [], 1, "the file is empty", id="blank"),
    pytest.param(b"# \xff\xa0\n", [], 1, "plan.md:1: byte 0xff is not UTF-8", id="no text"),
    pytest.param("今日の献立\n".encode(), [], 1, "neither a basic goal", id="not a ward plan"),
    pytest.param("PLAN", ["--ward", "atlantis"], 2, "unknown ward 'atlantis'", id="unknown ward"),
    pytest.param("PLAN", ["--fiscal-year", "2021"], 1, "contradicts the text", id="wrong year"),
    pytest.param("PLAN", ["--city", "atlantis"], 2, "no profile for city", id="unknown city"),
    pytest.param("PLAN", ["--document", "0"], 2, "--document", id="document zero"),
    pytest.param("# 基本目標\n## 題\n".encode(), [], 1, "--ward SLUG", id="no ward"),
    pytest.param(
        "# 泉区基本目標\n## 基本目標\n### 題\n".encode(), [], 1, "--fiscal-year", id="no year"
    ),
]


@pytest.mark.parametrize(("content", "options", "code", "said"), BAD_IMPORTS)
def test_import_refuses(
    broken: Path, tmp_path: Path, content: bytes | str, options: list[str], code: int, said: str
) -> None:
    text = source(broken).read_text(encoding="utf-8").split("---\n", 2)[2]
    file, out = tmp_path / "plan.md", tmp_path / "out.ttl"
    file.write_bytes(text.encode() if isinstance(content, str) else content)
    done = run("import", file, *options, "--out", out, "--root", broken)
    assert (done.returncode, out.exists()) == (code, False)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_table_of_plans_takes_no_ward(broken: Path) -> None:
    table = broken / "data" / "sources" / CITY / "known-plans.tsv"
    done = run("import", table, "--ward", "izumi", "--root", broken)
    assert (done.returncode, "takes only --city" in done.stderr) == (2, True)


def test_import_names_a_missing_file(broken: Path) -> None:
    done = run("import", "nowhere.md", "--root", broken)
    assert (done.returncode, done.stderr) == (2, "error: nowhere.md: no such file\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["--version"], 0, f"wardplan {__version__}", id="version"),
        pytest.param(["--help"], 0, "import", id="help"),
        pytest.param(["build", "--help"], 0, "Exit status", id="build help"),
        pytest.param(["import", "--help"], 0, "--fiscal-year", id="import help"),
        pytest.param(["fly"], 2, "No such command", id="unknown command"),
        pytest.param(["import", "x.md", "--fiscal-year", "20"], 2, "--fiscal-year", id="year 20"),
        pytest.param(["build", "--root", "/nowhere"], 1, "no such folder", id="no project"),
    ],
)
def test_command_line(arguments: list[str], code: int, said: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert said in done.stdout + done.stderr


def test_a_process_of_its_own_does_the_same(tmp_path: Path) -> None:
    for arguments in (("--version",), ("check", "--root", tmp_path), ("fly",)):
        one, other = run(*arguments), started(*arguments)
        assert (one.returncode, one.stdout) == (other.returncode, other.stdout)
        assert one.stderr.splitlines()[-1:] == other.stderr.splitlines()[-1:]


def test_check_says_warnings_and_exits_with_3(broken: Path) -> None:
    done = run("check", "--root", broken, "--lang", "ja")
    assert done.returncode == 3
    assert re.search(r"^[1-9]\d* warnings, [1-9]\d* facts to be confirmed$", done.stdout, re.M)


def test_check_for_programs(broken: Path) -> None:
    done = run("check", "--root", broken, "--json", "--profile")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    stages = [(row["stage"], row["done"], row["total"]) for row in rows if row.get("ended")]
    assert (done.returncode, done.stderr) == (3, "")
    assert [stage for stage, _, _ in stages] == ["load", "validate"]
    assert [each for each in stages if each[1] != each[2]] == []
    found = [row["finding"]["severity"] for row in rows if "finding" in row]
    assert rows[-1]["summary"]["warnings"] == len(found) == found.count("Warning")
    assert {cost["stage"] for cost in rows[-2]["profile"]} == {"load", "validate"}


def test_check_that_fails_for_programs_says_its_error_as_ever(broken: Path) -> None:
    wrong_datatype(broken)
    done = run("check", "--root", broken, "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr.startswith("error: ")) == (1, True)
    assert [row for row in rows if "summary" in row] == []


def test_import_names_a_file_it_cannot_write(broken: Path, tmp_path: Path) -> None:
    done = run("import", source(broken), "--out", tmp_path, "--root", broken)
    assert (done.returncode, done.stderr) == (
        1,
        f"error: {tmp_path}: cannot be written: Is a directory\n",
    )


def test_settings_file_with_an_unknown_name(broken: Path) -> None:
    (broken / "wardplan.toml").write_text('colour = "red"\n', encoding="utf-8")
    done = run("build", "--root", broken)
    assert done.returncode == 1
    assert "unknown setting 'colour'" in done.stderr


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(f): f.read_bytes() for f in sorted(root.rglob("*")) if f.is_file()}


def test_dry_run_writes_nothing_and_shows_what_changes(broken: Path, tmp_path: Path) -> None:
    replace(source(broken), "#### ○防犯対策", "#### ○防犯の対策")
    before, report = snapshot(broken), tmp_path / "report.json"
    options: list[str | Path] = ["--dry-run", "--lang", "ja", "--report", report]
    done = run("import", source(broken), *options, "--root", broken)
    assert snapshot(broken) == before
    assert done.returncode == 0
    assert "書き込む予定: data/plans/yokohama/izumi-2024.ttl" in done.stdout
    assert "要素: 追加 0, 変更 1, 取下げ 0, 復活 0、変わらず 80" in done.stdout
    assert "      名称: 防犯対策\n        → 防犯の対策\n" in done.stdout
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["files"] == [
        "data/plans/yokohama/izumi-2024.ttl",
        "data/sources/yokohama/izumi-2024.md",
    ]
    (change,) = told["changes"]["changed"]
    assert change["differences"][0]["new"] == ["防犯の対策"]


def test_dry_run_of_a_new_plan_counts(broken: Path, tmp_path: Path) -> None:
    file, before = tmp_path / "plan.md", snapshot(broken)
    file.write_text("## I 基本目標\n\n### みんなのまち\n", encoding="utf-8")
    options = ["--ward", "totsuka", "--fiscal-year", "2024", "--dry-run", "--lang", "en"]
    done = run("import", file, *options, "--root", broken)
    assert (done.returncode, snapshot(broken)) == (3, before)
    assert "A new plan: basic goal 1\n" in done.stdout
    assert "would write data/links/yokohama/totsuka-2024.ttl\n" in done.stdout


def test_dry_run_of_unusable_input_ends_as_the_import_does(broken: Path, tmp_path: Path) -> None:
    (tmp_path / "menu.md").write_text("今日の献立\n", encoding="utf-8")
    done = run("import", tmp_path / "menu.md", "--dry-run", "--root", broken)
    assert (done.returncode, "neither a basic goal" in done.stderr) == (1, True)


def test_dry_run_of_a_table(broken: Path) -> None:
    table = broken / "data" / "sources" / CITY / "known-plans.tsv"
    replace(table, "未来につなぐ 笑顔のつづき", "未来へつなぐ 笑顔のつづき")
    before = snapshot(broken)
    done = run("import", table, "--dry-run", "--root", broken)
    assert (done.returncode, snapshot(broken)) == (0, before)
    assert "would write data/plans/yokohama/tsuzuki-2013.ttl\n" in done.stdout
    assert "~ changed basic goal" in done.stdout


def test_rederive_leaves_a_fresh_project_as_it_is(broken: Path) -> None:
    before = snapshot(broken)
    done = run("rederive", "--root", broken)
    assert (done.returncode, done.stdout, snapshot(broken)) == (0, "", before)
    told = done.stderr.splitlines()
    assert told[-1] == "rederive 3/3 data/sources/yokohama/known-plans.tsv"


def test_rederive_mends_what_is_stale(broken: Path) -> None:
    before = plan(broken).read_bytes()
    replace(plan(broken), '"防犯対策"@ja', '"防犯対策の推進"@ja')
    done = run("rederive", source(broken), "--root", broken, "--lang", "en")
    assert plan(broken).read_bytes() == before
    assert done.stderr == "rederive 1/1 data/sources/yokohama/izumi-2024.md\n"
    assert done.stdout.splitlines() == [
        "wrote data/plans/yokohama/izumi-2024.ttl",
        "Elements: added 0, changed 1, withdrawn 0, returned 0, kept 80",
    ]


def test_rederive_for_programs(broken: Path) -> None:
    replace(plan(broken), '"防犯対策"@ja', '"防犯対策の推進"@ja')
    done = run("rederive", source(broken), "--root", broken, "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    (changed,) = [row for row in rows if "files" in row]
    assert changed["files"] == ["data/plans/yokohama/izumi-2024.ttl"]
    assert rows[-1]["summary"].items() >= {"sources": 1, "files": 1}.items()


def test_rederive_takes_sources_of_the_project_only(broken: Path, tmp_path: Path) -> None:
    done = run("rederive", tmp_path / "x.md", "--root", broken)
    assert (done.returncode, "not a source of this project" in done.stderr) == (2, True)
