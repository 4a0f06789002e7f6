"""A project with two releases, for the tests that need one."""

from pathlib import Path

from tests.command import run

IZUMI = "data/sources/yokohama/izumi-2024.md"
RENAMED = ("○地域防災力の向上と防災体制の整備強化<", "○地域防災力の向上と防災体制の強化<")
NOTES = 'ja = "題を直しました"\nen = "A title corrected"\n'


def done(*arguments: str | Path, **variables: str) -> str:
    result = run(*arguments, **variables)
    assert result.returncode == 0, result.stderr
    return result.stdout


def edit(root: Path) -> None:
    """Rename an initiative, and import the text again."""
    file = root / IZUMI
    file.write_text(file.read_text(encoding="utf-8").replace(*RENAMED), encoding="utf-8")
    done("import", file, "--root", root)


def make(root: Path) -> None:
    """Release the project in `root` twice, something in it having changed, and build it."""
    notes = root / "notes.toml"
    notes.write_text(NOTES, encoding="utf-8")
    done("release", "1.0.0", "--date", "2026-11-20", "--root", root)
    edit(root)
    done("release", "1.0.1", "--date", "2026-11-27", "--notes", notes, "--root", root)
    done("build", "--quiet", "--root", root)
