"""`wardplan init`: what a new project holds, and what is refused."""

import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.starter.test_areas import HEAD, OSAKA, TAISHO
from wardplan import holdings, reference
from wardplan.cli import app
from wardplan.errors import UsageError, WardPlanError
from wardplan.importer import profile
from wardplan.project import open_project
from wardplan.starter import Start, contents

SENDAI = "sendai\t仙台市\tSendai\t041009\thttp://data.e-stat.go.jp/lod/sac/C04100-19890401"
SENDAI_IZUMI = "izumi\t泉区\t\t041050\thttp://data.e-stat.go.jp/lod/sac/C04105-19890401"


def table(folder: Path, *rows: str) -> Path:
    file = folder / "areas.tsv"
    file.write_text("".join(f"{row}\n" for row in (HEAD, *rows)), encoding="utf-8")
    return file


def init(*arguments: str | Path) -> str:
    """What the command says; its error is raised."""
    result = CliRunner().invoke(app, ["init", *map(str, arguments)], catch_exceptions=True)
    if isinstance(result.exception, WardPlanError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_a_ward_of_the_packaged_city(tmp_path: Path) -> None:
    said = init(tmp_path / "own", "--publisher", "泉区役所", "--contact", "https://example.org/ask")
    project = open_project(tmp_path / "own")
    assert "13 files" in said
    assert "say who publishes" not in said
    assert project.config.city == "yokohama"
    assert len(reference.load(project.folder("data/reference")).wards("yokohama")) == 18
    assert "泉区役所" in (project.root / "data/dataset.ttl").read_text(encoding="utf-8")
    assert not (project.root / "site").exists()


def test_who_publishes_is_asked_for(tmp_path: Path) -> None:
    assert "say who publishes" in init(tmp_path / "own")


def test_another_city(tmp_path: Path) -> None:
    init(tmp_path / "own", "--city", "osaka", "--areas", table(tmp_path, OSAKA, TAISHO))
    project = open_project(tmp_path / "own")
    assert reference.load(project.folder("data/reference")).wards("osaka") == {"大正区": "taisho"}
    assert not project.profiles.exists()
    for path in ("site/locale/ja.toml", "site/locale/en.toml", "data/dataset.ttl"):
        text = (project.root / path).read_text(encoding="utf-8")
        assert "横浜市" not in text
        assert "of Yokohama" not in text
    rights = (project.root / "data/reference/rights.ttl").read_text(encoding="utf-8")
    assert "rights/osaka" in rights
    assert "This dataset states no terms for them" in rights
    assert "rights/yokohama" not in rights


def test_a_city_without_a_profile_begins_one(tmp_path: Path) -> None:
    rows = table(tmp_path, SENDAI, SENDAI_IZUMI)
    init(tmp_path / "own", "--city", "sendai", "--areas", rows, "--like", "osaka")
    own = open_project(tmp_path / "own").profiles
    found = profile.load("sendai", own)
    assert (found.name, found.hosts) == ("仙台市", ())
    assert found.headings.is_("measures", "経営課題")
    first = (own / "sendai.toml").read_text(encoding="utf-8").splitlines()[0]
    assert "仙台市's ward policies" in first
    assert found.sections == {}


def test_a_plan_of_that_city_is_read_by_its_own_profile(tmp_path: Path) -> None:
    """From text to statements, with a word that only the project's profile knows."""
    rows = table(tmp_path, SENDAI, SENDAI_IZUMI)
    init(tmp_path / "own", "--city", "sendai", "--areas", rows, "--like", "osaka")
    file = tmp_path / "own/profiles/sendai.toml"
    with file.open("a", encoding="utf-8") as more:
        more.write('[labels]\ninitiatives = ["なすこと"]\n')
    plan = (
        "仙台市泉区運営方針\n令和6年度\n\n目標\n\n杜のまち\n\n"
        "【経営課題1】災害に備える\n\nなすこと\n\n・訓練\n"
    )
    (tmp_path / "plan.txt").write_text(plan, encoding="utf-8")
    result = CliRunner().invoke(
        app, ["import", str(tmp_path / "plan.txt"), "--root", str(tmp_path / "own")]
    )
    assert "measures 1, initiatives 1" in result.output
    held = holdings.load(open_project(tmp_path / "own"))
    assert len(held.documents) == 1


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    init(tmp_path / "own")
    before = {file: file.read_bytes() for file in (tmp_path / "own").rglob("*") if file.is_file()}
    with pytest.raises(UsageError, match="is a project already"):
        init(tmp_path / "own")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    with pytest.raises(UsageError, match="is not empty already"):
        init(tmp_path / "full")
    assert {file: file.read_bytes() for file in before} == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["full", "own"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    init(tmp_path / "own")
    assert (tmp_path / "own" / "wardplan.toml").is_file()


REFUSED = {
    "no wards": (["--city", "osaka"], "list them with --areas"),
    "no slug": (["--city", "大阪"], "small letters, digits and hyphens"),
    "no address": (["--contact", "me"], "must be an address"),
    "quotes": (["--contact", 'https://x.example/"> <'], "must be an address"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        init(tmp_path / "own", *arguments)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_model_is_refused(tmp_path: Path) -> None:
    start = Start("sendai", table(tmp_path, SENDAI, SENDAI_IZUMI), like="kobe")
    with pytest.raises(UsageError, match="no profile 'kobe'; known: osaka, yokohama"):
        dict(contents(start))


def test_settings_are_read(tmp_path: Path) -> None:
    made = dict(contents(Start("osaka", table(tmp_path, OSAKA, TAISHO))))
    settings = tomllib.loads(made["wardplan.toml"].decode())
    assert settings["site_title_ja"].startswith("大阪市")
    assert made == dict(contents(Start("osaka", tmp_path / "areas.tsv")))


PROFILES = {
    "no TOML": ("name = ", "not readable as TOML"),
    "a table missing": ('name = "x"', "not a whole profile: KeyError.'hosts'"),
    "a wrong kind": ('name = "x"\nhosts = 3', "not a whole profile: TypeError"),
}


@pytest.mark.parametrize(("text", "said"), PROFILES.values(), ids=PROFILES.keys())
def test_a_broken_profile_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "sendai.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said) as caught:
        profile.load("sendai", tmp_path)
    assert "sendai.toml" in str(caught.value.file)
