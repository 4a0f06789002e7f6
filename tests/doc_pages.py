"""Pages of docs/ whose Python is run: its blocks in order, and what stands below each."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

_BLOCK = re.compile(r"```python\n(.*?)```(?:\n+```text\n(.*?)```)?", re.DOTALL)
_BREAK = "---- end of block ----"


def blocks(page: Path) -> list[tuple[str, str]]:
    """The code of each block and the output that the page shows for it."""
    text = page.read_text(encoding="utf-8")
    return [(match[1], match[2] or "") for match in _BLOCK.finditer(text)]


def outputs(page: Path, folder: Path) -> Iterator[str]:
    """What each block prints where all run in one Python, in `folder`."""
    code = f"\nprint({_BREAK!r})\n".join(code for code, _ in blocks(page))
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    yield from done.stdout.split(f"{_BREAK}\n")
