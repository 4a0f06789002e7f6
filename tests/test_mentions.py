"""Known names in a text: the longest wins, and a name inside another word is none."""

import pytest

from wardplan.mentions import Name, by_form, mentions

NAMES = (
    Name("plan-4", "第4期泉区地域福祉保健計画", preferred=True),
    Name("plan", "地域福祉保健計画", preferred=True),
    Name("expo", "GREEN×EXPO 2027", preferred=True),
    Name("marche", "マルシェ", preferred=True),
    Name("kite", "相模風", preferred=False),
    Name("far", "ほかの区の公園", preferred=True, here=False),
    Name("square-1", "中央広場", preferred=True),
    Name("square-2", "中央広場", preferred=True),
    Name("nameless", " ", preferred=True),
)
FORMS = by_form(NAMES)


def found(text: str) -> list[tuple[str, float]]:
    return [(match.target, match.score) for match in mentions("element", text, FORMS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第4期泉区地域福祉保健計画を進めます。", [("plan-4", 0.95)]),
        ("地域福祉保健計画を進めます。", [("plan", 0.95)]),
        ("第４期泉区地域福祉保健計画と\n地域福祉保健計画", [("plan-4", 0.95), ("plan", 0.95)]),
        ("ＧＲＥＥＮ×ＥＸＰＯ２０２７の機運", [("expo", 0.95)]),
        ("GREEN×EXPO 20275", []),
        ("地産地消マルシェを開きます。", [("marche", 0.95)]),
        ("スーパーマルシェ", []),
        ("マルシェリア", []),
        ("マルシェリアとマルシェ", [("marche", 0.95)]),
        ("相模風を揚げます。", [("kite", 0.59)]),
        ("ほかの区の公園", []),
        ("中央広場", [("square-1", 0.57), ("square-2", 0.57)]),
        ("何もありません。", []),
        ("", []),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, float]]) -> None:
    assert found(text) == expected


def test_each_thing_once() -> None:
    names = by_form([Name("x", "ケアプラザ", True), Name("x", "地域ケアプラザ", False)])
    matches = list(mentions("e", "地域ケアプラザとケアプラザ", names))
    assert [match.target for match in matches] == ["x"]


def test_reasons_say_what_was_found() -> None:
    (match,) = mentions("element", "相模風", FORMS)
    assert [r.message("ja") for r in match.reasons] == ["別名「相模風」がある", "名前が短い"]


def test_a_long_text_takes_linear_time() -> None:
    assert len(found("ママ" * 500_000 + "マルシェ。" * 1000)) == 1
