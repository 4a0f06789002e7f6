"""The cache gives back exactly what was put in, or nothing, and keeps what the last build used."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from wardplan.cache import Cache, key, of_code, of_files, remembered
from wardplan.errors import WardPlanError

ONE, OTHER = key(name="one"), key(name="other")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def entries(cache: Cache) -> list[Path]:
    return sorted(cache.folder.glob("*/*"))


def age(cache: Cache) -> None:
    """Make all entries a minute older than they are."""
    for file in entries(cache):
        before = file.stat().st_mtime_ns - 60_000_000_000
        os.utime(file, ns=(before, before))


KEYS: list[dict[str, bytes | str]] = [
    {},
    {"a": ""},
    {"b": ""},
    {"a": "x"},
    {"a": "x", "b": "y"},
    {"a": "y", "b": "x"},
    {"a": "xb", "b": "y"},
    {"a": "x1 b 1\ny"},
    {"ab": "x"},
]


def test_other_parts_have_another_key() -> None:
    assert len({key(**parts) for parts in KEYS}) == len(KEYS)


def test_parts_have_no_order_and_text_is_utf_8() -> None:
    assert key(a="区", b=b"1") == key(b="1", a="区".encode())


@pytest.mark.parametrize("value", [b"", b"x", bytes(range(256)) * 4096], ids=["empty", "a", "1 MB"])
def test_what_was_put_comes_back(cache: Cache, value: bytes) -> None:
    cache.put(ONE, value)
    assert (cache.get(ONE), cache.get(OTHER)) == (value, None)


def test_a_value_is_replaced(cache: Cache) -> None:
    cache.put(ONE, b"old")
    cache.put(ONE, b"new")
    assert (cache.get(ONE), len(entries(cache))) == (b"new", 1)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "cut off": lambda data: data[:-1],
    "longer": lambda data: data + b"x",
    "one bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "checksum": lambda data: bytes([data[0] ^ 1]) + data[1:],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_entry_is_not_trusted(cache: Cache, damage: Callable[[bytes], bytes]) -> None:
    cache.put(ONE, b"value")
    (file,) = entries(cache)
    file.write_bytes(damage(file.read_bytes()))
    assert cache.get(ONE) is None


def test_an_entry_under_another_name_is_not_trusted(cache: Cache) -> None:
    cache.put(ONE, b"one")
    cache.put(OTHER, b"other")
    one, other = (cache.folder / k[:2] / k[2:] for k in (ONE, OTHER))
    one.replace(other)
    assert cache.get(OTHER) is None


def test_a_build_keeps_what_it_used(cache: Cache) -> None:
    read, written, unused = (key(name=name) for name in ("read", "written", "unused"))
    for each in (read, unused):
        cache.put(each, b"")
    age(cache)
    cache.begin()
    cache.get(read)
    cache.put(written, b"")
    assert cache.prune() == 1
    assert [cache.get(each) for each in (read, written, unused)] == [b"", b"", None]


def test_what_a_stopped_writer_left_goes_too(cache: Cache) -> None:
    cache.put(ONE, b"")
    (entries(cache)[0].parent / "tmp1234").write_bytes(b"half")
    age(cache)
    cache.begin()
    cache.get(ONE)
    assert (cache.prune(), len(entries(cache))) == (1, 1)


def test_a_deleted_folder_is_an_empty_cache(cache: Cache) -> None:
    assert (cache.get(ONE), cache.folder.exists()) == (None, False)
    cache.begin()
    assert cache.prune() == 0


def _put_and_get(cache: Cache, number: int) -> bytes | None:
    cache.put(ONE, b"%d" % number * 10_000)
    return cache.get(ONE)


def test_processes_share_a_folder(cache: Cache) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        seen = list(pool.map(_put_and_get, [cache] * 40, range(40)))
    whole = {b"%d" % number * 10_000 for number in range(40)}
    assert set(seen) <= whole
    assert len(entries(cache)) == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WardPlanError, match="cannot be written: Not a directory") as caught:
        Cache(tmp_path / "file").put(ONE, b"")
    assert caught.value.file == tmp_path / "file" / ONE[:2] / ONE[2:]


def test_remembered_is_made_once(cache: Cache) -> None:
    made = []

    def make() -> bytes:
        made.append(1)
        return b"made"

    assert [remembered(cache, ONE, make) for _ in range(3)] == [b"made"] * 3
    assert [remembered(None, ONE, make) for _ in range(2)] == [b"made"] * 2
    assert len(made) == 1 + 2


EDITS: dict[str, Callable[[Path], object]] = {
    "content": lambda folder: (folder / "a").write_text("2"),
    "name": lambda folder: (folder / "a").rename(folder / "b"),
    "one more": lambda folder: (folder / "b").write_text(""),
    "one less": lambda folder: (folder / "a").unlink(),
    "deeper": lambda folder: (folder / "sub" / "c").write_text("4"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_a_changed_folder_has_another_key(tmp_path: Path, edit: Callable[[Path], object]) -> None:
    (tmp_path / "sub" / "__pycache__").mkdir(parents=True)
    (tmp_path / "a").write_text("1")
    (tmp_path / "sub" / "c").write_text("3")
    before = of_files(tmp_path)
    (tmp_path / "sub" / "__pycache__" / "c.pyc").write_text("compiled")
    assert of_files(tmp_path) == before
    edit(tmp_path)
    assert of_files(tmp_path) != before


def test_the_code_is_the_package_and_what_it_relies_on() -> None:
    assert of_code("pyshacl") == of_code("pyshacl") != of_code("pyshacl", "rdflib")
