"""Parquet as its own library and pandas read it: the rows of the data, with their types."""

import builtins
from pathlib import Path
from typing import Any

import pandas
import pyarrow.parquet
import pytest

from tests.tables.made import NAMES, TABLES, store, table
from wardplan.errors import WardPlanError
from wardplan.holdings import Holdings
from wardplan.tables import parquet
from wardplan.tables.register import Table
from wardplan.tables.rows import rows


@pytest.mark.parametrize("each", TABLES.listed, ids=NAMES)
def test_file_holds_the_rows(tmp_path: Path, holdings: Holdings, each: Table) -> None:
    found = list(rows(holdings.unified, each))
    parquet.write(tmp_path / "x.parquet", each, found)
    assert pyarrow.parquet.read_table(tmp_path / "x.parquet").to_pylist() == found


def test_many_batches_are_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BATCH", 3)
    parquet.write(tmp_path / "x.parquet", table("measures"), rows(store(), table("measures")))
    assert pyarrow.parquet.ParquetFile(tmp_path / "x.parquet").num_row_groups == 3
    frame = pandas.read_parquet(tmp_path / "x.parquet")
    assert frame["budget"].sum() == -36


def test_schema_says_types_headings_and_terms(tmp_path: Path) -> None:
    parquet.write(tmp_path / "x.parquet", table("initiatives"), [])
    schema = pyarrow.parquet.read_schema(tmp_path / "x.parquet")
    types = {name: str(schema.field(name).type) for name in ("year", "isNew", "contributesTo")}
    assert types == {"year": "int64", "isNew": "bool", "contributesTo": "list<element: string>"}
    assert schema.field("year").metadata[b"title"].decode() == "年度"
    assert schema.metadata[b"license"] == b"https://w3id.org/wardplan/rights/mixed"


def test_same_rows_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        parquet.write(tmp_path / name, table("measures"), rows(store(), table("measures")))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_without_the_library_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(WardPlanError, match=r"pip install 'wardplan\[parquet\]'"):
        parquet.write(tmp_path / "x.parquet", table("measures"), [])


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(WardPlanError, match="cannot be written"):
        parquet.write(tmp_path / "taken" / "x.parquet", table("measures"), [])
