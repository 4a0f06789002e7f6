"""Citations of the mid-term plan in every printed form the survey names."""

import pytest

from tests.documents import YOKOHAMA
from wardplan.importer.blocks import quote
from wardplan.importer.reader import read
from wardplan.records import Citation, fold
from wardplan.source import Source

GRAMMAR = YOKOHAMA.citations
Parts = tuple[int | None, int | None, tuple[int, ...], int | None]

ONE: dict[str, tuple[str, Parts]] = {
    "as Izumi prints it": ("中期計画:テーマ03 戦略5 政策26", (3, 5, (26,), None)),
    "full width": ("中期計画：テーマ０３　戦略５　政策２６・２７", (3, 5, (26, 27), None)),
    "no theme": ("中期計画:戦略1 政策1・2", (None, 1, (1, 2), None)),
    "policy alone": ("中期計画:政策26", (None, None, (26,), None)),
    "a label of policies": ("関連政策：34、35", (None, None, (34, 35), None)),
    "a theme in words": ("テーマ：防災　戦略6　政策34", (None, 6, (34,), None)),
    "no name of the plan": ("テーマ01 戦略1 政策1", (1, 1, (1,), None)),
    "middle dot": ("政策18・19", (None, None, (18, 19), None)),
    "half-width middle dot": ("政策18･19", (None, None, (18, 19), None)),
    "ideographic comma": ("政策18、19", (None, None, (18, 19), None)),
    "half-width ideographic comma": ("政策18､19", (None, None, (18, 19), None)),
    "comma": ("政策18,19", (None, None, (18, 19), None)),
    "full-width comma": ("政策18，19", (None, None, (18, 19), None)),
    "spaces around the separator": ("政策 18 ・ 19", (None, None, (18, 19), None)),
    "three of them": ("政策1・9・31", (None, None, (1, 9, 31), None)),
    "word repeated": ("政策18、政策19", (None, None, (18, 19), None)),
    "range with tilde": ("戦略3 政策3~5", (None, 3, (3, 4, 5), None)),
    "range with full-width tilde": ("戦略3 政策3～5", (None, 3, (3, 4, 5), None)),
    "range with wave dash": ("戦略3 政策3〜5", (None, 3, (3, 4, 5), None)),
    "range with hyphen": ("政策3-5", (None, None, (3, 4, 5), None)),
    "range among others": ("政策1・3～5・9", (None, None, (1, 3, 4, 5, 9), None)),
    "range with the word repeated": ("政策3～政策5", (None, None, (3, 4, 5), None)),
    "dots between the parts": ("テーマ01・戦略1・政策1", (1, 1, (1,), None)),
    "printed years": (
        "横浜市中期計画2022~2025:テーマ01 戦略1 政策1",
        (1, 1, (1,), 2022),
    ),
    "printed years, full width": ("中期計画２０２２～２０２５：政策１", (None, None, (1,), 2022)),
    "printed years of the plan before": (
        "横浜市中期4か年計画2018～2021 戦略4 政策22",
        (None, 4, (22,), 2018),
    ),
}
SEVERAL: dict[str, tuple[str, list[Parts]]] = {
    "two whole sequences": (
        "中期計画:テーマ01 戦略1 政策1 テーマ05 戦略3 政策18・19",
        [(1, 1, (1,), None), (5, 3, (18, 19), None)],
    ),
    "comma between": (
        "中期計画:テーマ01 戦略1 政策1、テーマ02 戦略2 政策9",
        [(1, 1, (1,), None), (2, 2, (9,), None)],
    ),
    "the theme goes on": (
        "中期計画:テーマ05 戦略3 政策18、戦略8 政策35",
        [(5, 3, (18,), None), (5, 8, (35,), None)],
    ),
    "no theme at all": (
        "中期計画:戦略1 政策1、戦略2 政策9",
        [(None, 1, (1,), None), (None, 2, (9,), None)],
    ),
    "line break between": (
        "中期計画:テーマ01 戦略1 政策1\nテーマ02 戦略2 政策9",
        [(1, 1, (1,), None), (2, 2, (9,), None)],
    ),
}
NOTHING = ["中川地区", "横浜市中期計画の実現に向け", "第4期計画の政策", "横浜市中期計画2022～2025"]
NAMED = {
    "as Izumi prints it": (
        "横浜市中期計画の基本戦略「子育てしたいまち ヨコハマ」を踏まえ",
        (
            None,
            "子育てしたいまち ヨコハマ",
            "横浜市中期計画の基本戦略「子育てしたいまち ヨコハマ」",
        ),
    ),
    "with years": (
        "中期計画2022~2025 基本戦略「子育てしたいまち」",
        (2022, "子育てしたいまち", "中期計画2022~2025 基本戦略「子育てしたいまち」"),
    ),
    "with years, full width": (
        "本市の中期計画２０２２～２０２５の基本戦略「まち」です",
        (2022, "まち", "中期計画２０２２～２０２５の基本戦略「まち」"),
    ),
}
IZUMI: list[Parts] = [
    (3, 5, (26,), None),
    (4, 6, (30,), None),
    (4, 7, (32,), None),
    (2, 2, (9,), None),
    (5, 3, (18, 19), None),
    (4, 7, (31, 32), None),
    (3, 4, (20,), None),
    (5, 8, (35,), None),
    (2, 2, (9,), None),
    (3, 9, (38,), None),
    (2, 2, (10,), None),
    (1, 1, (1, 2), None),
]


