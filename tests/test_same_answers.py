"""The form in which answers of two stores are compared: what is the same, and what is not."""

import pytest

from tests.same_answers import XSD, Cell, canonical


def typed(value: str, datatype: str) -> dict[str, str]:
    return {"type": "typed-literal", "value": value, "datatype": XSD + datatype}


@pytest.mark.parametrize(
    ("binding", "form"),
    [
        pytest.param(None, None, id="unbound"),
        pytest.param({"type": "uri", "value": "a:b"}, ("iri", "a:b"), id="iri"),
        pytest.param({"type": "literal", "value": "a"}, ("literal", "a", "string"), id="text"),
        pytest.param(typed("a", "string"), ("literal", "a", "string"), id="string"),
        pytest.param(
            {"type": "literal", "value": "泉区", "xml:lang": "JA"}, ("text", "泉区", "ja"), id="ja"
        ),
        pytest.param(typed("1", "boolean"), ("truth", "true"), id="1 is true"),
        pytest.param(typed("true", "boolean"), ("truth", "true"), id="true"),
        pytest.param(typed("1.50", "decimal"), ("number", "1.5"), id="decimal"),
        pytest.param(typed("15", "integer"), ("number", "15"), id="integer"),
        pytest.param(typed("2024", "gYear"), ("literal", "2024", "gYear"), id="year"),
    ],
)
def test_form(binding: dict[str, str] | None, form: Cell) -> None:
    assert canonical(binding) == form
