"""Import into a project: what is written, what is kept, and the self-contained file."""

import shutil
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from wardplan.derive import Claims
from wardplan.errors import SourceError, UsageError
from wardplan.intake import import_document, import_known_plans
from wardplan.iris import PlanIris, ward
from wardplan.namespaces import RDF, RDFS, WP
from wardplan.project import open_project
from wardplan.source import Source, read


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A project folder with nothing in it: everything else comes from the package."""
    root = tmp_path / "empty"
    root.mkdir()
    return root


@pytest.fixture
def raw(tmp_path: Path, kanazawa: Source) -> Path:
    file = tmp_path / "kanazawa.txt"
    file.write_text(kanazawa.text, encoding="utf-8")
    return file


def files_in(root: Path) -> list[str]:
    return sorted(str(f.relative_to(root)) for f in root.rglob("*") if f.is_file())


def test_raw_text_becomes_source_and_plan(empty: Path, raw: Path) -> None:
    import_document(open_project(empty), raw, Claims("yokohama"), None)
    assert files_in(empty) == [
        "data/links/yokohama/kanazawa-2020.ttl",
        "data/plans/yokohama/kanazawa-2020.ttl",
        "data/sources/yokohama/kanazawa-2020.md",
    ]


def test_text_is_kept_to_the_letter(empty: Path, raw: Path, kanazawa: Source) -> None:
    import_document(open_project(empty), raw, Claims("yokohama"), None)
    kept = read(empty / "data" / "sources" / "yokohama" / "kanazawa-2020.md")
    assert kept.text == kanazawa.text


def test_importing_again_writes_nothing(empty: Path, raw: Path) -> None:
    project = open_project(empty)
    import_document(project, raw, Claims("yokohama"), None)
    assert import_document(project, raw, Claims("yokohama"), None).written == ()


def test_another_text_for_the_same_document_is_refused(empty: Path, raw: Path) -> None:
    project = open_project(empty)
    import_document(project, raw, Claims("yokohama"), None)
    raw.write_text(raw.read_text(encoding="utf-8") + "\n★ 追記です。\n", encoding="utf-8")
    before = files_in(empty)
    with pytest.raises(SourceError, match="holds another text"):
        import_document(project, raw, Claims("yokohama"), None)
    assert files_in(empty) == before


def test_out_writes_one_file_only(empty: Path, raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.ttl"
    imported = import_document(open_project(empty), raw, Claims("yokohama"), out)
    assert (imported.written, files_in(empty)) == ((out,), [])


def test_out_names_the_ward_itself(empty: Path, raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.ttl"
    import_document(open_project(empty), raw, Claims("yokohama"), out)
    graph = Graph().parse(out)
    this = ward("yokohama", "kanazawa")
    assert (this, RDF.type, WP.Ward) in graph
    assert (this, RDFS.label, Literal("金沢区", lang="ja")) in graph


def test_claims_decide_where_the_text_is_silent(empty: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "x.md", tmp_path / "x.ttl"
    file.write_text("## I 基本目標\n\n### みんなのまち\n", encoding="utf-8")
    import_document(open_project(empty), file, Claims("yokohama", "totsuka", 2023), out)
    plans = list(Graph().parse(out).subjects(RDF.type, WP.Plan))
    assert plans == [PlanIris("yokohama", "totsuka", 2023).plan]


def test_front_matter_and_claims_must_agree(broken: Path) -> None:
    file = broken / "data" / "sources" / "yokohama" / "izumi-2024.md"
    with pytest.raises(SourceError, match="--ward totsuka contradicts the front matter"):
        import_document(open_project(broken), file, Claims("yokohama", "totsuka"), None)


def test_known_plans_become_a_file_each(broken: Path) -> None:
    root = open_project(broken)
    shutil.rmtree(root.plans)
    table = root.sources / "yokohama" / "known-plans.tsv"
    assert len(import_known_plans(root, table, "yokohama", None).written) == 3


def test_known_plans_as_one_file(broken: Path, tmp_path: Path) -> None:
    root, out = open_project(broken), tmp_path / "known.ttl"
    import_known_plans(root, root.sources / "yokohama" / "known-plans.tsv", "yokohama", out)
    plans = set(Graph().parse(out).subjects(WP.completeness, URIRef(str(WP.Partial))))
    assert len(plans) == 3


def test_whole_plan_is_not_replaced_by_what_is_known_in_part(broken: Path, tmp_path: Path) -> None:
    """The text of Izumi 2022 gives way to nothing: neither to the table nor silently."""
    project, text = open_project(broken), tmp_path / "izumi.md"
    text.write_text("## I 基本目標\n\n### みらいへ\n", encoding="utf-8")
    import_document(project, text, Claims("yokohama", "izumi", 2022), None)
    whole = project.plans / "yokohama" / "izumi-2022.ttl"
    before = whole.read_bytes()
    table = project.sources / "yokohama" / "known-plans.tsv"
    assert import_known_plans(project, table, "yokohama", None).written == ()
    assert whole.read_bytes() == before


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (Claims(city="sendai"), "--city sendai contradicts"),
        (Claims(document=3), "--document 3 contradicts"),
        (Claims(fiscal_year=2020), "--fiscal-year 2020 contradicts"),
    ],
    ids=["city", "document", "year"],
)
def test_claims_against_the_front_matter(broken: Path, claims: Claims, said: str) -> None:
    file = broken / "data" / "sources" / "yokohama" / "izumi-2024.md"
    with pytest.raises(SourceError, match=said):
        import_document(open_project(broken), file, claims, None)


def test_ward_that_contradicts_the_title(empty: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("# 令和6年度 泉区運営方針\n## 基本目標\n### まち\n", encoding="utf-8")
    with pytest.raises(SourceError, match="contradicts the title, which names 'izumi'"):
        import_document(open_project(empty), file, Claims("yokohama", "nishi"), None)


def test_out_must_not_be_the_source(broken: Path) -> None:
    file = broken / "data" / "sources" / "yokohama" / "izumi-2024.md"
    before = file.read_bytes()
    with pytest.raises(UsageError, match="--out names the source itself"):
        import_document(open_project(broken), file, Claims(), file)
    assert file.read_bytes() == before
