"""Templates mean what Jinja says, quicker, and are compiled once."""

import re
from pathlib import Path
from types import CodeType

import jinja2
import pytest
from markupsafe import Markup

from wardplan import templating
from wardplan.cache import Cache
from wardplan.index import Index
from wardplan.pointer import Pointer

MACROS = """
{% macro pair(one, other='<b>') %}{{ one }}/{{ other }}{% endmacro %}
{% macro rest() %}{{ varargs|join('+') }}{{ kwargs.name }}{% endmacro %}
{% macro around() %}[{{ caller() }}]{% endmacro %}
"""
CASES = [
    ("{{ m.pair('<', 2) }}", "&lt;/2"),
    ("{{ m.pair('a') }}", "a/&lt;b&gt;"),
    ("{{ m.pair(other='b', one='a') }}", "a/b"),
    ("{{ m.rest(1, 2, name='n') }}", "1+2n"),
    ("{% call m.around() %}<i>{% endcall %}", "[<i>]"),
    ("{{ m.pair('a', other='<') }}", "a/&lt;"),
    ("{{ row.keys()|list|length }} {{ row.first + 1 }} {{ true }} {{ 1.5 }}", "2 2 True 1.5"),
    ("{{ ['<']|list }} {{ row.value|safe }}", "[&#39;&lt;&#39;] a&b"),
    ("{{ thing.value }} {{ thing.short }} {{ thing.out('rdfs:label').value }}", "&lt; &lt; "),
    ("{{ '%s'|format(html) }} {{ thing }}", "<em> &lt;".replace("<em>", "&lt;em&gt;")),
    ("{{ m.pair(m.pair('<'), html) }}", "&lt;/&lt;b&gt;/<em>"),
    ("{{ row.first }} {{ row.value }} {{ none }}", "1 a&amp;b None"),
    ("{% autoescape false %}{{ row.value }}{% endautoescape %}", "a&b"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.html").write_text(MACROS, encoding="utf-8")
    return tmp_path


def filled(folder: Path, text: str, kept: Cache | None = None) -> str:
    (folder / "page.html").write_text(f"{{% import 'm.html' as m %}}{text}", encoding="utf-8")
    values = {
        "row": {"first": 1, "value": "a&b"},
        "html": Markup("<em>"),
        "none": None,
        "thing": Pointer(Index(), ['"<"']),
    }
    return templating.made(folder, kept).get_template("page.html").render(values)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_template_means_what_jinja_says(folder: Path, text: str, expected: str) -> None:
    assert filled(folder, text) == expected


@pytest.mark.parametrize("text", ["{{ row.nothing }}", "{{ m.nothing('a') }}", "{{ m.pair() }}"])
def test_what_is_not_there_is_an_error(folder: Path, text: str) -> None:
    with pytest.raises((jinja2.UndefinedError, AttributeError)):
        filled(folder, text)


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    compile_ = jinja2.Environment._compile

    def noted(self: jinja2.Environment, source: str, filename: str) -> CodeType:
        names.append(Path(filename).name)
        return compile_(self, source, filename)

    monkeypatch.setattr(jinja2.Environment, "_compile", noted)
    return names


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, names = Cache(folder / "kept"), compiled(monkeypatch)
    for text, expected in (("{{ 1 }}", "1"), ("{{ 1 }}", "1"), ("{{ 2 }}", "2")):
        assert filled(folder, text, kept) == expected
    assert names == ["page.html", "m.html", "page.html"]
    assert len(list((folder / "kept").glob("*/*"))) == 2, "of a template one entry is kept"


@pytest.mark.parametrize("damage", [b"", b"\x00" * 400, b"code"], ids=["empty", "noughts", "text"])
def test_a_damaged_entry_is_not_trusted(folder: Path, damage: bytes) -> None:
    kept = Cache(folder / "kept")
    assert filled(folder, "{{ 1 }}", kept) == "1"
    for file in (folder / "kept").glob("*/*"):
        file.write_bytes(damage)
    assert filled(folder, "{{ 1 }}", kept) == "1"


SITE = Path(__file__).parent.parent / "site/templates"
MACRO, IMPORT = r"macro\s+(\w+)\(", r'import "([^"]+)" as (\w+)'


@pytest.mark.parametrize("file", sorted(SITE.rglob("*.html")), ids=lambda file: file.name)
def test_every_macro_that_is_called_is_there(file: Path) -> None:
    """Where no data of the repository come by, too."""
    text = file.read_text(encoding="utf-8")
    for path, name in re.findall(IMPORT, text):
        known = set(re.findall(MACRO, (SITE / path).read_text(encoding="utf-8")))
        assert set(re.findall(rf"\b{name}\.(\w+)\(", text)) <= known
