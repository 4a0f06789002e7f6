"""Lighthouse on a simulated phone: 95 or more in every category, on the pages most people open."""

import gzip
import json
import subprocess
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import chrome
from tests.browser.static import Quiet, serve
from tests.conftest import build, copy_few

pytestmark = pytest.mark.judges

RUNNER = Path(__file__).parent / "lighthouse.mjs"
ENOUGH = 0.95
FIRST_PAGE = 50_000
"""Bytes of the front page and all it loads, as they are transferred."""
PAGES = [
    "index.html",
    "en/index.html",
    "plans.html",
    "plan/yokohama/izumi/2024.html",
    "plan/yokohama/izumi/2024/initiative/3-2.html",
    "plan/yokohama/izumi/2024/measure/5.html",
    "midterm/yokohama/2022.html",
    "midterm/yokohama/2022/policy/9.html",
    "ward/yokohama/izumi.html",
    "department/yokohama/izumi/general-affairs.html",
    "source/yokohama/izumi/2024/1/r1.html",
    "compare/midterm/yokohama/2022/policy.html",
    "compare/plans/yokohama/izumi/2022-2024.html",
    "vocabulary/class/PolicyCitation.html",
    "queries/initiatives-by-policy.html",
    "sparql.html",
    "search.html",
    "download.html",
]


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


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is that knows its own address: links to other languages need it in full."""
    root = copy_few(tmp_path_factory.mktemp("public"))
    with serve(root / "_site", Packed) as found:
        (root / "wardplan.toml").write_text(f'site_url = "{found}"\n', encoding="utf-8")
        build(root)
        yield found


@pytest.fixture(scope="module")
def judged(address: str) -> list[dict[str, Any]]:
    command = ["node", str(RUNNER), chrome() or "", *(address + path for path in PAGES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def test_pages_score_95_in_every_category(judged: list[dict[str, Any]]) -> None:
    low = [each for each in judged if min(each["scores"].values()) < ENOUGH]
    assert len(judged) == len(PAGES)
    assert low == []


def test_the_front_page_is_light(judged: list[dict[str, Any]]) -> None:
    assert 0 < judged[0]["bytes"] < FIRST_PAGE


def test_the_judge_bites(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<img src=a.png><p>bad", encoding="utf-8")
    with serve(tmp_path) as found:
        command = ["node", str(RUNNER), chrome() or "", f"{found}bad.html"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    (bad,) = json.loads(done.stdout)
    assert min(bad["scores"].values()) < ENOUGH
    assert any(each.startswith("image-alt") for each in bad["lowered"])
