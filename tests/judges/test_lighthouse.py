"""Lighthouse on a simulated phone: 95 or more in every category, on one page of every kind."""

import gzip
import json
import subprocess
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import chrome
from tests.browser.static import Quiet, serve
from tests.judges.conftest import ADDRESS, EVERY_KIND

pytestmark = pytest.mark.judges

RUNNER = Path(__file__).parent / "lighthouse.mjs"
ENOUGH = 0.95
FRONT = {"index.html", "en/index.html"}
FIRST_PAGE = 50_000
"""Bytes of the front page and all it loads, as they are transferred."""
PAGES = [*EVERY_KIND, "en/index.html"]
LOTS = 6
"""Parts of the work for processes side by side, each with a browser of its own."""
HIDDEN = {"404.html": ["is-crawlable 0"]}
"""What is meant to lower a score: search engines list no page for what is not there."""


class Packed(Quiet):
    """Serves files with gzip, as every host does that docs/hosting.md names."""

    def do_GET(self) -> None:  # noqa: N802 - the name is the library's
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            super().do_GET()
            return
        content = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def judge(site: Path, paths: Sequence[str]) -> list[dict[str, Any]]:
    """What Lighthouse says of pages of a site, which it finds at `ADDRESS`."""
    with serve(site, Packed) as found:
        server = found.removeprefix("http://").rstrip("/")
        command = ["node", str(RUNNER), chrome() or "", server, *(ADDRESS + path for path in paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    judged = list(json.loads(done.stdout))
    assert [each["address"] for each in judged] == [ADDRESS + path for path in paths]
    return judged


@pytest.mark.parametrize("lot", range(LOTS))
def test_pages_score_95_in_every_category(public: Path, lot: int) -> None:
    judged = judge(public, PAGES[lot::LOTS])
    low = [each for each in judged if min(each["scores"].values()) < ENOUGH]
    meant = [each for each in low if each["lowered"] == HIDDEN.get(path_of(each))]
    assert [each for each in low if each not in meant] == []
    front = [each["bytes"] for each in judged if path_of(each) in FRONT]
    assert all(0 < size < FIRST_PAGE for size in front)


def path_of(each: dict[str, Any]) -> str:
    return str(each["address"]).removeprefix(ADDRESS)


def test_the_judge_bites(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<img src=a.png><p>bad", encoding="utf-8")
    (bad,) = judge(tmp_path, ["bad.html"])
    assert min(bad["scores"].values()) < ENOUGH
    assert any(each.startswith("image-alt") for each in bad["lowered"])
