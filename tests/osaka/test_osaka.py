"""Another city is one profile: Osaka's vocabulary, from text to pages, never mixed up."""

from pathlib import Path

import pytest

from tests.conftest import build
from tests.documents import YOKOHAMA, document
from wardplan.derive import Claims
from wardplan.errors import SourceError, UsageError
from wardplan.importer import cities, profile
from wardplan.importer.draft import Kind
from wardplan.importer.reader import read
from wardplan.intake import import_document
from wardplan.project import open_project

TEXT = Path(__file__).parent / "taisho-2024.txt"
OTHER_CITY: dict[str, tuple[str, str | None]] = {
    "another city's ward": ("大阪市鶴見区の取組です。", "大阪市"),
    "another city's page": ("https://www.city.osaka.lg.jp/tsurumi/", "osaka"),
    "a neighbour": ("川崎市と協力します。", None),
    "own city named too": ("横浜市鶴見区は、大阪市鶴見区と交流します。", None),
    "no city": ("鶴見区の取組です。", None),
}


def test_the_sample_is_read_whole() -> None:
    reading = read(TEXT.read_text(encoding="utf-8"), profile.load("osaka"))
    plan = reading.plan
    assert plan.goal is not None
    assert plan.goal.label.text == "海と川に開かれ、誰もがつながるまち"
    assert [(m.number, m.label.text) for m in plan.measures] == [
        (1, "水害に強いまちづくり"),
        (2, "子どもが健やかに育つまちづくり"),
    ]
    assert [[i.label.text for i in m.initiatives] for m in plan.measures] == [
        ["避難ビルの確保", "地域の防災リーダーの育成"],
        ["身近な場での子育て相談"],
    ]
    assert len(plan.introductions) == 2
    assert Kind.UNPLACED not in {item.kind for item in reading.placed}


def test_indicators_carry_target_result_and_grade() -> None:
    plan = read(TEXT.read_text(encoding="utf-8"), profile.load("osaka")).plan
    found = [
        [part.text if part else None for part in (i.label, i.target, i.result, i.evaluation)]
        for measure in plan.measures
        for i in measure.indicators
    ]
    assert found == [
        ["防災訓練に参加した区民の割合", "60％以上", "57％", "B"],
        ["相談の場を知っている保護者の割合", "80％以上", "82％", "A"],
    ]


def test_it_goes_all_the_way_to_pages(osaka: Path) -> None:
    project = open_project(osaka)
    imported = import_document(project, TEXT, Claims(), None)
    assert imported.derived is not None
    build(osaka)
    page = (osaka / "_site/plan/osaka/taisho/2024.html").read_text(encoding="utf-8")
    assert "海と川に開かれ、誰もがつながるまち" in page
    measure = (osaka / "_site/plan/osaka/taisho/2024/measure/1.html").read_text(encoding="utf-8")
    assert "防災訓練に参加した区民の割合" in measure


@pytest.mark.parametrize(("words", "other"), OTHER_CITY.values(), ids=OTHER_CITY.keys())
def test_other_city(words: str, other: str | None) -> None:
    assert cities.other_city(words, YOKOHAMA) == other


def test_a_text_on_another_city_is_refused(broken: Path, tmp_path: Path) -> None:
    file = tmp_path / "tsurumi.txt"
    text = document(title="# 令和6年度 大阪市鶴見区運営方針")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"speaks of 大阪市, not of 横浜市.*--city"):
        import_document(open_project(broken), file, Claims(), None)
    assert not (broken / "data/sources/yokohama/tsurumi-2024.md").exists()


def test_a_text_that_names_no_city_is_taken_for_the_configured_one(broken: Path) -> None:
    file = broken / "tsurumi.txt"
    file.write_text(document(title="# 令和6年度 鶴見区運営方針"), encoding="utf-8")
    imported = import_document(open_project(broken), file, Claims(), None)
    assert imported.derived is not None
    assert "city" in {doubt.code for doubt in imported.derived.doubts}


def test_a_city_without_reference_data_is_refused(broken: Path) -> None:
    with pytest.raises((SourceError, UsageError), match="ward"):
        import_document(open_project(broken), TEXT, Claims(city="osaka", ward="taisho"), None)
