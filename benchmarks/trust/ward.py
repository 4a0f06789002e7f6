"""A small project to break: one whole plan, two states whose sites differ in every page."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NAMES = ("A", "B")
"""The two states."""
LONGEST = 300
"""Seconds after which a command that has not ended is an error of its own."""
_REFERENCE = ("wards", "rights", "departments", "documents")
_SOURCE = "data/sources/yokohama/kanazawa-2020.md"

Digest = str


@dataclass(frozen=True)
class Ended:
    """How a command ended: its status (negative for a signal), and all it said."""

    status: int
    said: str

    @property
    def clear(self) -> bool:
        """Whether it failed as it should: one message, no traceback."""
        return self.status == 1 and "error: " in self.said and "Traceback" not in self.said


def environment() -> dict[str, str]:
    """That of every command: this checkout, whatever is installed."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}


@dataclass(frozen=True)
class Ward:
    """The project in a folder; `make` makes one."""

    root: Path

    @classmethod
    def make(cls, root: Path) -> "Ward":
        """A project with the text of one plan, and no more reference data and pages than needed."""
        (root / "data/reference").mkdir(parents=True)
        for name in _REFERENCE:
            shutil.copy(ROOT / f"data/reference/{name}.ttl", root / "data/reference")
        (root / "docs").mkdir()
        (root / "docs/index.md").write_text("# Documentation\n", encoding="utf-8")
        made = cls(root)
        made.turn("A")
        text = (ROOT / _SOURCE).read_text(encoding="utf-8").split("---\n", 2)[2]
        (root / "plan.txt").write_text(text, encoding="utf-8")
        made.checked("import", str(root / "plan.txt"), "--ward", "kanazawa", ok={0, 3})
        return made

    def turn(self, state: str) -> None:
        """Let the next build make another site: the title stands in every page."""
        settings = f'site_title_ja = "状態 {state}"\nsite_title_en = "State {state}"\n'
        (self.root / "wardplan.toml").write_text(settings, encoding="utf-8")

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "wardplan", *arguments, "--root", str(self.root)]

    def run(self, *arguments: str, timeout: float = LONGEST) -> Ended:
        """Run a command of `wardplan` to its end."""
        ended = subprocess.run(  # noqa: S603
            self.command(*arguments),
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            text=True,
        )
        return Ended(ended.returncode, ended.stdout)

    def checked(self, *arguments: str, ok: set[int] | None = None) -> Ended:
        """The same. Raises RuntimeError where it fails."""
        ended = self.run(*arguments)
        if ended.status not in (ok or {0}):
            raise RuntimeError(f"wardplan {' '.join(arguments)}: {ended.status}: {ended.said}")
        return ended

    def build(self, state: str) -> Digest:
        """Build the site of a state."""
        self.turn(state)
        self.checked("build", "--quiet")
        return digest(self.root / "_site")

    @property
    def site(self) -> Path:
        return self.root / "_site"

    def litter(self) -> dict[str, int]:
        """Every entry that is neither the site nor a source, with its bytes."""
        work = self.root / ".wardplan"
        listed = [*self.root.iterdir(), *(work.iterdir() if work.is_dir() else ())]
        return {str(each.relative_to(self.root)): size(each) for each in listed}


def size(folder: Path) -> int:
    """Bytes of a file, or of all files below a folder."""
    if folder.is_file():
        return folder.stat().st_size
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def digest(folder: Path) -> Digest:
    """One sum over the name and the content of every file below a folder."""
    made = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            name = file.relative_to(folder).as_posix().encode()
            made.update(name + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return made.hexdigest()
