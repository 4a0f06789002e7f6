"""A city and its wards as a table a person fills in -> reference data.

One row is one area, and the row whose slug is the city's own is the city.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal, URIRef

from wardplan import iris, tabbed
from wardplan.dataset import empty_graph
from wardplan.errors import SourceError
from wardplan.namespaces import DCTERMS, ORG, RDF, RDFS, SCHEMA, WP
from wardplan.source import decode

COLUMNS = ("slug", "ja", "en", "code", "area_code")
"""Name for IRIs, names in Japanese and English, code of six digits, IRI of e-Stat's area."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[0-9]{6}")
_AREA = re.compile(r"http://data\.e-stat\.go\.jp/lod/sac/C[0-9]{5}-[0-9]{8}")


@dataclass(frozen=True)
class Area:
    """A city or a ward: `en` may be empty; `code` is the local government code with its check."""

    slug: str
    ja: str
    en: str
    code: str
    area_code: str


@dataclass(frozen=True)
class Areas:
    """A city and its wards."""

    city: Area
    wards: tuple[Area, ...]


def read(file: Path, city: str) -> Areas:
    """The areas of a table. Raises SourceError with the line of a row that cannot be used."""
    try:
        text = decode(file.read_bytes(), file)
    except OSError as error:
        raise SourceError(f"not readable: {error.strerror}", file) from error
    rows = dict(_rows(text, file))
    if city not in rows:
        message = f"no row of the city: expected one whose slug is '{city}' / 市の行がありません"
        raise SourceError(message, file)
    wards = tuple(area for slug, area in rows.items() if slug != city)
    if not wards:
        raise SourceError("no row of a ward / 区の行がありません", file)
    return Areas(rows[city], wards)


def _rows(text: str, file: Path) -> Iterator[tuple[str, Area]]:
    table = tabbed.cells(text, file)
    if tuple(next(table, [])) != COLUMNS:
        raise SourceError(f"expected the columns {' '.join(COLUMNS)}, with tabs between", file, 1)
    seen: set[str] = set()
    for line, cells in enumerate(table, 2):
        if len(cells) != len(COLUMNS):
            message = f"expected {len(COLUMNS)} tab-separated cells, found {len(cells)}"
            raise SourceError(message, file, line)
        area = Area(*(cell.strip() for cell in cells))
        fault = _fault(area) or (f"a second row of '{area.slug}'" if area.slug in seen else None)
        if fault:
            raise SourceError(fault, file, line)
        seen.add(area.slug)
        yield area.slug, area


def _fault(area: Area) -> str | None:
    """What is wrong with a row; None where nothing is."""
    if not SLUG.fullmatch(area.slug):
        return f"slug '{area.slug}' must be small letters, digits and hyphens, such as izumi"
    if not area.ja:
        return "the name in Japanese is missing / 日本語の名前がありません"
    if any(char in '"\\<>{}' or not char.isprintable() for char in area.ja + area.en):
        return "a name holds a sign that no name has / 名前に使えない記号があります"
    if not _CODE.fullmatch(area.code) or check_digit(area.code) != area.code[5]:
        return f"'{area.code}' is no local government code: six digits, the last a check"
    if not _AREA.fullmatch(area.area_code):
        return f"'{area.area_code}' is no area of e-Stat: http://data.e-stat.go.jp/lod/sac/C..."
    if area.area_code[-14:-9] != area.code[:5]:
        return f"the codes are of two areas: {area.code} and {area.area_code}"
    return None


def check_digit(code: str) -> str:
    """The check digit of a local government code (総務省「全国地方公共団体コード仕様」).

    The first five digits are weighted 6 to 2; 11 less the remainder by 11, its last digit.
    """
    weighted = zip(code[:5], range(6, 1, -1), strict=True)
    total = sum(int(digit) * weight for digit, weight in weighted)
    return str((11 - total % 11) % 10)


def to_graph(areas: Areas) -> Graph:
    """The reference data of a city: itself, its organisation, its wards and their offices."""
    graph, city = empty_graph(), areas.city.slug
    whole, office = iris.city(city), iris.organization(city)
    _add_area(graph, whole, areas.city, WP.City)
    graph.add((office, RDF.type, ORG.FormalOrganization))
    graph.add((office, RDFS.label, Literal(areas.city.ja, lang="ja")))
    graph.add((office, SCHEMA.areaServed, whole))
    for ward in areas.wards:
        this, seat = iris.ward(city, ward.slug), iris.office(city, ward.slug)
        _add_area(graph, this, ward, WP.Ward)
        graph.add((this, SCHEMA.containedInPlace, whole))
        graph.add((this, WP.office, seat))
        graph.add((seat, RDF.type, ORG.FormalOrganization))
        graph.add((seat, RDF.type, WP.WardOffice))
        graph.add((seat, RDFS.label, Literal(f"{ward.ja}役所", lang="ja")))
        graph.add((seat, ORG.subOrganizationOf, office))
    return graph


def _add_area(graph: Graph, this: URIRef, area: Area, kind: URIRef) -> None:
    graph.add((this, RDF.type, SCHEMA.AdministrativeArea))
    graph.add((this, RDF.type, kind))
    graph.add((this, RDFS.label, Literal(area.ja, lang="ja")))
    if area.en:
        graph.add((this, RDFS.label, Literal(area.en, lang="en")))
    graph.add((this, DCTERMS.identifier, Literal(area.code[:5])))
    graph.add((this, WP.localGovernmentCode, Literal(area.code)))
    graph.add((this, WP.areaCode, URIRef(area.area_code)))
