"""The bill of materials is CycloneDX, lists everything, and is the same on every machine."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from wardplan import bill
from wardplan.materials import materials


def table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(bill.bill())
    return found


def test_it_is_valid() -> None:
    """By the schema of CycloneDX 1.6, as its own library has it."""
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(bill.bill().decode()) is None


def test_the_validator_sees_what_is_wrong() -> None:
    wrong = json.dumps({**table(), "components": [{"name": "x"}]})
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(wrong) is not None


def test_everything_is_listed_once() -> None:
    listed = [each["purl"] for each in table()["components"]]
    assert listed == [each.purl for each in materials()]
    assert len(set(listed)) == len(listed)


def test_whoever_is_needed_is_listed() -> None:
    found = table()
    known = {each["bom-ref"] for each in found["components"]}
    known.add(found["metadata"]["component"]["bom-ref"])
    needs = {each["ref"]: each["dependsOn"] for each in found["dependencies"]}
    assert set(needs) == known
    assert {each for needed in needs.values() for each in needed} <= known
    assert "pkg:pypi/pyshacl@" in " ".join(needs[found["metadata"]["component"]["bom-ref"]])


def test_nothing_is_needed_by_nobody() -> None:
    """Every package is reached from the program: its way in is in the lock file."""
    found = table()
    needs = {each["ref"]: each["dependsOn"] for each in found["dependencies"]}
    waiting, reached = [found["metadata"]["component"]["bom-ref"]], set()
    while waiting:
        each = waiting.pop()
        if each not in reached:
            reached.add(each)
            waiting += needs[each]
    assert reached == set(needs)


def test_it_does_not_depend_on_the_machine(tmp_path: Path) -> None:
    code = "import sys; from wardplan import bill; sys.stdout.buffer.write(bill.bill())"
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/Adak", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=other, capture_output=True, check=True
    )
    assert done.stdout == bill.bill()


def test_a_release_has_it(released: Path) -> None:
    for folder in (released / "releases/1.0.0", released / "_site/releases/1.0.0"):
        assert (folder / bill.NAME).read_bytes() == bill.bill()
        assert bill.NAME in (folder / "SHA256SUMS").read_text(encoding="utf-8")
