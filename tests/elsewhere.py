"""Another day, in another place: what a process is told there."""

import os

from tests.conftest import ROOT

ELSEWHERE = {
    "PYTHONPATH": f"{ROOT / 'tests/another_day'}{os.pathsep}{ROOT}",
    "PYTHONHASHSEED": "77",
    "TZ": "America/Adak",
}
