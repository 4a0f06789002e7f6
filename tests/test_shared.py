"""What tests share is made once, whoever asks and however many; a failure is not kept."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.shared import WORKER, once


class Process:
    """A process of a run by its folder, as pytest-xdist names it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._folder = folder

    def getbasetemp(self) -> Path:
        return self._folder


@pytest.mark.parametrize("names", [("run", "run"), (f"{WORKER}gw0", f"{WORKER}gw1")])
def test_made_once(tmp_path: Path, names: tuple[str, ...]) -> None:
    made = list[Path]()

    def ask(name: str) -> Path:
        return once(Process(tmp_path / name), "thing", made.append)

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(ask, names * 3))
    assert made == [found[0]]
    assert set(found) == set(made)


def test_what_failed_is_begun_anew(tmp_path: Path) -> None:
    def fails(folder: Path) -> None:
        (folder / "half").touch()
        raise ValueError("on purpose")

    factory = Process(tmp_path / "run")
    with pytest.raises(ValueError, match="on purpose"):
        once(factory, "thing", fails)
    assert list(once(factory, "thing", lambda folder: (folder / "whole").touch()).iterdir()) == [
        tmp_path / "run" / "shared-thing" / "whole"
    ]
