"""Over any sequence of edits: deriving is a fixed point, and a key is never given twice."""

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from tests.effort import effort
from wardplan.derive import derive
from wardplan.importer.profile import Profile
from wardplan.importer.profile import load as load_profile
from wardplan.iris import PlanIris
from wardplan.keys.before import before
from wardplan.keys.elements import elements
from wardplan.namespaces import RDF, WP
from wardplan.reference import Reference
from wardplan.source import FrontMatter, Source

IZUMI = PlanIris("yokohama", "izumi", 2024)
WORDS = ("花いっぱい運動", "夜の見回り", "健康づくり教室", "防犯対策", "防災訓練", "子育ての広場")
titles = st.sampled_from([*WORDS, *(f"{word}の推進" for word in WORDS)])
initiatives = st.lists(st.tuples(titles, st.lists(titles, max_size=3)), max_size=4)
plans = st.lists(st.tuples(titles, initiatives), min_size=1, max_size=3)


def text_of(plan: list[tuple[str, list[tuple[str, list[str]]]]]) -> str:
    lines = [
        "# 令和6年度横浜市泉区運営方針",
        "## Ⅰ 基本目標",
        "### まち",
        "## Ⅱ 目標達成に向けた施策",
    ]
    lines += [f"### {n} {title}" for n, (title, _) in enumerate(plan, 1)]
    lines.append("## 主な取組")
    for n, (title, below) in enumerate(plan, 1):
        lines.append(f"### {n} {title}")
        for name, actions in below:
            lines.append(f"○{name}")
            lines += [f"・{action}をします。" for action in actions]
    return "\n\n".join(lines) + "\n"


@dataclass
class History:
    """What every IRI has meant so far, and the file as last derived."""

    reference: Reference
    profile: Profile
    file: Graph | None = None
    meant: dict[str, list[str]] = field(default_factory=dict)
    revision: int = 0

    def edit(self, text: str) -> None:
        self.revision += 1
        first = self.derive(text)
        self.file = first
        assert set(self.derive(text)) == set(first)

    def derive(self, text: str) -> Graph:
        front = FrontMatter("yokohama", "izumi", 2024, revision=self.revision)
        source = Source(front, text)
        known = before(IZUMI, self.file, sha256=source.sha256)
        return derive(source, self.reference, self.profile, known).graph


@settings(
    max_examples=effort(15, 200),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(plans, min_size=2, max_size=5))
def test_any_history(
    reference: Reference, versions: list[list[tuple[str, list[tuple[str, list[str]]]]]]
) -> None:
    history = History(reference, load_profile("yokohama"))
    released: set[str] = set()
    for version in versions:
        history.edit(text_of(version))
        assert history.file is not None
        found = list(elements(history.file, IZUMI))
        now = {str(each.iri) for each in found}
        assert released <= now, "no IRI ever vanishes"
        released = now
        for each in found:
            said = history.meant.setdefault(str(each.iri), [each.text])
            assert each.withdrawn or _is_edit(each.text, said[-1])
            said.append(each.text)
        tombstones = set(history.file.subjects(RDF.type, WP.Withdrawn))
        assert not tombstones & set(history.file.subjects(RDF.type, WP.PlanElement))


def _is_edit(text: str, former: str) -> bool:
    """Whether an IRI still means the same: the words of before, or words that are alike."""
    return text.replace("の推進", "") == former.replace("の推進", "")
