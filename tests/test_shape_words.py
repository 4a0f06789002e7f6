"""What the shapes ask of each term, read from the shapes themselves."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from wardplan.namespaces import WP
from wardplan.shape_words import Rule, Rules

SMALL = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX ex: <http://example.org/>
ex:Plan a sh:NodeShape ; sh:targetClass wp:Plan ; sh:nodeKind sh:IRI ;
  sh:property ex:Year, ex:Ward ; sh:message "直す"@ja, "Mend it."@en .
ex:Year sh:path wp:year ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ;
  sh:severity sh:Warning ; sh:uniqueLang false .
ex:Ward sh:path ( wp:ward wp:office ) ; sh:in ( wp:Whole wp:Partial ) ;
  sh:languageIn ( "ja" "en" ) .
"""


@pytest.fixture
def small(tmp_path: Path) -> Rules:
    (tmp_path / "small.ttl").write_text(SMALL, encoding="utf-8")
    return Rules(tmp_path)


def only(rules: list[Rule]) -> Rule:
    (rule,) = rules
    return rule


def test_a_property_has_the_rules_of_its_values(small: Rules) -> None:
    rule = only(small(str(WP.year)))
    assert (rule.least, rule.most, rule.severity) == (1, 1, "Warning")
    assert rule.parameters == (("datatype", "xsd:integer"),)
    assert rule.classes == (str(WP.Plan),)


def test_a_class_has_the_rules_of_its_things_and_of_their_values(small: Rules) -> None:
    found = small(str(WP.Plan))
    assert [rule.path for rule in found] == [
        (), (str(WP.ward), str(WP.office)), (str(WP.year),)
    ]  # fmt: skip
    assert found[0].messages == {"ja": "直す", "en": "Mend it."}
    assert found[0].severity == "Violation"


def test_lists_are_said_member_by_member(small: Rules) -> None:
    rule = only(small(str(WP.ward)))
    assert dict(rule.parameters) == {"in": "wp:Whole, wp:Partial", "languageIn": "ja, en"}
    assert small(str(WP.office)) == []


def test_our_own_shapes_are_read_whole() -> None:
    """Every class of the vocabulary that plans are made of has rules, each with its words."""
    rules = Rules(ROOT / "shapes")
    for term in (WP.Plan, WP.Measure, WP.Initiative, WP.PolicyCitation, WP.contributesTo):
        found = rules(str(term))
        assert found
        assert all({"ja", "en"} <= rule.messages.keys() for rule in found)
