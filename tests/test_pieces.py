"""A unit's pieces hold its statements in every syntax, and one of them no word of a plan."""

import pyoxigraph as ox
import pytest

from wardplan import lookup
from wardplan.formats import BY_EXTENSION
from wardplan.gzipped import inflated
from wardplan.namespaces import BASE, RDF, RDFS
from wardplan.pieces import OWN, STRUCTURE, SYNTAXES, packed, pieces, unpacked
from wardplan.rebase import Rebase

SMALL = """
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
BASE <https://w3id.org/wardplan/>
GRAPH <graph/plan/yokohama/izumi/2024> {
  <plan/p> a wp:Plan ; rdfs:label "令和6年度泉区運営方針"@ja ; wp:measure <m> ;
    wp:introduction "序文"@ja ; wp:group "群"@ja .
  <m> a wp:Measure , wp:PlanElement ; rdfs:label "施策名"@ja , "Measure"@en ; wp:position 1 .
  <c> a wp:PolicyCitation ; rdfs:label "引用"@ja ; wp:citationText "引用"@ja .
  <t> a wp:Attestation ; rdfs:label "記事"@ja ; wp:printedNumber "1" .
  <r1> a wp:Transcription ; rdfs:label "転記"@ja ; skos:editorialNote "相模風"@ja .
}
GRAPH <graph/plan/yokohama/izumi/2024/2> { <m> wp:notice <n> }
GRAPH <graph/links/yokohama/izumi/2024> { <m> wp:continues <e> }
GRAPH <graph/reference/wards> { <ward/w> a wp:Ward ; rdfs:label "泉区"@ja }
GRAPH <graph/ontology> { wp:Plan rdfs:label "計画"@ja }
"""
KEPT = ["令和6年度泉区運営方針", "Measure", "転記", "泉区"]
GONE = ["序文", "群", "施策名", "引用", "記事", "相模風"]


@pytest.fixture(scope="module")
def small() -> list[ox.Quad]:
    return list(ox.parse(SMALL, format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="module")
def made(small: list[ox.Quad]) -> dict[str, bytes]:
    return of(small)


OURS = Rebase()


def of(quads: list[ox.Quad], base: Rebase = OURS) -> dict[str, bytes]:
    found = pieces(quads, (quad.triple for quad in quads), base)
    return {name: inflated(data) for name, data in found.items()}


def whole(extension: str, *parts: bytes) -> bytes:
    """Pieces as one document."""
    syntax = SYNTAXES[extension]
    return syntax.head + syntax.between.join(parts) + syntax.tail


def parsed(extension: str, text: bytes) -> set[ox.Quad]:
    return set(ox.parse(text, format=BY_EXTENSION[extension].rdf_format))


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_a_piece_holds_every_statement(
    extension: str, small: list[ox.Quad], made: dict[str, bytes]
) -> None:
    default = {ox.Quad(q.subject, q.predicate, q.object) for q in small}
    expected = set(small) if BY_EXTENSION[extension].graphs else default
    assert parsed(extension, whole(extension, made[extension])) == expected


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_pieces_stand_one_after_the_other(extension: str, small: list[ox.Quad]) -> None:
    half = len(small) // 2
    parts = [of(small[:half])[extension], of(small[half:])[extension]]
    together = parsed(extension, whole(extension, *parts))
    assert together == parsed(extension, whole(extension, of(small)[extension]))


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_order_does_not_matter(
    extension: str, small: list[ox.Quad], made: dict[str, bytes]
) -> None:
    assert of(small[::-1])[extension] == made[extension]


@pytest.mark.parametrize("extension", BY_EXTENSION)
def test_nothing_is_an_empty_piece(extension: str) -> None:
    assert of([])[extension] == b""


def test_class_and_label_come_first(made: dict[str, bytes]) -> None:
    lines = made["nt"].decode().splitlines()
    about = [line.split(">")[1].strip(" <") for line in lines if line.startswith(f"<{BASE}m>")]
    assert about[:4] == [str(RDF.type)] * 2 + [str(RDFS.label)] * 2


def test_the_published_base_stands_in_all(small: list[ox.Quad]) -> None:
    base = "https://data.example.org/id/"
    for text in of(small, Rebase(base)).values():
        found = set(text.decode().split(BASE)[1:])
        assert base in text.decode()
        assert [each for each in found if not each.startswith(("def", "shapes#"))] == []


@pytest.mark.parametrize("text", KEPT)
def test_structure_keeps(text: str, made: dict[str, bytes]) -> None:
    assert f'"{text}"' in made[STRUCTURE].decode()


@pytest.mark.parametrize("text", GONE)
def test_structure_leaves_out(text: str, made: dict[str, bytes]) -> None:
    assert text not in made[STRUCTURE].decode()


def test_structure_leaves_out_nothing_else(small: list[ox.Quad], made: dict[str, bytes]) -> None:
    kept = parsed("nt", made[STRUCTURE])
    every = {ox.Quad(q.subject, q.predicate, q.object) for q in small}
    gone = {quad.object.value for quad in every - kept if isinstance(quad.object, ox.Literal)}
    assert gone == set(GONE)


def test_a_units_own_file_is_turtle(small: list[ox.Quad], made: dict[str, bytes]) -> None:
    subjects = {lookup.value(quad.subject) for quad in parsed("ttl", made[OWN])}
    assert subjects == {lookup.value(quad.subject) for quad in small}


@pytest.mark.parametrize("parts", [{}, {"a": b""}, {"a": b"\n{", "b": b"", "c": b"x\n"}])
def test_packed(parts: dict[str, bytes]) -> None:
    assert unpacked(packed(parts)) == parts
