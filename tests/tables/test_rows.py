"""The rows: one for each thing, of the right types, true to the data, plan by plan the same."""

from itertools import groupby

import pyoxigraph as ox
import pytest

from tests.tables.made import NAMES, PLAN, TABLES, store, table
from wardplan import plan_view, tables, terms
from wardplan.errors import SiteError
from wardplan.holdings import Holdings
from wardplan.lookup import value
from wardplan.pointer import expand
from wardplan.tables.register import Table
from wardplan.tables.rows import Row, rows, text
from wardplan.unified import merge_into

INITIATIVE = f"{PLAN}/initiative/1-1"
IZUMI = "https://w3id.org/wardplan/plan/yokohama/izumi/2024"
MIDTERM = "https://w3id.org/wardplan/midterm/yokohama/2022"

COUNTS = {
    "plans": 77,
    "measures": 193,
    "initiatives": 31,
    "actions": 32,
    "citations": 13,
    "missions": 14,
    "departments": 14,
    "wards": 18,
}
"""How many rows a table has, where the sources settle it."""

SAYS: dict[str, tuple[str, Row]] = {
    "plans": (
        IZUMI,
        {
            "label": "令和6年度泉区運営方針",
            "cityLabel": "横浜市",
            "year": 2024,
            "whole": True,
            "goalLabel": "みらいへ進もう！地域とともに",
            "duringMidTermPlan": [MIDTERM],
            "issued": ["2024-05-17"],
        },
    ),
    "measures": (f"{IZUMI}/measure/3", {"position": 3, "label": "安全・安心のまちづくり"}),
    "initiatives": (
        f"{IZUMI}/initiative/2-2",
        {
            "contributesTo": [f"{MIDTERM}/policy/18", f"{MIDTERM}/policy/19"],
            "contributesToLabel": ["政策18", "政策19"],
            "isNew": None,
            "leadBureau": [],
        },
    ),
    "citations": (
        f"{IZUMI}#citation-1",
        {"citing": IZUMI, "cites": [f"{MIDTERM}/basic-strategy/1"], "citedPolicy": []},
    ),
    "missions": (
        f"{IZUMI}#mission-11",
        {"departmentLabel": "保育園(和泉・北上飯田)", "servesMeasure": [f"{IZUMI}/measure/5"]},
    ),
    "policies": (
        f"{MIDTERM}/policy/9",
        {"kindLabel": "政策", "number": 9, "titleConfirmed": False},
    ),
}
"""Some cells of a row."""

DEPARTMENTS = f"""
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
<{INITIATIVE}> a wp:Initiative ; wp:plan <{PLAN}> ; rdfs:label "取組"@ja ;
    wp:contributesTo <urn:p:1>, <urn:p:2> ; wp:responsibleDepartment <urn:d:1>, <urn:d:2> .
<urn:p:1> rdfs:label "政策1"@ja . <urn:p:2> rdfs:label "政策1"@ja .
<urn:d:1> rdfs:label "総務課"@ja . <urn:d:2> rdfs:label "税務課"@ja .
"""


@pytest.fixture(scope="module")
def data(holdings: Holdings) -> ox.Store:
    return tables.data_of(holdings.store)


@pytest.mark.parametrize(("name", "count"), COUNTS.items(), ids=COUNTS.keys())
def test_number_of_rows(data: ox.Store, name: str, count: int) -> None:
    assert len(list(rows(data, table(name)))) == count


@pytest.mark.parametrize(("name", "said"), SAYS.items(), ids=SAYS.keys())
def test_row_says(data: ox.Store, name: str, said: tuple[str, Row]) -> None:
    iri, cells = said
    (row,) = (row for row in rows(data, table(name)) if row["iri"] == iri)
    assert {key: row[key] for key in cells} == cells


@pytest.mark.parametrize("each", TABLES.listed, ids=NAMES)
def test_every_row_has_an_iri_of_its_own(data: ox.Store, each: Table) -> None:
    iris = [row["iri"] for row in rows(data, each)]
    assert len(set(iris)) == len(iris) > 0
    assert None not in iris


@pytest.mark.parametrize("each", TABLES.listed, ids=NAMES)
def test_cell_of_a_property_is_a_statement_of_the_data(data: ox.Store, each: Table) -> None:
    for column in each.columns:
        if column.property:
            property_ = ox.NamedNode(terms.value(expand(column.property)))
            quads = data.quads_for_pattern(None, property_, None)
            said = {(value(q.subject), value(q.object)) for q in quads}
            for row in rows(data, each):
                cell = row[column.name]
                values = cell if isinstance(cell, list) else [] if cell is None else [cell]
                assert {(row["iri"], text(each)) for each in values} <= said


@pytest.mark.parametrize("name", ["plans", "measures", "initiatives", "actions", "citations"])
def test_one_plan_alone_gives_its_rows_of_the_whole(
    holdings: Holdings, data: ox.Store, name: str
) -> None:
    """So a plan can be a unit of work: its graphs and the reference data are enough."""
    column = "iri" if name == "plans" else "plan"
    found = sorted(rows(data, table(name)), key=lambda row: str(row[column]))
    whole = {str(k): list(g) for k, g in groupby(found, key=lambda row: row[column])}
    for plan in plan_view.known(holdings.store):
        assert list(rows(_alone(holdings.store, plan), table(name))) == whole.get(plan, [])


def _alone(store: ox.Store, plan: str) -> ox.Store:
    path = plan.partition("/plan/")[2]
    kept = (f"/graph/plan/{path}", f"/graph/links/{path}", "/graph/reference/")
    made = ox.Store()
    merge_into(made, (quad for quad in store if any(k in str(quad.graph_name) for k in kept)))
    return made


def test_lists_of_one_row_do_not_multiply_and_names_stay_with_their_things() -> None:
    (row,) = rows(store(DEPARTMENTS), table("initiatives"))
    assert row["contributesTo"] == ["urn:p:1", "urn:p:2"]
    assert row["contributesToLabel"] == ["政策1", "政策1"]
    assert row["responsibleDepartment"] == ["urn:d:1", "urn:d:2"]
    assert row["responsibleDepartmentLabel"] == ["総務課", "税務課"]


def test_separator_inside_a_value_is_replaced_only_in_a_list() -> None:
    assert text(["a|b", "c"]) == "a｜b|c"
    assert text("a|b") == "a|b"


def test_value_of_another_type() -> None:
    wrong = store(f'<{PLAN}/measure/1> <https://w3id.org/wardplan/def#number> "one" .')
    with pytest.raises(SiteError, match="column 'number' must hold integer values"):
        list(rows(wrong, table("measures")))
