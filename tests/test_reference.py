"""Reference data answers: wards, labels, mid-term plans."""

from datetime import date
from pathlib import Path

import pytest
from rdflib import URIRef

from wardplan import iris
from wardplan.errors import DataError
from wardplan.namespaces import BASE, WP
from wardplan.project import Project
from wardplan.reference import MidTermPlan, Reference, load

WARDS = {
    "中区": "naka",
    "保土ケ谷区": "hodogaya",
    "南区": "minami",
    "戸塚区": "totsuka",
    "旭区": "asahi",
    "栄区": "sakae",
    "泉区": "izumi",
    "港北区": "kohoku",
    "港南区": "konan",
    "瀬谷区": "seya",
    "磯子区": "isogo",
    "神奈川区": "kanagawa",
    "緑区": "midori",
    "西区": "nishi",
    "都筑区": "tsuzuki",
    "金沢区": "kanazawa",
    "青葉区": "aoba",
    "鶴見区": "tsurumi",
}
IZUMI = iris.ward("yokohama", "izumi")
OF_2018 = iris.midterm("yokohama", 2018)
OF_2022 = iris.midterm("yokohama", 2022)
OF_2026 = iris.midterm("yokohama", 2026)
PROLOGUE = """
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
<midterm/yokohama/2026> a wp:MidTermPlan ; dcterms:temporal <midterm/yokohama/2026#period> .
"""
START = '<midterm/yokohama/2026#period> dcat:startDate "2026-04-01" .\n'
END = '<midterm/yokohama/2026#period> dcat:endDate "2030-03-31" .\n'
ADOPTED = '<midterm/yokohama/2026> dcterms:issued "2026-12" .\n'


def test_wards_of_yokohama(reference: Reference) -> None:
    assert reference.wards("yokohama") == WARDS


@pytest.mark.parametrize("city", ["sendai", "yoko", ""])
def test_wards_of_another_city(city: str, reference: Reference) -> None:
    assert reference.wards(city) == {}


@pytest.mark.parametrize(
    ("iri", "language", "label"),
    [
        (IZUMI, "ja", "泉区"),
        (IZUMI, "en", "Izumi Ward"),
        (IZUMI, "fr", None),
        (iris.office("yokohama", "izumi"), "ja", "泉区役所"),
        (iris.midterm_part(OF_2022, "policy", 9), "ja", "政策9"),
        (iris.midterm_part(OF_2022, "policy", 9), "en", None),
        (iris.ward("yokohama", "sumida"), "ja", None),
    ],
)
def test_label(iri: URIRef, language: str, label: str | None, reference: Reference) -> None:
    assert reference.label(iri, language) == label


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (IZUMI, True),
        (iris.midterm_part(OF_2022, "policy", 38), True),
        (iris.midterm_part(OF_2022, "policy", 39), False),
        (iris.midterm_part(OF_2018, "strategy", "4-1"), True),
        (iris.midterm_part(OF_2018, "theme", 1), False),
        (iris.midterm_part(OF_2026, "measure-group", 33), True),
        (iris.midterm_part(OF_2026, "measure-group", 34), False),
    ],
)
def test_describes(iri: URIRef, expected: bool, reference: Reference) -> None:
    assert reference.describes(iri) is expected


def test_midterm_plans(reference: Reference) -> None:
    assert reference.midterm_plans == (
        MidTermPlan(OF_2018, 2018, 2021, date(2018, 10, 1)),
        MidTermPlan(OF_2022, 2022, 2025, date(2022, 12, 1)),
        MidTermPlan(OF_2026, 2026, 2029),
    )


@pytest.mark.parametrize(
    ("year", "iri"),
    [
        (2017, None),
        (2018, OF_2018),
        (2021, OF_2018),
        (2022, OF_2022),
        (2025, OF_2022),
        (2026, OF_2026),
        (2029, OF_2026),
        (2030, None),
    ],
)
def test_midterm_plan_of_a_year(year: int, iri: URIRef | None, reference: Reference) -> None:
    found = reference.midterm_plan("yokohama", year)
    assert (found.iri if found else None) == iri


