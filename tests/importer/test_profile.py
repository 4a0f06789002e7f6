"""A city's words: which section, division and bureau a printed name stands for."""

from pathlib import Path

import pytest

from wardplan.errors import UsageError
from wardplan.importer.profile import Profile, Unit, load

OFFICE = "general-affairs-division"
HEALTH = "health-and-welfare-center"
UNITS: dict[str, tuple[str, str, Unit]] = {
    "section": ("総務課", "泉区", Unit("general-affairs", OFFICE)),
    "of another ward": ("総務課", "戸塚区", Unit("general-affairs", OFFICE)),
    "ward's name before it": ("戸塚区総務課", "戸塚区", Unit("general-affairs", OFFICE)),
    "half-width middle dot": (
        "高齢･障害支援課",
        "泉区",
        Unit("elderly-and-disabled-support", HEALTH),
    ),
    "accounting is not the ward's name": ("区会計室", "泉区", Unit("accounting", OFFICE)),
    "office with the ward's name": ("泉土木事務所", "泉区", Unit("public-works-office")),
    "office of another ward": ("戸塚土木事務所", "戸塚区", Unit("public-works-office")),
    "office alone": ("土木事務所", "戸塚区", Unit("public-works-office")),
    "places behind the name": ("保育園(和泉・北上飯田)", "泉区", Unit("nursery-schools")),
    "full-width brackets": ("保育園（和泉・北上飯田）", "泉区", Unit("nursery-schools")),
    "space inside": ("保険 年金課", "泉区", Unit("insurance-and-pension", HEALTH)),
}
UNKNOWN = [
    ("謎の課", "泉区"),
    ("総務", "泉区"),
    ("戸塚土木事務所", "泉区"),
    ("総務課長", "泉区"),
    ("", "泉区"),
]


@pytest.mark.parametrize(("printed", "ward", "unit"), UNITS.values(), ids=UNITS.keys())
def test_unit(printed: str, ward: str, unit: Unit, profile: Profile) -> None:
    assert profile.unit(printed, ward) == unit


@pytest.mark.parametrize(("printed", "ward"), UNKNOWN)
def test_unknown_unit(printed: str, ward: str, profile: Profile) -> None:
    assert profile.unit(printed, ward) is None


def test_yokohama(profile: Profile) -> None:
    assert (profile.slug, profile.name, profile.hosts) == (
        "yokohama",
        "横浜市",
        ("city.yokohama.lg.jp",),
    )


def test_yokohama_has_two_divisions_of_six_sections(profile: Profile) -> None:
    assert profile.divisions == {OFFICE: "総務部", HEALTH: "福祉保健センター"}
    assert [unit.division for unit in profile.sections.values()] == [OFFICE] * 6 + [HEALTH] * 6


def test_no_slug_is_given_twice(profile: Profile) -> None:
    units = (*profile.sections.values(), *profile.offices.values())
    slugs = [*profile.divisions, *(unit.slug for unit in units)]
    assert len(set(slugs)) == len(slugs) == 16


def test_bureaus(profile: Profile) -> None:
    assert profile.bureaus == {"都市整備局": "urban-development"}


def test_unknown_city() -> None:
    with pytest.raises(UsageError, match="no profile for city 'kyoto'; known: osaka, yokohama"):
        load("kyoto")


def test_a_projects_own_profile_comes_first(tmp_path: Path) -> None:
    (tmp_path / "yokohama.toml").write_text('like = "osaka"\nname = "別の市"\n', encoding="utf-8")
    assert (load("yokohama", tmp_path).name, load("yokohama").name) == ("別の市", "横浜市")


def test_a_profile_like_another_has_all_of_it_but_what_it_says_itself(
    tmp_path: Path, profile: Profile
) -> None:
    own = 'like = "yokohama"\nname = "星凪市"\n[labels]\nnew = ["初"]\n'
    (tmp_path / "hoshinagi.toml").write_text(own, encoding="utf-8")
    made = load("hoshinagi", tmp_path)
    assert (made.slug, made.name, made.hosts) == ("hoshinagi", "星凪市", profile.hosts)
    assert (made.labels.is_("new", "初"), made.labels.is_("new", "新規")) == (True, False)
    assert made.labels.is_("budget", "予算額")


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ('like = "nowhere"', "no profile for city 'nowhere'; known: osaka, yokohama"),
        ('like = "here"', "must name the profile of another city, not 'here'"),
        ("like = 1", "must name the profile of another city, not 1"),
        ("like = ", "not readable as TOML"),
    ],
)
def test_a_profile_that_cannot_be_read_is_refused(tmp_path: Path, own: str, message: str) -> None:
    (tmp_path / "here.toml").write_text(own, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load("here", tmp_path)
