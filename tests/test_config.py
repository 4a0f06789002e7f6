"""The project's settings: defaults, a TOML file, and clear refusals."""

import re
import tomllib
from dataclasses import FrozenInstanceError, asdict, fields
from pathlib import Path

import pytest

from tests.conftest import ROOT
from wardplan.config import FILE_NAME, Config, load
from wardplan.errors import ConfigError

READ = {
    "empty file": ("", Config()),
    "city": ('city = "sendai"', Config(city="sendai")),
    "site url": ('site_url = "https://example.org/"', Config(site_url="https://example.org/")),
    "base iri": (
        'base_iri = "https://data.example.org:8080/id/a-b/"',
        Config(base_iri="https://data.example.org:8080/id/a-b/"),
    ),
    "site url without a slash": (
        'site_url = "http://example.org/a"',
        Config(site_url="http://example.org/a"),
    ),
    "sparql endpoint": ('sparql_endpoint = "sparql"', Config(sparql_endpoint="sparql")),
    "sparql limit": ("sparql_limit = 5", Config(sparql_limit=5)),
    "logo": ('logo = "ward/logo.svg"', Config(logo="ward/logo.svg")),
    "accent": ('accent = "#00664F"', Config(accent="#00664F")),
    "accent on dark": ('accent_dark = "#9fd8c4"', Config(accent_dark="#9fd8c4")),
    "form": ('contact = "https://e.jp/f?a=b"', Config(contact="https://e.jp/f?a=b")),
    "mail": ('contact = "kusei@example.jp"', Config(contact="kusei@example.jp")),
    "title in japanese": ('site_title_ja = "区の方針"', Config(site_title_ja="区の方針")),
}
REFUSED = {
    "not toml": (b"city = ", "not readable as TOML"),
    "not utf-8": (b'city = "\xff"', "not readable as TOML"),
    "unknown setting": (b'port = "80"', "unknown setting 'port'"),
    "number": (b"city = 1", "setting 'city' must be a string, not 1"),
    "text": (b'sparql_limit = "5"', "setting 'sparql_limit' must be a whole number, not '5'"),
    "truth": (b"sparql_limit = true", "setting 'sparql_limit' must be a whole number, not True"),
    "base without a slash": (b'base_iri = "https://example.org/id"', "must be an address like"),
    "base with a hash": (b'base_iri = "https://example.org/id#"', "must be an address like"),
    "base without a scheme": (b'base_iri = "example.org/"', "must be an address like"),
    "two lines": (b'site_url = "https://example.org/\\nDeny"', "must be an address like"),
    "spaces": (b'site_url = "https://example.org/a b"', "must be an address like"),
    "logo elsewhere": (b'logo = "../logo.svg"', "must be a picture in site/static/"),
    "logo that is none": (b'logo = "logo.exe"', "must be a picture in site/static/"),
    "colour by name": (b'accent = "navy"', "must be a colour like #1c4f7a"),
    "colour too light": (
        b'accent = "#ffcc00"',
        r"#ffcc00 beside #\w{6} has a contrast of 1\.\d+:1, and text needs 4\.5:1.*darker",
    ),
    "colour too dark": (b'accent_dark = "#1c4f7a"', r"text needs 4\.5:1.*lighter"),
    "contact that is none": (b'contact = "kusei"', "must be an e-mail address like"),
    "contact that runs": (b'contact = "javascript:x"', "must be an e-mail address like"),
    "contact with a field": (b'contact = "a@b?bcc=c@d"', "must be an e-mail address like"),
    "title of two lines": (b'site_title_ja = "a\\nb"', "must be one line of text without control"),
    "control": (b'contact_name_en = "a\\u0007"', "must be one line of text without control"),
    "table": (b"[city]", "setting 'city' must be a string, not {}"),
}


@pytest.mark.parametrize(("text", "config"), READ.values(), ids=READ.keys())
def test_load(tmp_path: Path, text: str, config: Config) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert load(tmp_path) == config


def test_without_a_file_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Config(city="yokohama", site_url=None)


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_refuses(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(data)
    with pytest.raises(ConfigError, match=message) as caught:
        load(tmp_path)
    assert caught.value.file == file


def test_unknown_setting_lists_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('port = "80"', encoding="utf-8")
    known = ", ".join(sorted(field.name for field in fields(Config)))
    with pytest.raises(ConfigError, match=f"known: {known}"):
        load(tmp_path)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Config().city = "sendai"  # type: ignore[misc]


def test_where_to_report() -> None:
    assert (
        Config(contact="a@b.jp").report("誤り x") == "mailto:a@b.jp?subject=%E8%AA%A4%E3%82%8A%20x"
    )
    assert Config(contact="https://b.jp/f").report("x") == "https://b.jp/f"


def test_who_takes_reports() -> None:
    both = Config(contact_name_ja="区政推進課", contact_name_en="Planning")
    assert [both.contact_name(each) for each in ("ja", "en")] == ["区政推進課", "Planning"]
    assert Config(contact_name_ja="区政推進課").contact_name("en") == ""


def test_every_setting_is_documented() -> None:
    """docs/configuration.md has a row for each, and the defaults of those that have one."""
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    defaults = next(iter(re.findall(r"```toml\n(.*?)```", page, re.DOTALL)))
    assert tomllib.loads(defaults) == {
        name: value for name, value in asdict(Config()).items() if value is not None
    }
    table = page.partition("| setting |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == {field.name for field in fields(Config)}
