"""Postings are packed and read back; every token stands in the file that its hash names."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardplan.search.postings import Postings, places_of, read, shard_of
from wardplan.search.tokens import NOWHERE

RECORDS = st.dictionaries(
    st.integers(0, 300_000), st.lists(st.integers(0, 70_000), unique=True, max_size=6), max_size=20
)


@given(RECORDS)
def test_what_is_added_is_read_back(records: dict[int, list[int]]) -> None:
    postings = Postings()
    for record in sorted(records):
        found = [("区", place) for place in records[record]] or [("区", NOWHERE)]
        postings.add(record, places_of(found))
    packed = postings["区"] if records else b""
    assert dict(read(packed)) == {record: sorted(places) for record, places in records.items()}


@pytest.mark.parametrize(
    ("token", "hash_"),
    [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)],
)
def test_hash_is_the_one_published(token: str, hash_: int) -> None:
    """Test vectors of FNV-1a, 32 bits (draft-eastlake-fnv, appendix C)."""
    assert shard_of(token, 1 << 32) == hash_


def test_files_hold_every_token_once() -> None:
    postings = Postings()
    words = [f"w{number}" for number in range(3000)]
    for record in range(5):
        postings.add(record, places_of((word, 7) for word in words))
    shards = postings.shards()
    assert len(shards) > 1
    found = {}
    for number, shard in enumerate(shards):
        head, _, rest = shard.partition(b"\n")
        for token, length in json.loads(head):
            assert shard_of(token, len(shards)) == number
            found[token], rest = rest[:length], rest[length:]
        assert rest == b""
    assert found == {word: postings[word] for word in words}
    assert [record for record, places in read(found["w0"])] == [0, 1, 2, 3, 4]
