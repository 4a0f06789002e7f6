"""docs/operations/Containerfile: its instructions, and its commands run outside a container."""

import sysconfig
from pathlib import Path

from tests.manual import shell

ROOT = Path(__file__).parent.parent.parent
FILE = ROOT / "docs" / "operations" / "Containerfile"
PROGRAM = "/opt/wardplan"


def instructions(name: str) -> list[str]:
    """What stands behind an instruction, for each time it is there."""
    text = FILE.read_text(encoding="utf-8").replace("\\\n", "")
    lines = (line.partition(" ") for line in text.splitlines())
    return [rest.strip() for instruction, _, rest in lines if instruction == name]


def install(folder: Path) -> Path:
    """Install the program as the image does, but into `folder`; where it is then.

    Packages count as installed where this environment has them, so that nothing is fetched.
    """
    program = folder / "wardplan"
    for line in instructions("RUN"):
        shell.run(line.replace(PROGRAM, str(program)), ROOT, PIP_NO_INDEX="1")
        if "-m venv" in line:
            packages = next(program.glob("lib/python*/site-packages"))
            borrowed = sysconfig.get_path("purelib")
            (packages / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return program
