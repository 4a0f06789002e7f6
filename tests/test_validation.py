"""SHACL results become findings that keep their shape, path, value and both languages."""

from pathlib import Path

import pytest
from rdflib import Graph

from wardplan.errors import DataError
from wardplan.findings import Finding, Severity
from wardplan.namespaces import BASE, PREFIXES
from wardplan.validation import shapes_graph, validate

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
SHAPES = """
wsh:PlanShape a sh:NodeShape ; sh:targetClass wp:Plan ; sh:property wsh:year , wsh:group .
wsh:year sh:path wp:year ; sh:datatype xsd:integer ; sh:minCount 1 ;
  sh:message "年が必要です"@ja , "a year is needed"@en ; sh:severity sh:Violation .
wsh:group sh:path wp:group ; sh:maxCount 1 ; sh:message "Only one"@en ; sh:severity sh:Warning .
"""
SH = PREFIXES["sh"]
WP = PREFIXES["wp"]
WSH = PREFIXES["wsh"]
FOUND: dict[str, tuple[str, list[Finding]]] = {
    "nothing": ("<p> a wp:Plan ; wp:year 2024 .", []),
    "not a target": ("<p> a wp:Measure .", []),
    "missing": (
        "<p> a wp:Plan .",
        [
            Finding(
                BASE + "p", WSH + "year", Severity.VIOLATION, {}, WP + "year", None,
                SH + "MinCountConstraintComponent",
            )
        ],
    ),
    "wrong type": (
        '<p> a wp:Plan ; wp:year "令和6年" .',
        [
            Finding(
                BASE + "p", WSH + "year", Severity.VIOLATION, {}, WP + "year", "令和6年",
                SH + "DatatypeConstraintComponent",
            )
        ],
    ),
    "warning": (
        '<p> a wp:Plan ; wp:year 2024 ; wp:group "a" , "b" .',
        [
            Finding(
                BASE + "p", WSH + "group", Severity.WARNING, {}, WP + "group", None,
                SH + "MaxCountConstraintComponent",
            )
        ],
    ),
}  # fmt: skip


def graph(turtle: str) -> Graph:
    return Graph().parse(data=f"{PROLOGUE}BASE <{BASE}>\n{turtle}", format="turtle")


@pytest.mark.parametrize(("turtle", "expected"), FOUND.values(), ids=FOUND.keys())
def test_validate(turtle: str, expected: list[Finding]) -> None:
    assert list(validate(graph(turtle), graph(SHAPES))) == expected


def test_component_is_kept() -> None:
    (found,) = validate(graph("<p> a wp:Plan ."), graph(SHAPES))
    assert found.component == SH + "MinCountConstraintComponent"


def test_messages_keep_their_languages() -> None:
    (found,) = validate(graph("<p> a wp:Plan ."), graph(SHAPES))
    assert found.messages == {"ja": "年が必要です", "en": "a year is needed"}


@pytest.mark.parametrize(
    "shapes",
    [
        "wsh:a a sh:NodeShape ; sh:targetClass wp:Plan ; sh:minCount 1 .",
        "wsh:a a sh:NodeShape ; sh:targetClass wp:Plan ; sh:property wsh:b ."
        "wsh:b sh:path wp:a , wp:b .",
    ],
    ids=["count on a node", "two paths"],
)
def test_shapes_that_cannot_be_used(shapes: str) -> None:
    with pytest.raises(DataError, match="the shapes could not be used"):
        validate(graph("<p> a wp:Plan ."), graph(shapes))


def test_number_that_is_none() -> None:
    shapes = graph(
        "wsh:a a sh:NodeShape ; sh:targetClass wp:Plan ; sh:property"
        " [ sh:path wp:budget ; sh:minInclusive -0.5 ] ."
    )
    with pytest.raises(DataError, match=r"could not compare.*of its datatype"):
        validate(graph('<p> a wp:Plan ; wp:budget "NaN"^^xsd:double .'), shapes)


def test_validation_leaves_the_data_alone() -> None:
    data = graph("<p> a wp:Plan .")
    validate(data, graph(SHAPES))
    assert set(data) == set(graph("<p> a wp:Plan ."))


def test_shapes_of_a_folder_are_one_graph(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.ttl").write_text(f"<{name}> <p> <o> .", encoding="utf-8")
    assert {str(subject) for subject in shapes_graph(tmp_path).subjects()} == {
        BASE + "a",
        BASE + "b",
    }


def test_folder_without_shapes(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no shapes found; expected \*\.ttl") as caught:
        shapes_graph(tmp_path)
    assert caught.value.file == tmp_path
