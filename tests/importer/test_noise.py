"""What is no part of a plan wherever it stands."""

import pytest

from tests.documents import YOKOHAMA
from wardplan.importer.blocks import cut
from wardplan.importer.draft import Kind
from wardplan.importer.noise import is_caption, noise_of

NOISE: dict[str, tuple[str, Kind | None]] = {
    "rule": ("---", Kind.MARKUP),
    "drawn rule": ("──────", Kind.MARKUP),
    "comment": ("<!-- 頁の境 -->", Kind.MARKUP),
    "page number": ("- 12 -", Kind.FURNITURE),
    "page of pages": ("3 / 12", Kind.FURNITURE),
    "page word": ("３ページ", Kind.FURNITURE),
    "p.": ("P.4", Kind.FURNITURE),
    "breadcrumb": ("トップ > 泉区 > 区政情報 > 運営方針", Kind.FURNITURE),
    "address": ("https://example.org/unei.html", Kind.NOTE),
    "office": ("横浜市泉区役所", Kind.FURNITURE),
    "issuing section": ("泉区総務部区政推進課", Kind.FURNITURE),
    "a label and a section": ("担当課　区政推進課", None),
    "a section": ("区政推進課", None),
    "telephone": ("電話：045-000-0000", Kind.FURNITURE),
    "post code": ("〒245-0000 横浜市泉区", Kind.FURNITURE),
    "star": ("★ 次頁をご覧ください。", Kind.NOTE),
    "rice mark": ("※ 予定です。", Kind.NOTE),
    "page reference": ("（ホームページ：https://example.org/）", Kind.NOTE),
    "picture": ("![区のマスコット](m.png)", Kind.CAPTION),
    "arrow under a picture": ("▲防災訓練の様子", Kind.CAPTION),
    "named picture": ("（写真）防災訓練", Kind.CAPTION),
    "scene in brackets": ("（訓練の様子）", Kind.CAPTION),
    "icon of a goal": ("![SDGs 11](11.png)", None),
    "sentence": ("電話での相談を受け付けます。", None),
    "title": ("○電話相談", None),
    "number in a title": ("1 安全", None),
}
CAPTIONS = {
    "angle brackets": ("<防災訓練>", True),
    "full width": ("＜防災訓練＞", True),
    "heading": ("### <防災訓練>", False),
    "text behind": ("<防災訓練>を行う", False),
}


@pytest.mark.parametrize(("text", "expected"), NOISE.values(), ids=NOISE.keys())
def test_noise(text: str, expected: Kind | None) -> None:
    (block,) = cut(text)
    assert noise_of(block, YOKOHAMA) is expected


@pytest.mark.parametrize(("text", "expected"), CAPTIONS.values(), ids=CAPTIONS.keys())
def test_caption(text: str, expected: bool) -> None:
    (block,) = cut(text)
    assert is_caption(block) is expected
