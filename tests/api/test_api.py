"""The API: its description is valid, and every file of it is what the description says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests import reckoned
from tests.conftest import ROOT, copy_project
from wardplan import api, tables
from wardplan.api import openapi, plan
from wardplan.config import Config
from wardplan.errors import SiteError
from wardplan.holdings import Holdings
from wardplan.importer.profile import Profile
from wardplan.project import open_project
from wardplan.store_sight import StoreSight
from wardplan.tables import register
from wardplan.tables.rows import rows

Json = dict[str, Any]
IZUMI = "plan/yokohama/izumi/2024"


@pytest.fixture(scope="module")
def description(site: Path) -> Json:
    return load(site / "api" / "openapi.json")


def load(file: Path) -> Json:
    loaded: Json = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def schema_of(description: Json, path: str) -> Json:
    """The schema of what is at a path, with the schemas it refers to."""
    content = description["paths"][path]["get"]["responses"]["200"]["content"]
    return {**content["application/json"]["schema"], "components": description["components"]}


def path_of(description: Json, file: str) -> str:
    """The path of the description that a file answers."""
    paths: list[str] = list(description["paths"])
    return next(path for path in paths if _pattern(path).fullmatch(file))


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{\w+\}", "[^/]+", path).replace(".", r"\."))


def errors(description: Json, path: str, content: Any) -> list[str]:
    validator = OAS31Validator(schema_of(description, path))
    return [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(content)]


def files(site: Path) -> Iterator[Path]:
    return (f for f in sorted((site / "api").rglob("*.json")) if f.name != "openapi.json")


def test_description_is_valid(description: Json) -> None:
    assert [e.message for e in OpenAPIV31SpecValidator(description).iter_errors()] == []


def test_the_validator_bites(description: Json) -> None:
    broken = json.loads(json.dumps(description))
    del broken["paths"]["/plans.json"]["get"]["responses"]["200"]["description"]
    assert list(OpenAPIV31SpecValidator(broken).iter_errors()) != []


def test_every_file_is_as_described(site: Path, description: Json) -> None:
    wrong: dict[str, list[str]] = {}
    for file in files(site):
        name = f"/{file.relative_to(site / 'api').as_posix()}"
        if found := errors(description, path_of(description, name), load(file)):
            wrong[name] = found
    assert wrong == {}


def test_every_path_has_a_file(site: Path, description: Json) -> None:
    names = [f"/{file.relative_to(site / 'api').as_posix()}" for file in files(site)]
    assert {path_of(description, name) for name in names} == set(description["paths"])


BREAKS: dict[str, Json] = {
    "a key is missing": {"label": ...},
    "a key nobody described": {"budget": 1},
    "a number as text": {"year": "2024"},
    "no list": {"measures": None},
}


@pytest.mark.parametrize("change", BREAKS.values(), ids=BREAKS.keys())
def test_the_schemas_bite(site: Path, description: Json, change: Json) -> None:
    given = load(site / "api" / f"{IZUMI}.json") | change
    broken = {key: value for key, value in given.items() if value is not ...}
    assert errors(description, "/plan/{city}/{ward}/{year}.json", broken) != []


def test_plan_holds_what_the_source_holds(site: Path) -> None:
    izumi = load(site / "api" / f"{IZUMI}.json")
    initiatives = [each for measure in izumi["measures"] for each in measure["initiatives"]]
    counts = [len(izumi[key]) for key in ("measures", "missions", "managementApproaches")]
    assert [*counts, len(initiatives)] == [5, 14, 3, 12]
    assert sum(len(each["actions"]) for each in initiatives) == 32
    assert sum(len(each["policies"]) for each in initiatives) == 15
    assert izumi["basicGoal"]["label"] == "みらいへ進もう！地域とともに"


def test_order_is_that_of_the_document(site: Path) -> None:
    izumi = load(site / "api" / f"{IZUMI}.json")
    assert [mission["position"] for mission in izumi["missions"]] == list(range(1, 15))


def test_lists_have_the_rows_of_the_tables(site: Path, holdings: Holdings) -> None:
    data = tables.data_of(holdings.store)
    for table in register.read(ROOT / "site").listed:
        if table.api:
            given = load(site / "api" / f"{table.name}.json")
            items = [{k: v for k, v in item.items() if k != "path"} for item in given["items"]]
            assert items == list(rows(data, table))
            assert given["count"] == len(items)


def test_policy_names_the_initiatives_that_serve_it(site: Path) -> None:
    policy = load(site / "api/midterm/yokohama/2022/policy/9.json")
    assert [row["label"] for row in policy["initiatives"]] == ["「泉わくわく応援隊」", "防犯対策"]


def test_ward_names_its_plans(site: Path) -> None:
    ward = load(site / "api/ward/yokohama/izumi.json")
    assert [row["year"] for row in ward["plans"]] == [2012, 2022, 2024]


def test_addresses_inside_a_file_lead_to_files(site: Path) -> None:
    for file in files(site):
        for address in addresses(load(file)):
            assert Path(urljoin(file.as_uri(), address).removeprefix("file://")).is_file()


def addresses(content: Any) -> Iterator[str]:
    """The relative addresses in a document: of rows with documents, and of other formats."""
    if isinstance(content, dict):
        yield from filter(None, [content.get("path"), *content.get("links", {}).values()])
        content = list(content.values())
    if isinstance(content, list):
        for each in content:
            yield from addresses(each)


def test_amounts_and_indicators(holdings: Holdings, profile: Profile, description: Json) -> None:
    made = reckoned.holdings(holdings, profile)
    given = plan.document(StoreSight(made.store), str(reckoned.THIS.plan))
    assert errors(description, "/plan/{city}/{ward}/{year}.json", given) == []
    (measure,) = given["measures"]
    (initiative,) = measure["initiatives"]
    assert (measure["budget"], initiative["budget"]) == (-600_000, 1_500_000)
    assert initiative["isNew"] is True
    first, second = initiative["indicators"]
    assert [first[key] for key in ("baseline", "target", "result", "unit")] == [
        1200,
        1500,
        1480,
        "名",
    ]
    assert (second["baseline"], second["targetText"]) == (85.5, "前年度比+5%")


def test_withheld_text_stays_out(holdings: Holdings, profile: Profile) -> None:
    made = reckoned.holdings(holdings, profile, withheld=True)
    _, data = api.plan_document(StoreSight(made.store), str(reckoned.THIS.plan))
    assert "防災訓練" not in data.decode()


@pytest.mark.parametrize(
    ("site_url", "wanted"),
    [(None, "."), ("https://example.jp/x/", "https://example.jp/x/api")],
)
def test_server_is_beside_the_description_or_where_the_site_is(
    site_url: str | None, wanted: str
) -> None:
    assert openapi.address(Config(site_url=site_url)) == wanted


@pytest.mark.parametrize("text", ["{", "{}", '{"info": []}'])
def test_description_that_cannot_be_used(tmp_path: Path, holdings: Holdings, text: str) -> None:
    project = open_project(copy_project(tmp_path / "p"))
    (project.root / "site/api/openapi.json").write_text(text, encoding="utf-8")
    with pytest.raises(SiteError, match="not usable as a description of the API"):
        list(api.outputs(project, holdings))
