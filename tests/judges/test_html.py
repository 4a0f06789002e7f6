"""The W3C's checker (vnu) on every page and style sheet."""

import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.judges

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def check(*targets: Path) -> str:
    """What the checker says of HTML and CSS files; other files of a folder are passed over."""
    command = ["java", "-jar", str(JAR), "--errors-only", "--skip-non-html", "--format", "gnu"]
    done = subprocess.run(
        [*command, "--also-check-css", *map(str, targets)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip()


def test_all_pages_are_valid_html(site: Path) -> None:
    assert check(site) == ""


def test_pages_of_hostile_content_are_valid_html(hostile_site: Path) -> None:
    assert len(list(hostile_site.rglob("*.html"))) > 500
    assert check(hostile_site) == ""


def test_the_style_sheet_is_valid(site: Path) -> None:
    assert check(site / "static" / "style.css") == ""


def test_the_checker_bites(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><p id=a><p id=a>", encoding="utf-8")
    assert "Duplicate ID" in check(tmp_path)


def test_the_checker_bites_at_controls(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><title>\x01</title>", encoding="utf-8")
    assert "Forbidden code point U+0001" in check(tmp_path)
