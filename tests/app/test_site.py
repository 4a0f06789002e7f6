"""The site over HTTP: things lead to documents, documents come as asked for."""

from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pyoxigraph as ox
import pytest
from lxml import html

from tests.served import Served
from wardplan.endpoint.results import BY_MEDIA_TYPE
from wardplan.media_types import compressible, content_type

PLAN = "plan/yokohama/izumi/2024"
TURTLE = f"{PLAN}.ttl"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("path", "accept", "location"),
    [
        (PLAN, BROWSER, "2024.html"),
        (PLAN, "*/*", "2024.html"),
        (PLAN, "text/turtle", "2024.ttl"),
        (PLAN, "application/ld+json, text/turtle;q=0.9", "2024.jsonld"),
        (PLAN, "application/n-triples", "2024.nt"),
        (PLAN, "application/rdf+xml, text/turtle;q=0.1", "2024.ttl"),
        (f"{PLAN}/measure/1", "text/turtle", "1.ttl"),
        ("ward/yokohama/izumi", BROWSER, "izumi.html"),
        ("def", "text/turtle", "def.ttl"),
        ("entity/green-expo-2027", "application/ld+json", "green-expo-2027.jsonld"),
        ("graph/plan/yokohama/izumi/2024", "text/turtle", "2024.ttl"),
    ],
)
def test_thing_leads_to_a_document(served: Served, path: str, accept: str, location: str) -> None:
    answer = served.get(path, accept=accept)
    assert (answer.status_code, answer.headers["location"]) == (303, location)
    assert answer.headers["vary"] == "Accept, Accept-Language"
    document = served.get(urljoin(path, location))
    assert document.status_code == 200


@pytest.mark.parametrize(
    ("asked", "accepted", "location"),
    [
        (PLAN, "en-US,en;q=0.9,ja;q=0.5", "../../../en/plan/yokohama/izumi/2024.html"),
        (f"{PLAN}/", "en", "../../../../en/plan/yokohama/izumi/2024.html"),
        ("def", "en-GB", "en/def.html"),
        (PLAN, "ja,en;q=0.9", "2024.html"),
        (PLAN, "fr, de;q=0.5", "2024.html"),
    ],
)
def test_thing_leads_to_the_page_in_the_language_of_the_visitor(
    served: Served, asked: str, accepted: str, location: str
) -> None:
    answer = served.get(asked, accept=BROWSER, accept_language=accepted)
    assert (answer.status_code, answer.headers["location"]) == (303, location)
    page = served.get(urljoin(f"/{asked}", location).removeprefix("/"))
    assert page.status_code == 200
    spoken = "en" if "en/" in location else "ja"
    assert html.fromstring(page.content).get("lang") == spoken


def test_data_are_the_same_in_every_language(served: Served) -> None:
    answer = served.get(PLAN, accept="text/turtle", accept_language="en")
    assert answer.headers["location"] == "2024.ttl"


def test_document_speaks_of_the_thing(served: Served) -> None:
    body = served.get(TURTLE).content
    subjects = {quad.subject for quad in ox.parse(body, format=ox.RdfFormat.TURTLE)}
    assert ox.NamedNode(f"https://w3id.org/wardplan/{PLAN}") in subjects


def test_no_document_is_acceptable(served: Served) -> None:
    answer = served.get(PLAN, accept="image/png")
    assert answer.status_code == 406
    assert "text/turtle" in answer.text
    assert 'type="text/turtle"' in answer.headers["link"]


@pytest.mark.parametrize("path", [PLAN, TURTLE, f"{PLAN}.html"])
def test_links_name_the_other_documents_and_the_thing(served: Served, path: str) -> None:
    link = served.get(path).headers["link"]
    assert '<2024.html>; rel="alternate"; type="text/html"' in link
    assert '<2024.jsonld>; rel="alternate describedby"; type="application/ld+json"' in link
    assert f'<https://w3id.org/wardplan/{PLAN}>; rel="describes cite-as"' in link
    assert link.endswith('<https://w3id.org/wardplan/rights/mixed>; rel="license"')


