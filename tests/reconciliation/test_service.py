"""The service as a client meets it: over HTTP, from the manifest on, as OpenRefine does."""

import json
from typing import Any
from urllib.parse import quote, urljoin

import httpx
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from lxml import html

from tests.reconciliation import schemas
from tests.served import Served
from wardplan.namespaces import BASE, WP
from wardplan.reconciliation.queries import BATCH
from wardplan.reconciliation.service import LONGEST

IZUMI, PLAN = "ward/yokohama/izumi", "plan/yokohama/izumi/2024"
GOAL = "plan/yokohama/izumi/2022#reported-goal"
Json = dict[str, Any]


def checked(answer: httpx.Response, schema: schemas.Schema) -> Json:
    """The JSON of an answer that follows the protocol."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"
    made: Json = answer.json()
    Draft202012Validator(schema).validate(made)
    return made


@pytest.fixture(scope="module")
def manifest(served: Served) -> Json:
    return checked(served.get("reconcile"), schemas.MANIFEST)


def ask(served: Served, **queries: Json) -> Json:
    """Send a batch as OpenRefine does: a form."""
    data = {"queries": json.dumps(queries)}
    answer = served.client.post(f"{served.address}reconcile", data=data)
    return checked(answer, schemas.RESULTS)


def suggest(served: Served, manifest: Json, kind: str, **parameters: str) -> Json:
    place = manifest["suggest"][kind]
    address = place["service_url"] + place["service_path"]
    schema = {
        "entity": schemas.SUGGESTED_ENTITIES,
        "property": schemas.SUGGESTED_PROPERTIES,
        "type": schemas.SUGGESTED_TYPES,
    }[kind]
    return checked(served.client.get(address, params=parameters), schema)


def test_manifest(served: Served, manifest: Json) -> None:
    assert manifest["identifierSpace"] == BASE
    assert manifest["schemaSpace"] == str(WP)
    assert manifest["batchSize"] == BATCH
    assert manifest["documentation"] == f"{served.address}catalog.html"
    assert served.client.get(manifest["documentation"]).status_code == 200
    assert manifest["view"]["url"].startswith(f"{served.address}reconcile/")
    types = {each["id"]: each for each in manifest["defaultTypes"]}
    assert {"wp:Ward", "wp:Plan", "wp:Policy", "wp:Department"} <= set(types)
    assert types["wp:Measure"]["broader"][0]["id"] == "wp:PlanElement"


@pytest.mark.parametrize("path", ["reconcile", "reconcile/", "reconcile?callback=jsonp1"])
def test_manifest_is_at_the_endpoint(served: Served, manifest: Json, path: str) -> None:
    assert served.get(path).json() == manifest


def test_batch(served: Served) -> None:
    found = ask(
        served,
        q0={"query": "泉区", "type": "wp:Ward", "type_strict": "should", "limit": 2},
        q1={"query": "総務課", "properties": [{"pid": "org:unitOf", "v": "泉区役所"}], "limit": 1},
        q2={"query": "仙台市泉区"},
        q3={"query": "\U0001f338"},
    )
    assert list(found) == ["q0", "q1", "q2", "q3"]
    best = found["q0"]["result"][0]
    assert (best["id"], best["name"], best["match"]) == (IZUMI, "泉区", True)
    assert best["type"][0] == {"id": "wp:Ward", "name": "区 / ward"}
    assert found["q1"]["result"][0]["match"] is True
    assert not any(each["match"] for each in found["q2"]["result"])
    assert found["q3"]["result"] == []


def test_get_and_post_give_the_same(served: Served) -> None:
    queries: dict[str, Json] = {"a": {"query": "Kohoku"}, "b": {"query": "政策9", "limit": 3}}
    text = quote(json.dumps(queries))
    assert served.get(f"reconcile?queries={text}").json() == ask(served, **queries)


def test_queries_of_a_batch_do_not_depend_on_each_other(served: Served) -> None:
    queries: dict[str, Json] = {name: {"query": name} for name in ("泉区", "政策9", "防犯対策")}
    whole = ask(served, **queries)
    assert whole == {name: ask(served, **{name: each})[name] for name, each in queries.items()}


@pytest.mark.parametrize(
    ("prefix", "id_"),
    [
        ("泉", IZUMI),
        ("いず", IZUMI),
        ("izu", IZUMI),
        ("ward/yokohama/iz", IZUMI),
        (f"{BASE}{IZUMI}", IZUMI),
        ("泉区役", "office/yokohama/izumi"),
        ("ぼうはん", None),
    ],
)
def test_suggest_entity(served: Served, manifest: Json, prefix: str, id_: str | None) -> None:
    found = suggest(served, manifest, "entity", prefix=prefix)["result"]
    assert [each["id"] for each in found[:1]] == ([id_] if id_ else [])


def test_suggest_goes_on(served: Served, manifest: Json) -> None:
    pages = [
        [e["id"] for e in suggest(served, manifest, "entity", prefix="令和", cursor=c)["result"]]
        for c in ("0", "20", "5")
    ]
    assert len(pages[0]) == len(pages[1]) == 20
    assert not set(pages[0]) & set(pages[1])
    assert pages[2] == (pages[0] + pages[1])[5:25]


@pytest.mark.parametrize(
    ("kind", "prefix", "id_"),
    [
        ("type", "区役所", "wp:WardOffice"),
        ("type", "initiative", "wp:Initiative"),
        ("type", str(WP.Ward), "wp:Ward"),
        ("property", "読み", "wp:reading"),
        ("property", "wp:year", "wp:year"),
        ("property", "dcterms:source", "dcterms:source"),
    ],
)
def test_suggest_type_and_property(
    served: Served, manifest: Json, kind: str, prefix: str, id_: str
) -> None:
    found = suggest(served, manifest, kind, prefix=prefix)["result"]
    assert id_ in [each["id"] for each in found]


@pytest.mark.parametrize("id_", [IZUMI, PLAN, GOAL, "midterm/yokohama/2022/policy/9"])
def test_preview_and_view(served: Served, manifest: Json, id_: str) -> None:
    """A client puts the identifier in as a component of a URI (section 2.1)."""
    name = html.fromstring(preview(served, manifest, id_).content).findtext(".//h1")
    assert name
    address = manifest["view"]["url"].replace("{{id}}", quote(id_, safe=""))
    answer = served.client.get(address)
    assert answer.status_code == 303
    page = urljoin(address, answer.headers["location"])
    document = served.client.get(page)
    assert document.status_code == 200
    fragment = id_.partition("#")[2]
    shown = html.fromstring(document.content)
    assert not fragment or shown.xpath(f"//*[@id='{fragment}']")
    assert name in shown.text_content()


def preview(served: Served, manifest: Json, id_: str) -> httpx.Response:
    address = manifest["preview"]["url"].replace("{{id}}", quote(id_, safe=""))
    answer = served.client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer


def test_preview_says_what_it_is(served: Served, manifest: Json) -> None:
    page = html.fromstring(preview(served, manifest, PLAN).content)
    assert "区運営方針" in page.text_content()
    (link,) = page.xpath("//a")
    assert link.get("href") == f"../{PLAN}.html"
    assert link.text == BASE + PLAN


def extend(served: Served, ids: list[str], *properties: str) -> Json:
    query = {"ids": ids, "properties": [{"id": name} for name in properties]}
    data = {"extend": json.dumps(query)}
    answer = served.client.post(f"{served.address}reconcile", data=data)
    made = checked(answer, schemas.EXTENDED)
    assert served.get(f"reconcile?extend={quote(json.dumps(query))}").json() == made
    return made


def test_extend(served: Served) -> None:
    wanted = ("wp:reading", "wp:office", "geo:lat", "wp:established", "skos:closeMatch", "no:such")
    made = extend(served, [IZUMI, "nothing/here"], *wanted)
    assert [each["id"] for each in made["meta"]] == list(wanted)
    assert made["meta"][0]["name"] == "読み / reading"
    row = made["rows"][IZUMI]
    assert row["wp:reading"] == [{"str": "いずみく"}]
    assert row["wp:office"] == [{"id": "office/yokohama/izumi", "name": "泉区役所"}]
    assert row["geo:lat"] == [{"float": 35.41777778}]
    assert row["wp:established"] == [{"date": "1986-11-03T00:00:00Z"}]
    assert {"str": "http://sws.geonames.org/7470869/"} in row["skos:closeMatch"]
    assert row["no:such"] == []
    assert made["rows"]["nothing/here"] == {name: [] for name in wanted}


def test_an_element_answers_with_its_plans_values(served: Served) -> None:
    id_ = f"{PLAN}/initiative/3-2"
    row = extend(served, [id_], "wp:ward", str(WP.year), "wp:contributesTo")["rows"][id_]
    assert row["wp:ward"] == [{"id": IZUMI, "name": "泉区"}]
    assert row[str(WP.year)] == [{"int": 2024}]
    assert {"id": "midterm/yokohama/2022/policy/9", "name": "政策9"} in row["wp:contributesTo"]


@pytest.mark.parametrize(("limit", "count"), [("", None), ("3", 3)])
def test_proposed_properties(served: Served, manifest: Json, limit: str, count: int | None) -> None:
    place = manifest["extend"]["propose_properties"]
    parameters = {"type": "wp:Ward", **({"limit": limit} if limit else {})}
    answer = served.client.get(place["service_url"] + place["service_path"], params=parameters)
    made = checked(answer, schemas.PROPOSED)
    assert made["type"] == "wp:Ward"
    ids = [each["id"] for each in made["properties"]]
    if count is None:
        assert {"wp:reading", "wp:office", "skos:closeMatch"} <= set(ids)
        row = extend(served, [IZUMI], *ids)["rows"][IZUMI]
        assert all(row.values())
    else:
        assert (len(ids), made["limit"]) == (count, count)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("reconcile?queries=", 400, "not JSON"),
        ("reconcile?queries=%7B%22q%22:1%7D", 400, "query 'q'"),
        ("reconcile?extend=[]", 400, "JSON object"),
        ("reconcile?queries=%FF", 400, "UTF-8"),
        ("reconcile/preview", 404, "'id'"),
        ("reconcile/preview?id=nothing", 404, "'id'"),
        ("reconcile/view?id=../../etc/passwd", 404, "'id'"),
        ("reconcile/suggest/entity?prefix=x&cursor=-1", 400, "'cursor'"),
        ("reconcile/suggest/entity?prefix=x&cursor=%C2%B2", 400, "'cursor'"),
        ("reconcile/properties?type=wp:Ward&limit=0", 400, "'limit'"),
        ("reconcile/suggest/nothing", 404, "no such document"),
        ("reconcile/nothing", 404, "no such document"),
    ],
)
def test_errors(served: Served, path: str, status: int, said: str) -> None:
    answer = served.get(path)
    assert (answer.status_code, said in answer.text) == (status, True)
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"", "application/x-www-form-urlencoded", 400),
        (b"{}", "application/json", 415),
        (b"queries=" + b"x" * LONGEST, "application/x-www-form-urlencoded", 413),
        (b"queries=\xff", "application/x-www-form-urlencoded", 400),
    ],
    ids=["nothing", "json", "long", "latin"],
)
def test_errors_of_posts(served: Served, content: bytes, kind: str, status: int) -> None:
    address = f"{served.address}reconcile"
    answer = served.client.post(address, content=content, headers={"content-type": kind})
    assert answer.status_code == status


@pytest.mark.parametrize("path", ["reconcile", "reconcile/suggest/entity", "reconcile/preview"])
def test_methods(served: Served, path: str) -> None:
    asked = served.client.options(f"{served.address}{path}")
    assert asked.status_code == 204
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert "Content-Type" in asked.headers["access-control-allow-headers"]
    refused = served.client.delete(f"{served.address}{path}")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")


def test_head_has_no_body(served: Served) -> None:
    answer = served.client.head(f"{served.address}reconcile")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 1000


def test_hostile_names_stay_names(served: Served, manifest: Json) -> None:
    for text in ('<script>alert(1)</script>"', "\x00", "a" * 2_000, "%s{{id}}", "\\u0000"):
        ask(served, q={"query": text})
        suggest(served, manifest, "entity", prefix=text[:4000])
