"""`wardplan import` on files as people have them: what is kept, what is said."""

import json
from pathlib import Path

import pytest

from tests.command import run
from wardplan import assets
from wardplan.source import read
from wardplan.transcribe.names import remove

HERE = Path(__file__).parent
SOURCES = sorted((assets.PACKAGE.parent / "data" / "sources").glob("*/*.md"))
TEXT = (HERE / "plan.html").read_text(encoding="utf-8")
FILES = {
    "page": ("plan.html", TEXT.encode(), "Text of an HTML page. Names of staff removed."),
    "page in Shift_JIS": (
        "plan.htm",
        TEXT.replace("utf-8", "Shift_JIS").encode("cp932"),
        "Text of an HTML page in CP932. Names of staff removed.",
    ),
    "PDF": (
        "plan.pdf",
        (HERE / "plan.pdf").read_bytes(),
        "Text layer of a PDF, read with pypdfium2. Names of staff removed.",
    ),
    "CP932": (
        "plan.txt",
        "# 令和7年度栄区運営方針\r\n## 基本目標\r\n\r\n### 森のまち\r\n".encode("cp932"),
        "Converted from CP932 text.",
    ),
    "UTF-8": ("plan.txt", "# 令和7年度栄区運営方針\n## 基本目標\n\n### 森のまち\n".encode(), None),
}


@pytest.mark.parametrize(("name", "data", "made"), FILES.values(), ids=FILES.keys())
def test_import_keeps_the_text_that_was_made(
    broken: Path, tmp_path: Path, name: str, data: bytes, made: str | None
) -> None:
    file, told = tmp_path / name, tmp_path / "report.json"
    file.write_bytes(data)
    options = ("--ward", "sakae", "--fiscal-year", "2025", "--report", told, "--root", broken)
    done = run("import", file, *options, "--lang", "en")
    assert done.returncode in (0, 3), done.stderr
    kept = read(broken / "data" / "sources" / "yokohama" / "sakae-2025.md")
    assert kept.front.transcription == made
    assert "見本・手本" not in kept.text
    report = json.loads(told.read_text(encoding="utf-8"))
    assert bool(report["notes"]) == (made is not None)
    for note in report["notes"]:
        place = f"line {note['line']}: " if note["line"] else ""
        assert f"  {place}{note['message']}\n" in done.stdout
    turtle = broken / "data" / "plans" / "yokohama" / "sakae-2025.ttl"
    before = turtle.read_bytes()
    run("import", broken / "data" / "sources" / "yokohama" / "sakae-2025.md", "--root", broken)
    assert turtle.read_bytes() == before


def test_help_names_the_formats() -> None:
    said = run("import", "--help").stdout
    assert [word for word in ("CP932", "HTML", "PDF", "names of staff") if word not in said] == []


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_no_name_is_found_in_what_is_kept(file: Path) -> None:
    text = read(file).text
    assert remove(text) == (text, ())
