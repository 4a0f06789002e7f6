"""Names in every form lead to the thing they mean, and only a certain one is called a match."""

from pathlib import Path

import pytest

from wardplan.namespaces import BASE
from wardplan.reconciliation.directory import Directory, load
from wardplan.reconciliation.lane import deadline
from wardplan.reconciliation.matching import Candidate, find
from wardplan.reconciliation.queries import Constraint, Query, Value

IZUMI, HODOGAYA = "ward/yokohama/izumi", "ward/yokohama/hodogaya"
OFFICE = "office/yokohama/izumi"
PLAN, AFFAIRS = "plan/yokohama/izumi/2024", "department/yokohama/izumi/general-affairs"
POLICY = "midterm/yokohama/2022/policy/9"
CRIME = f"{PLAN}/initiative/3-2"


@pytest.fixture(scope="module")
def directory(site: Path) -> Directory:
    return load(site / "dumps", BASE)


def first(directory: Directory, query: Query) -> Candidate:
    return find(directory, query, deadline())[0]


def constraint(name: str, *values: Value) -> tuple[Constraint, ...]:
    return (Constraint(name, values),)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("泉区", IZUMI),
        ("いずみく", IZUMI),
        ("イズミク", IZUMI),
        ("ｲｽﾞﾐｸ", IZUMI),
        ("Izumi Ward", IZUMI),
        ("IZUMI-KU", IZUMI),
        ("Izumi-ku, Yokohama", IZUMI),
        ("横浜市泉区", IZUMI),
        ("神奈川県横浜市 泉区", IZUMI),
        ("14116", IZUMI),
        (f"{BASE}{IZUMI}", IZUMI),
        (IZUMI, IZUMI),
        ("保土ヶ谷区", HODOGAYA),
        ("保土が谷区", HODOGAYA),
        ("Hodogaya-ku", HODOGAYA),
        ("港北區", "ward/yokohama/kohoku"),
        ("Kōhoku-ku", "ward/yokohama/kohoku"),
        ("Kouhoku-ku", "ward/yokohama/kohoku"),
        ("横浜市泉区役所", OFFICE),
        ("泉区 総務課", AFFAIRS),
        ("泉区役所総務課", AFFAIRS),
        ("令和6年度泉区運営方針", PLAN),
        ("令和６年度　泉区区運営方針", PLAN),
        ("泉区運営方針（2024年度）", PLAN),
        ("横浜市泉区運営方針 令和6年", PLAN),
        ("Izumi Ward Operating Policy, FY2024", PLAN),
        ("横浜市中期計画2022~2025 政策9", POLICY),
        ("令和6年度泉区運営方針 防犯対策", CRIME),
        ("フェリス学院大学", "entity/ferris-university"),
        ("令和6年度", "fiscal-year/2024"),
    ],
)
def test_certain(directory: Directory, text: str, id_: str) -> None:
    found = first(directory, Query(text))
    assert (found.entity.id, found.score, found.match) == (id_, 100, True)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("泉", IZUMI),
        ("いずみ", IZUMI),
        ("Izumi", IZUMI),
        ("泉区 2024", PLAN),
        ("総務課", AFFAIRS),
        ("防犯対策", CRIME),
        ("防犯の対策", CRIME),
        ("泉区運営方計 令和6年度", PLAN),
    ],
)
def test_likely(directory: Directory, text: str, id_: str) -> None:
    found = first(directory, Query(text))
    assert (found.entity.id, found.match) == (id_, False)
    assert 0 < found.score < 100


