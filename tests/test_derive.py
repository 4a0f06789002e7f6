"""From a source to its derived graph, again and again the same bytes."""

from pathlib import Path

import pytest

from tests.documents import YOKOHAMA, document, source
from wardplan import assets, known_plans
from wardplan.dataset import canonical_turtle
from wardplan.derive import Claims, check, derive, identify
from wardplan.errors import SourceError, UsageError
from wardplan.former import before_of, graph_in, plan_file
from wardplan.importer.profile import Profile
from wardplan.importer.reader import read
from wardplan.intake import derive_reported, is_whole
from wardplan.project import Project
from wardplan.reference import Reference
from wardplan.source import FrontMatter, Source
from wardplan.source import read as read_source

PLANS = sorted((assets.PACKAGE.parent / "data" / "plans" / "yokohama").glob("*.ttl"))
CLAIMS = Claims("yokohama")


@pytest.fixture(scope="module")
def derived(project: Project, reference: Reference, profile: Profile) -> dict[str, bytes]:
    """The canonical Turtle of every plan, by the name of its file."""
    found = {}
    for file in project.source_files():
        kept = read_source(file)
        before = before_of(project, kept)
        found[kept.front.stem] = canonical_turtle(derive(kept, reference, profile, before).graph)
    for file in project.known_plans_files():
        for plan in known_plans.read(file, "yokohama", reference.wards("yokohama").values()):
            if not is_whole(project, plan):
                stem = f"{plan.ward}-{plan.year}"
                own = graph_in(project.plans / plan.city / f"{stem}.ttl")
                found[stem] = canonical_turtle(derive_reported(plan, reference, own))
    return found


def test_every_plan_is_derived(derived: dict[str, bytes]) -> None:
    assert sorted(derived) == [file.stem for file in PLANS]


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_committed_file_is_derived_byte_for_byte(file: Path, derived: dict[str, bytes]) -> None:
    assert derived[file.stem] == file.read_bytes()


def test_derived_holds_source_reading_and_coverage(
    izumi: Source, reference: Reference, profile: Profile
) -> None:
    found = derive(izumi, reference, profile)
    assert (found.source, found.reading.placed) == (izumi, read(izumi.text, YOKOHAMA).placed)
    assert ([m.key for m in found.reading.plan.missions][-1], found.coverage.total) == (14, 6032)


def test_deriving_without_a_file_gives_the_keys_of_the_committed_one(
    izumi: Source, reference: Reference, profile: Profile, project: Project
) -> None:
    """Nobody has withdrawn anything yet: the text alone gives the same file."""
    turtle = canonical_turtle(derive(izumi, reference, profile).graph)
    assert turtle == plan_file(project, izumi.front).read_bytes()


def test_standalone_adds_statements_and_changes_none(
    izumi: Source, reference: Reference, profile: Profile
) -> None:
    plain = derive(izumi, reference, profile).graph
    whole = derive(izumi, reference, profile, standalone=True).graph
    assert (len(plain), len(plain - whole), len(whole) > len(plain)) == (1464, 0, True)


@pytest.mark.parametrize(
    ("name", "front"),
    [
        ("izumi", FrontMatter("yokohama", "izumi", 2024, publisher="泉区役所")),
        ("kanazawa", FrontMatter("yokohama", "kanazawa", 2020, publisher="金沢区役所")),
    ],
)
def test_identify_the_documents(
    name: str, front: FrontMatter, izumi: Source, kanazawa: Source, reference: Reference
) -> None:
    kept = {"izumi": izumi, "kanazawa": kanazawa}[name]
    found = identify(kept.text, CLAIMS, reference, YOKOHAMA)
    assert (found.city, found.ward, found.fiscal_year, found.publisher, found.issued) == (
        front.city,
        front.ward,
        front.fiscal_year,
        front.publisher,
        kept.front.issued,
    )


def test_identify_takes_the_best_evidence(reference: Reference) -> None:
    text = document("★ 令和7年度の予算をご覧ください。", title="# 令和6年度泉区運営方針")
    assert identify(text, CLAIMS, reference, YOKOHAMA) == FrontMatter(
        "yokohama", "izumi", 2024, document=1, publisher="泉区役所"
    )


def test_claims_come_before_the_text(reference: Reference) -> None:
    claims = Claims("yokohama", ward="naka", fiscal_year=2023, document=2)
    assert identify(document(), claims, reference, YOKOHAMA) == FrontMatter(
        "yokohama", "naka", 2023, document=2, publisher="中区役所"
    )


@pytest.mark.parametrize(
    ("title", "claims", "error", "message"),
    [
        (
            "# 令和6年度運営方針",
            CLAIMS,
            SourceError,
            "names no ward we know; say which with --ward",
        ),
        ("# 泉区運営方針", CLAIMS, SourceError, "does not say its fiscal year; say it with"),
        (
            "# 泉区運営方針",
            Claims("yokohama", ward="sumida"),
            UsageError,
            "unknown ward 'sumida' of yokohama; known: aoba, asahi",
        ),
        ("# 泉区運営方針", Claims("osaka", ward="nishi"), UsageError, "of osaka; known: none"),
    ],
    ids=["no ward", "no year", "unknown ward", "unknown city"],
)
def test_identify_refuses(
    title: str, claims: Claims, error: type[Exception], message: str, reference: Reference
) -> None:
    with pytest.raises(error, match=message):
        identify(document(title=title), claims, reference, YOKOHAMA)


def test_year_that_contradicts_the_title_is_refused(reference: Reference, profile: Profile) -> None:
    message = r"fiscal year 2023 contradicts the text, which says 2024 \('令和6年度横浜市泉区"
    with pytest.raises(SourceError, match=message) as caught:
        derive(source(document(), year=2023), reference, profile)
    assert caught.value.line == 1


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (document(title="# 泉区運営方針"), 2023),
        (document("★ https://example.org/R02yosan.html", title="# 泉区運営方針"), 2023),
        (document("★ 令和5年度の予算です。"), 2023),
        (document("★ 第4期計画（令和3年度～7年度）", title="# 泉区運営方針"), 2024),
    ],
    ids=["no evidence", "address only", "one evidence agrees", "period of some plan"],
)
def test_year_that_is_not_contradicted(text: str, year: int, reference: Reference) -> None:
    check(FrontMatter("yokohama", "izumi", year), read(text, YOKOHAMA), reference, YOKOHAMA)


def test_unknown_ward_in_the_front_matter(reference: Reference, profile: Profile) -> None:
    with pytest.raises(SourceError, match="unknown ward 'sumida' of yokohama"):
        derive(source(document(), ward="sumida"), reference, profile)


def test_text_that_is_no_plan(reference: Reference, profile: Profile) -> None:
    with pytest.raises(SourceError, match="neither a basic goal"):
        derive(source("今日は晴れです。"), reference, profile)
