"""A test project whose city is Osaka: reference data of three wards, made for the tests."""

from pathlib import Path

import pytest

from tests.conftest import copy_few

HERE = Path(__file__).parent
WARDS = {
    "taisho": ("大正区", "271080"),
    "tsurumi": ("鶴見区", "271241"),
    "nishi": ("西区", "271063"),
}
AREA = "http://data.e-stat.go.jp/lod/sac/"
BASE = "https://w3id.org/wardplan/"


def reference() -> str:
    """Reference data of the sample city, as Turtle."""
    lines = [
        "PREFIX dcterms: <http://purl.org/dc/terms/>",
        "PREFIX org: <http://www.w3.org/ns/org#>",
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>",
        "PREFIX schema: <https://schema.org/>",
        "PREFIX wp: <https://w3id.org/wardplan/def#>",
        f"<{BASE}city/osaka> a schema:AdministrativeArea, wp:City ; "
        'rdfs:label "大阪市"@ja, "Osaka"@en ; dcterms:identifier "27100" ; '
        f'wp:localGovernmentCode "271004" ; wp:areaCode <{AREA}C27100-19700401> .',
        f"<{BASE}organization/osaka> a org:FormalOrganization ; "
        f'rdfs:label "大阪市"@ja ; schema:areaServed <{BASE}city/osaka> .',
        f"<{BASE}rights/osaka> a dcterms:RightsStatement ; "
        'rdfs:label "試験用の表示"@ja, "Statement for tests"@en ; '
        'dcterms:description "試験のための文章です。"@ja, "A text made for tests."@en .',
    ]
    for slug, (name, code) in WARDS.items():
        lines += [
            f"<{BASE}ward/osaka/{slug}> a schema:AdministrativeArea, wp:Ward ; "
            f'rdfs:label "{name}"@ja ; dcterms:identifier "{code[:5]}" ; '
            f'wp:localGovernmentCode "{code}" ; wp:areaCode <{AREA}C{code[:5]}-19700401> ; '
            f"schema:containedInPlace <{BASE}city/osaka> ; "
            f"wp:office <{BASE}office/osaka/{slug}> .",
            f"<{BASE}office/osaka/{slug}> a org:FormalOrganization, wp:WardOffice ; "
            f'rdfs:label "{name}役所"@ja ; '
            f"org:subOrganizationOf <{BASE}organization/osaka> .",
        ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def osaka(tmp_path: Path) -> Path:
    """A project folder with the sample city configured; Yokohama's data stands beside it."""
    root = copy_few(tmp_path / "osaka")
    (root / "data/reference/osaka.ttl").write_text(reference(), encoding="utf-8")
    (root / "wardplan.toml").write_text('city = "osaka"\n', encoding="utf-8")
    return root