@pytest.mark.parametrize(
    "text",
    [
        "仙台市泉区",
        "Izumi Ward, Sendai",
        "大阪府和泉市",
        "横浜市",
        "政策9",
        "戦略1",
        "存在しない名前",
        "・",
    ],
)
def test_uncertain(directory: Directory, text: str) -> None:
    """Another city's ward, a name of two things, and what is no name of anything."""
    assert not any(found.match for found in find(directory, Query(text), deadline()))


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        (Query("泉", ("wp:Ward",)), IZUMI),
        (Query("泉区2024", ("wp:Plan",)), PLAN),
        (Query("横浜市", ("wp:City",)), "city/yokohama"),
        (Query("横浜市", ("org:FormalOrganization",)), "organization/yokohama"),
        (Query("総務課", constraints=constraint("org:unitOf", "泉区役所")), AFFAIRS),
        (Query("総務課", constraints=constraint("org:unitOf", OFFICE)), AFFAIRS),
        (Query("総務課", constraints=constraint("org:unitOf", BASE + OFFICE)), AFFAIRS),
        (Query("総務課", constraints=constraint("org:unitOf", "港南区役所", "泉区役所")), AFFAIRS),
        (Query("政策9", constraints=constraint("skos:inScheme", "midterm/yokohama/2022")), POLICY),
        (
            Query(
                "防犯対策",
                constraints=(*constraint("wp:ward", "泉区"), *constraint("wp:year", 2024)),
            ),
            CRIME,
        ),
        (Query("防犯対策", constraints=constraint("wp:year", "2024")), CRIME),
        (
            Query(
                "",
                ("wp:Plan",),
                constraints=(*constraint("wp:ward", "Izumi"), *constraint("wp:year", 2024.0)),
            ),
            PLAN,
        ),
        (Query("", ("wp:Ward",), constraints=constraint("wp:established", "1986-11-03")), None),
    ],
)
def test_types_and_properties_decide(directory: Directory, query: Query, id_: str | None) -> None:
    found = find(directory, query, deadline())
    assert [each.entity.id for each in found if each.match] == ([id_] if id_ else [])
    assert id_ is None or found[0].entity.id == id_


@pytest.mark.parametrize(
    "query",
    [
        Query("泉区", constraints=constraint("schema:containedInPlace", "大阪市")),
        Query("防犯対策", constraints=constraint("wp:year", 2023)),
        Query("泉区", constraints=constraint("nothing:here", "x")),
        Query("泉区", constraints=constraint("wp:no such", "x")),
        Query("泉区", constraints=constraint("http://example.org/p", "x")),
    ],
)
def test_a_property_that_does_not_fit_makes_it_uncertain(
    directory: Directory, query: Query
) -> None:
    without = first(directory, Query(query.text))
    found = first(directory, query)
    assert found.entity == without.entity
    assert found.score < without.score and not found.match


@pytest.mark.parametrize(
    ("strict", "types", "fits"),
    [
        ("any", ("wp:Ward", "wp:City"), True),
        ("all", ("wp:Ward", "schema:AdministrativeArea"), True),
        ("all", ("wp:Ward", "wp:City"), False),
        ("any", ("wp:City",), False),
        ("any", ("no:Such",), False),
        ("should", ("wp:City",), True),
    ],
)
def test_types(directory: Directory, strict: str, types: tuple[str, ...], fits: bool) -> None:
    found = find(directory, Query("泉区", types, strict=strict), deadline())
    assert (IZUMI in [each.entity.id for each in found]) is fits


def test_of_another_type_counts_less(directory: Directory) -> None:
    found = first(directory, Query("泉区", ("wp:City",), strict="should"))
    assert (found.entity.id, found.score) == (IZUMI, 80)


def test_best_first_and_no_more_than_asked(directory: Directory) -> None:
    found = find(directory, Query("運営方針", limit=7), deadline())
    scores = [each.score for each in found]
    assert len(found) == 7
    assert scores == sorted(scores, reverse=True)


def test_everything_named_is_found_by_its_name(directory: Directory) -> None:
    """Section 4.4: a name given whole returns its thing, unless many have that name."""
    for entity in directory.by_id.values():
        assert entity in directory.named(entity.name), entity.id
        assert first(directory, Query(entity.iri)).match


def test_what_was_withdrawn_is_not_offered(directory: Directory) -> None:
    assert not any("wp:Withdrawn" in each.types for each in directory.by_id.values())
    assert {kind for each in directory.by_id.values() for kind in each.types[:1]} >= {
        "wp:Ward",
        "wp:Plan",
        "wp:Measure",
        "wp:Initiative",
        "wp:Policy",
        "wp:Department",
        "wp:Entity",
    }
