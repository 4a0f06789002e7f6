"""The table of a city and its wards: read, or refused with its line."""

from pathlib import Path

import pytest
from rdflib import Graph

from tests.osaka.conftest import reference
from wardplan.dataset import empty_graph
from wardplan.errors import SourceError
from wardplan.iris import city, ward
from wardplan.namespaces import RDFS, WP
from wardplan.reference import load
from wardplan.starter import areas

E_STAT = "http://data.e-stat.go.jp/lod/sac/C"
HEAD = "slug\tja\ten\tcode\tarea_code"
OSAKA = f"osaka\t大阪市\tOsaka\t271004\t{E_STAT}27100-19700401"
TAISHO = f"taisho\t大正区\t\t271080\t{E_STAT}27108-19700401"


def read(folder: Path, *rows: str) -> areas.Areas:
    file = folder / "areas.tsv"
    file.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return areas.read(file, "osaka")


def test_city_and_wards(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD, TAISHO, OSAKA)
    assert (found.city.ja, [each.slug for each in found.wards]) == ("大阪市", ["taisho"])


def test_reference_data_is_that_of_the_sample_city(tmp_path: Path) -> None:
    """What tests/osaka wrote by hand, as far as this table says it."""
    made = areas.to_graph(read(tmp_path, HEAD, OSAKA, TAISHO))
    by_hand: Graph = empty_graph().parse(data=reference(), format="turtle")
    label = (city("osaka"), RDFS.label, None)
    assert set(made.triples(label)) == set(by_hand.triples(label))
    for subject in (ward("osaka", "taisho"), made.value(ward("osaka", "taisho"), WP.office)):
        assert set(made.triples((subject, None, None))) == set(
            by_hand.triples((subject, None, None))
        )


CODES = {"271004": True, "271080": True, "141003": True, "271005": False, "271081": False}


@pytest.mark.parametrize(("code", "valid"), CODES.items())
def test_check_digit(code: str, valid: bool) -> None:
    assert (areas.check_digit(code) == code[5]) is valid


def test_check_digits_of_the_packaged_wards(project_reference: Graph) -> None:
    codes = {str(code) for code in project_reference.objects(None, WP.localGovernmentCode)}
    assert len(codes) == 19
    assert {code for code in codes if areas.check_digit(code) != code[5]} == set()


@pytest.fixture
def project_reference() -> Graph:
    from tests.conftest import ROOT

    return load(ROOT / "data" / "reference").graph


REFUSED = {
    "other columns": (["slug\tja", OSAKA], 1, "expected the columns"),
    "a cell too few": ([HEAD, OSAKA, "taisho\t大正区"], 3, "found 2"),
    "no city": ([HEAD, TAISHO], None, "no row of the city"),
    "no ward": ([HEAD, OSAKA], None, "no row of a ward"),
    "twice": ([HEAD, OSAKA, TAISHO, TAISHO], 4, "a second row of 'taisho'"),
    "a slug that is none": ([HEAD, OSAKA, TAISHO.replace("taisho", "大正", 1)], 3, "slug '大正'"),
    "a path": ([HEAD, OSAKA, TAISHO.replace("taisho", "../x", 1)], 3, r"slug '\.\./x'"),
    "no name": ([HEAD, OSAKA, TAISHO.replace("大正区", "")], 3, "name in Japanese is missing"),
    "markup": ([HEAD, OSAKA, TAISHO.replace("大正区", "<b>")], 3, "a sign that no name has"),
    "a wrong digit": ([HEAD, OSAKA, TAISHO.replace("271080", "271081")], 3, "no local government"),
    "no area": ([HEAD, OSAKA, TAISHO.replace("/C", "/D")], 3, "no area of e-Stat"),
    "two areas": ([HEAD, OSAKA, TAISHO.replace("C27108", "C27109")], 3, "of two areas"),
}


@pytest.mark.parametrize(("rows", "line", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(tmp_path: Path, rows: list[str], line: int | None, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        read(tmp_path, *rows)
    assert caught.value.line == line


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not readable"):
        areas.read(tmp_path / "none.tsv", "osaka")