def test_another_city_has_no_midterm_plan(reference: Reference) -> None:
    assert reference.midterm_plan("sendai", 2024) is None


def test_midterm_plan_of_a_folder(tmp_path: Path) -> None:
    text = PROLOGUE + START + END + ADOPTED
    (tmp_path / "midterm-2026.ttl").write_text(text, encoding="utf-8")
    expected = MidTermPlan(iris.midterm("yokohama", 2026), 2026, 2029, date(2026, 12, 1))
    assert load(tmp_path).midterm_plans == (expected,)


def test_midterm_plan_whose_adoption_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "midterm-2026.ttl").write_text(PROLOGUE + START + END, encoding="utf-8")
    assert load(tmp_path).midterm_plans == (MidTermPlan(OF_2026, 2026, 2029, None),)


@pytest.mark.parametrize(
    ("first_year", "cls", "alone"),
    [
        (2026, WP.PolicyGroup, True),
        (2026, WP.MeasureGroup, True),
        (2022, WP.MeasureGroup, False),
        (2022, WP.Theme, True),
        (2022, WP.Policy, False),
        (2026, WP.Policy, False),
        (2022, WP.Ward, False),
    ],
)
def test_only_plan_with(first_year: int, cls: URIRef, alone: bool, reference: Reference) -> None:
    (midterm,) = (plan for plan in reference.midterm_plans if plan.first_year == first_year)
    assert reference.only_plan_with(midterm, cls) is alone


@pytest.mark.parametrize(
    "facts",
    ["", END + ADOPTED, START + ADOPTED],
    ids=["nothing", "no start", "no end"],
)
def test_midterm_plan_without_its_period_is_refused(facts: str, tmp_path: Path) -> None:
    (tmp_path / "midterm-2026.ttl").write_text(PROLOGUE + facts, encoding="utf-8")
    with pytest.raises(DataError, match="a mid-term plan needs its period") as caught:
        _ = load(tmp_path).midterm_plans
    assert caught.value.term == str(iris.midterm("yokohama", 2026))


def test_load_names_file_and_line_of_a_mistake(tmp_path: Path) -> None:
    file = tmp_path / "wards.ttl"
    file.write_text("<a> <b> <c> .\n<a> <b> .\n", encoding="utf-8")
    with pytest.raises(DataError, match="not valid Turtle") as caught:
        load(tmp_path)
    assert (caught.value.file, caught.value.line) == (file, 2)


def test_empty_folder_knows_nothing(tmp_path: Path) -> None:
    assert load(tmp_path).wards("yokohama") == {}


@pytest.mark.parametrize(
    ("city", "known"),
    [
        (None, {"/city/here", "/city/there", "/entity/any", "/rights/here"}),
        ("here", {"/city/here", "/entity/any", "/rights/here"}),
        ("there", {"/city/there", "/entity/any", "/rights/here"}),
        ("her", {"/entity/any", "/rights/here"}),
    ],
)
def test_of_a_city_no_file_of_other_cities_is_read(
    city: str | None, known: set[str], tmp_path: Path
) -> None:
    for name in ("here", "there"):
        text = f"<{BASE}city/{name}> a <C> . <{BASE}office/{name}/a> a <C> ."
        (tmp_path / f"{name}.ttl").write_text(text, encoding="utf-8")
    (tmp_path / "any.ttl").write_text(
        "<entity/any> a <C> . <rights/here> a <C> .", encoding="utf-8"
    )
    subjects = {str(each) for each in load(tmp_path, city).graph.subjects()}
    assert {name for name in subjects if "/office/" not in name} == {
        BASE.rstrip("/") + path for path in known
    }


def test_all_of_a_project_with_one_city_is_read(project: Project, reference: Reference) -> None:
    assert len(load(project.folder("data/reference"), "yokohama").graph) == len(reference.graph)
