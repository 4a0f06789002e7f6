"""What docs/linking.md shows is so: the program prints what stands below it, files are there."""

import re
import subprocess
import sys
from pathlib import Path

from tests import doc_pages
from tests.conftest import ROOT
from tests.served import Served
from wardplan import linksets

PAGE = ROOT / "docs" / "linking.md"


def test_program(served: Served) -> None:
    ((code, shown),) = doc_pages.blocks(PAGE)
    done = subprocess.run(
        [
            sys.executable,
            "-X",
            "utf8",
            "-c",
            code.replace("http://127.0.0.1:8000/", served.address),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == shown


def test_every_target_is_listed() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in linksets.TARGETS if f"`links/{name}.nt`" not in text] == []


def test_files_are_there(site: Path) -> None:
    named = re.findall(r"`((?:ckan|links)/[\w.-]+)`", PAGE.read_text(encoding="utf-8"))
    missing = {path for path in named if not (site / path).is_file()}
    assert missing <= {"links/sdg.nt"}  # no plan of the repository names a goal
    assert len(named) > 8
