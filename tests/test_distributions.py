"""Every file of the data belongs to a dataset, is measured, and bears the right terms."""

import hashlib
from pathlib import Path

import pytest

from wardplan import distributions, dumps
from wardplan.gzipped import compress
from wardplan.namespaces import BASE

MIXED, STRUCTURE = f"{BASE}rights/mixed", f"{BASE}rights/structure"


@pytest.mark.parametrize(
    ("path", "dataset", "fragment", "terms"),
    [
        ("dumps/plan/yokohama-izumi-2024.ttl", "plan-yokohama-izumi-2024", "-ttl", MIXED),
        ("dumps/wardplan.nt", "data", "-nt", MIXED),
        ("dumps/wardplan.trig.gz", "data", "-trig-gz", MIXED),
        ("dumps/wardplan-structure.nt.gz", "structure", "-nt-gz", STRUCTURE),
        ("dumps/reference.ttl", "reference", "-ttl", STRUCTURE),
        ("dumps/ontology.ttl", "ontology", "-ttl", STRUCTURE),
        ("dumps/shapes.ttl", "shapes", "-ttl", STRUCTURE),
        ("links/e-stat.nt", "links", "-e-stat-nt", STRUCTURE),
        ("tables/plans.csv", "tables", "-plans-csv", MIXED),
        ("tables/plain/plans.csv", "tables", "-plain-plans-csv", MIXED),
        ("tables/wardplan.xlsx", "tables", "-wardplan-xlsx", MIXED),
        ("stratml/yokohama-izumi-2024.xml", "plan-yokohama-izumi-2024", "-xml", MIXED),
        ("stratml/part2/yokohama-izumi-2024.xml", "plan-yokohama-izumi-2024", "-part2-xml", MIXED),
        ("api/plan/yokohama/izumi/2024.json", "plan-yokohama-izumi-2024", "-json", MIXED),
        ("releases/1.0.0/wardplan.nt.gz", "release-1-0-0", "-wardplan-nt-gz", MIXED),
        ("releases/1.0.0/shapes.ttl", "release-1-0-0", "-shapes-ttl", STRUCTURE),
    ],
)
def test_file_of_a_dataset(
    tmp_path: Path, path: str, dataset: str, fragment: str, terms: str
) -> None:
    data = "泉区".encode()
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_bytes(data)
    one = distributions.of_file(tmp_path, path)
    assert one is not None
    assert (one.dataset, one.terms) == (dataset, terms)
    assert one.iri == f"{BASE}catalog#{dataset}{fragment}"
    assert (one.size, one.sha256) == (len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("path", ["index.html", "dumps/SHA256SUMS", "dumps/plan/x.nt", "a.ttl"])
def test_other_files_belong_to_none(tmp_path: Path, path: str) -> None:
    assert distributions.of_file(tmp_path, path) is None


def test_packed_files_say_what_is_inside(tmp_path: Path) -> None:
    (tmp_path / "dumps").mkdir()
    (tmp_path / "dumps/wardplan.nq.gz").write_bytes(compress(b""))
    one = distributions.of_file(tmp_path, "dumps/wardplan.nq.gz")
    assert one is not None
    assert (one.syntax, one.media_type, one.sent_as) == (
        "N-Quads",
        "application/n-quads",
        "application/gzip",
    )


def test_every_dump_of_a_build_is_in_a_dataset(site: Path) -> None:
    built = [str(f.relative_to(site)) for f in (site / "dumps").rglob("*") if f.is_file()]
    left = [path for path in built if distributions.of_file(site, path) is None]
    assert left == [dumps.CHECKSUMS]