@pytest.mark.parametrize(
    "path", ["index.html", "plans.html", "static/style.css", "dumps/wardplan.nq"]
)
def test_documents_about_nothing_link_to_nothing(served: Served, path: str) -> None:
    assert "link" not in served.get(path).headers


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
        ("static/style.css", "text/css; charset=utf-8"),
        ("static/copy.js", "text/javascript; charset=utf-8"),
        ("static/icon.svg", "image/svg+xml"),
        (TURTLE, "text/turtle; charset=utf-8"),
        (f"{PLAN}.jsonld", "application/ld+json"),
        (f"{PLAN}.nt", "application/n-triples"),
        ("dumps/wardplan.nq", "application/n-quads"),
        ("dumps/wardplan.trig", "application/trig"),
        ("dumps/wardplan.nt.gz", "application/gzip"),
        ("dumps/SHA256SUMS", "text/plain; charset=utf-8"),
        ("source/yokohama/izumi/2024/1/r1.txt", "text/plain; charset=utf-8"),
        ("context/1.jsonld", "application/ld+json"),
    ],
)
def test_documents_are_served_as_they_are(
    served: Served, site: Path, path: str, content_type: str
) -> None:
    answer = served.get(path, accept_encoding="identity")
    assert (answer.status_code, answer.headers["content-type"]) == (200, content_type)
    assert answer.content == (site / (path or "index.html")).read_bytes()
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("void", "text/turtle; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("catalog.rdf", "application/rdf+xml"),
        ("a.b.xml", "application/xml"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_content_type(name: str, kind: str) -> None:
    assert content_type(name) == kind


@pytest.mark.parametrize(("name", "worth"), [("a.html", True), ("a.wasm", True), ("a.gz", False)])
def test_compressible(name: str, worth: bool) -> None:
    assert compressible(content_type(name)) is worth


@pytest.mark.parametrize(
    "path",
    [
        "nowhere", "plan", "plan/", "dumps/", "static", "plan/yokohama/izumi/1900",
        "..%2f..%2fpyproject.toml", "%2e%2e/data/dataset.ttl", "static/..%2findex.html",
        "dumps//wardplan.nq", "a%00b", "%2Fetc/passwd", "plan\\yokohama",
    ],
)  # fmt: skip
def test_what_is_not_there(served: Served, path: str) -> None:
    answer = served.get(path)
    assert (answer.status_code, answer.text) == (404, "there is no such document\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_documents_are_only_read(served: Served, method: str) -> None:
    answer = served.client.request(method, served.address + TURTLE)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert served.client.request(method, served.address + "rdf-graph-store").status_code == 405


def test_options(served: Served) -> None:
    answer = served.client.options(served.address + TURTLE)
    assert answer.status_code == 204
    assert "Range" in answer.headers["access-control-allow-headers"]


@pytest.mark.parametrize("path", [TURTLE, "", "dumps/wardplan.nq", PLAN, "nowhere"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_head(served: Served, path: str, encoding: str) -> None:
    headers = {"accept-encoding": encoding}
    got = served.client.get(served.address + path, headers=headers)
    head = served.client.head(served.address + path, headers=headers)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_conditions(served: Served, encoding: str) -> None:
    got = served.get(TURTLE, accept_encoding=encoding)
    tag, date = got.headers["etag"], got.headers["last-modified"]
    for field in ({"if_none_match": tag}, {"if_modified_since": date}):
        again = served.get(TURTLE, accept_encoding=encoding, **field)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert served.get(TURTLE, if_none_match='"other"').status_code == 200
    assert served.get(TURTLE, if_match='"other"').status_code == 412
    early = "Thu, 01 Jan 2015 00:00:00 GMT"
    assert served.get(TURTLE, if_modified_since=early).status_code == 200
    assert served.get(TURTLE, if_unmodified_since=early).status_code == 412


def test_packed_and_bare_have_tags_of_their_own(served: Served) -> None:
    for path in (TURTLE, "dumps/wardplan.nq"):
        tags = {served.get(path, accept_encoding=e).headers["etag"] for e in ("gzip", "identity")}
        assert len(tags) == 2


def test_compression(served: Served, site: Path) -> None:
    answer = served.get(TURTLE, accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    data = (site / TURTLE).read_bytes()
    assert answer.content == data
    assert int(answer.headers["content-length"]) < len(data) / 2


def test_a_dump_is_served_from_its_packed_file(served: Served, site: Path) -> None:
    answer = served.get("dumps/wardplan.nt", accept_encoding="gzip")
    packed = site / "dumps/wardplan.nt.gz"
    assert int(answer.headers["content-length"]) == packed.stat().st_size
    assert answer.headers["content-type"] == "application/n-triples"
    assert answer.content == (site / "dumps/wardplan.nt").read_bytes()


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-9", 0, 10), ("bytes=100-", 100, None), ("bytes=-20", -20, None)],
)
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_ranges(
    served: Served, site: Path, asked: str, start: int, stop: int | None, encoding: str
) -> None:
    data = (site / "dumps/wardplan.nt").read_bytes()
    answer = served.get("dumps/wardplan.nt", range=asked, accept_encoding=encoding)
    assert answer.status_code == 206
    assert answer.content == data[start:stop]
    first, last, size = (
        answer.headers["content-range"].removeprefix("bytes ").replace("/", "-").split("-")
    )
    assert (int(last) - int(first) + 1, int(size)) == (len(answer.content), len(data))
    assert "content-encoding" not in answer.headers


def test_a_download_that_broke_off_goes_on_only_where_the_file_is_the_same(served: Served) -> None:
    whole = served.get(TURTLE, accept_encoding="identity")
    tag = whole.headers["etag"]
    assert served.get(TURTLE, range="bytes=5-", if_range=tag).content == whole.content[5:]
    again = served.get(TURTLE, range="bytes=5-", if_range='"old"')
    assert (again.status_code, again.content) == (200, whole.content)


def test_a_range_beyond_the_end(served: Served, site: Path) -> None:
    answer = served.get(TURTLE, range="bytes=99999999-")
    size = (site / TURTLE).stat().st_size
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{size}")


def test_every_page_and_link_answers(served: Served, site: Path) -> None:
    """Walk the site from its front page as a visitor would, to everything it links to."""
    waiting, failed = [served.address], []
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        answer = served.client.get(address)
        if answer.status_code != 200:
            failed.append((address, answer.status_code))
        elif answer.headers["content-type"].startswith("text/html"):
            for link in html.fromstring(answer.content).xpath("//*/@href | //*/@src"):
                target = urldefrag(urljoin(address, str(link)))[0]
                if target.startswith(served.address) and target not in seen:
                    seen.add(target)
                    waiting.append(target)
    assert failed == []
    assert len(seen) > len(list(site.rglob("*.html")))


def test_syntaxes_of_the_endpoint_and_of_documents_go_by_the_same_names() -> None:
    for name in ("ttl", "nt", "jsonld", "nq", "trig"):
        kind = content_type(f"a.{name}").partition(";")[0]
        assert BY_MEDIA_TYPE[True, kind].graph == ox.RdfFormat.from_extension(name)
