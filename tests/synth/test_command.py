"""`wardplan synth` at the command line."""

import json
from pathlib import Path

import pytest

from tests.command import run
from tests.conftest import ROOT


def test_it_says_what_it_wrote_and_what_comes_next(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    done = run("synth", "1", "--out", folder, "--faults", "2", "--lang", "en")
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            f"{folder}: 1 invented plans, and 1 known in part",
            f"put in 2 faults; {folder / 'faults.json'} says where",
            f"next: wardplan build --root {folder}",
        ],
    )
    assert done.stderr == "wards 1/1 hoshinagi/higashino\n"
    faults = json.loads((folder / "faults.json").read_text(encoding="utf-8"))
    assert [fault["kind"] for fault in faults] == ["goal-18", "mentions-nothing"]
    for fault in faults:
        lines = (folder / fault["file"]).read_text(encoding="utf-8").splitlines()
        assert {"goal-18": "sdg/18", "mentions-nothing": "entity/nothing"}[fault["kind"]] in lines[
            fault["line"] - 1
        ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("0", "--out", "x"), "plans"),
        (("3",), "--out"),
        (("1", "--out", str(ROOT)), "not an empty folder"),
        (("1", "--out", "{new}", "--faults", "9"), "cannot put 9 faults in 1 plans"),
    ],
    ids=["no plans", "nowhere", "a full folder", "too many faults"],
)
def test_wrong_usage(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = run("synth", *(each.format(new=tmp_path / "new") for each in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert message.lower() in done.stderr.lower()
    assert not (tmp_path / "new").exists()