def cited(text: str) -> tuple[Citation, ...]:
    return GRAMMAR.sequences(text, quote(text, 0, len(text)))


def parts(citation: Citation) -> Parts:
    return (citation.theme, citation.strategy, citation.policies, citation.first_year)


@pytest.mark.parametrize(("text", "expected"), ONE.values(), ids=ONE.keys())
def test_one_sequence(text: str, expected: Parts) -> None:
    assert [parts(citation) for citation in cited(text)] == [expected]


@pytest.mark.parametrize("text", [text for text, _ in ONE.values()], ids=ONE.keys())
def test_quote_is_the_whole_sequence(text: str) -> None:
    (citation,) = cited(text)
    assert (citation.quote.start, citation.quote.end, citation.quote.text) == (
        0,
        len(text),
        fold(text),
    )


@pytest.mark.parametrize(("text", "expected"), SEVERAL.values(), ids=SEVERAL.keys())
def test_several_sequences_are_several_citations(text: str, expected: list[Parts]) -> None:
    assert [parts(citation) for citation in cited(text)] == expected


@pytest.mark.parametrize("text", [text for text, _ in SEVERAL.values()], ids=SEVERAL.keys())
def test_quotes_of_several_do_not_overlap(text: str) -> None:
    one, other = cited(text)
    assert one.quote.end <= other.quote.start
    assert fold(text[other.quote.start : other.quote.end]) == other.quote.text


def test_sub_strategy_is_part_of_the_quote() -> None:
    (citation,) = cited("中期4か年計画2018~2021:戦略4-1 政策22")
    assert citation.quote.text == "中期4か年計画2018~2021:戦略4-1 政策22"


def test_range_written_backwards_is_doubtful_and_not_lost() -> None:
    (citation,) = cited("政策5~3")
    assert (citation.policies, citation.doubtful) == ((5, 3), True)


@pytest.mark.parametrize(
    ("text", "strategy", "sub_strategy"),
    [("戦略4-1 政策22", 4, 1), ("戦略6（2）・政策38", 6, 2), ("テーマ03 戦略5", 5, None)],
    ids=["dash", "brackets", "no policy"],
)
def test_strategies(text: str, strategy: int, sub_strategy: int | None) -> None:
    (citation,) = cited(text)
    found = (citation.strategy, citation.sub_strategy, citation.quote.text, citation.doubtful)
    assert found == (strategy, sub_strategy, text, False)


@pytest.mark.parametrize("text", NOTHING)
def test_no_sequence(text: str) -> None:
    assert cited(text) == ()


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "○魅力<中期計画:政策26>"
    (citation,) = GRAMMAR.sequences(text, quote(text, 4, len(text) - 1))
    assert (citation.quote.start, text[citation.quote.start : citation.quote.end]) == (
        4,
        "中期計画:政策26",
    )


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED.keys())
def test_basic_strategy(text: str, expected: tuple[int | None, str, str]) -> None:
    (citation,) = GRAMMAR.mentions(text, quote(text, 0, len(text)))
    found = (citation.first_year, citation.basic_strategy, citation.quote.text)
    assert found == expected


@pytest.mark.parametrize(
    "text", ["基本戦略「まち」", "中期計画を踏まえ「まち」を", "中期計画の基本戦略です"]
)
def test_no_basic_strategy(text: str) -> None:
    assert GRAMMAR.mentions(text, quote(text, 0, len(text))) == ()


def test_citations_of_izumi(izumi: Source) -> None:
    plan = read(izumi.text, YOKOHAMA).plan
    found = [c for measure in plan.measures for i in measure.initiatives for c in i.citations]
    assert [parts(citation) for citation in found] == IZUMI


def test_izumi_names_13_different_policies_15_times(izumi: Source) -> None:
    plan = read(izumi.text, YOKOHAMA).plan
    found = [c for measure in plan.measures for i in measure.initiatives for c in i.citations]
    policies = [policy for citation in found for policy in citation.policies]
    assert (len(found), len(policies), len(set(policies))) == (12, 15, 13)


def test_izumi_as_a_whole_cites_the_basic_strategy(izumi: Source) -> None:
    (citation,) = read(izumi.text, YOKOHAMA).plan.citations
    assert citation.basic_strategy == "子育てしたいまち 次世代を共に育むまち ヨコハマ"


def test_kanazawa_cites_nothing(kanazawa: Source) -> None:
    plan = read(kanazawa.text, YOKOHAMA).plan
    found = [c for measure in plan.measures for i in measure.initiatives for c in i.citations]
    assert (found, plan.citations) == ([], ())


@pytest.mark.parametrize(
    ("printed", "part", "numbers"),
    [
        ("34", "policies", (34,)),
        ("1, 24", "policies", (1, 24)),
        ("3～5", "policies", (3, 4, 5)),
        ("14、15", "measure_groups", (14, 15)),
        ("－", "policies", None),
        ("34番まで", "policies", None),
    ],
)
def test_bare_numbers_of_a_column(printed: str, part: str, numbers: tuple[int, ...] | None) -> None:
    found = GRAMMAR.listed(printed, quote(printed, 0, len(printed)), part)
    assert [getattr(citation, part) for citation in found] == ([numbers] if numbers else [])
