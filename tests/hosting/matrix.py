"""What every server answers: kind of resource x `Accept`, and what documents carry.

`tests/hosting/test_serve.py` asks `wardplan serve`; `tests/servers/test_hosting.py` asks Apache and
nginx.
"""

from dataclasses import dataclass
from itertools import product
from urllib.parse import urljoin

import httpx
import pytest

from wardplan.formats import VARIANTS
from wardplan.guards import guards

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
PLAN = "plan/yokohama/izumi/2024"

THINGS = {
    "vocabulary": "def",
    "city": "city/yokohama",
    "ward": "ward/yokohama/izumi",
    "plan, a folder too": PLAN,
    "measure": f"{PLAN}/measure/1",
    "initiative": f"{PLAN}/initiative/3-1",
    "department": "department/yokohama/izumi/general-affairs",
    "policy": "midterm/yokohama/2022/policy/18",
    "entity": "entity/green-expo-2027",
    "transcription": "source/yokohama/izumi/2024/1/r1",
    "terms": "rights/mixed",
    "named graph": "graph/plan/yokohama/izumi/2024",
}

ACCEPT: dict[str | None, str | None] = {
    None: "html",
    "": "html",
    "*/*": "html",
    BROWSER: "html",
    "text/html": "html",
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "TEXT/Turtle": "ttl",
    "text/turtle;charset=utf-8": "ttl",
    'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"': "jsonld",
    'application/ld+json;profile="a,b;q=0"': "jsonld",
    "text/*": "html",
    "application/*": "jsonld",
    "text/*, text/html;q=0": "ttl",
    "application/*, application/ld+json;q=0.5": "nt",
    "*/*;q=0.1, text/html;q=0": "ttl",
    "*/*;q=0.1, application/n-triples": "nt",
    "application/rdf+xml, text/turtle;q=0.1": "ttl",
    "text/html;q=0.5, text/turtle": "ttl",
    "text/turtle;q=0.5, text/html;q=0.5": "html",
    "text/turtle;q=0.50, application/ld+json;q=0.5": "ttl",
    "text/html;q=0.5, text/turtle;q=0.50": "html",
    "text/turtle; q=0.8 , application/ld+json ; q=0.9": "jsonld",
    "text/turtle;q=0.45, application/n-triples;q=0.5": "nt",
    "text/turtle;q=0.45, application/n-triples;q=0.4": "ttl",
    "text/turtle;q=0.505, application/n-triples;q=0.51": "nt",
    "text/turtle;q=0.09, application/n-triples;q=0.1": "nt",
    "text/turtle;q=1.000, application/ld+json;q=0.999": "ttl",
    "text/html;q=0.001": "html",
    "text/turtle;q=2, application/n-triples;q=0.1": "nt",
    "text/turtle-star, application/n-triples;q=0.1": "nt",
    ";;, text/turtle": "ttl",
    "application/rdf+xml": None,
    "image/png": None,
    "text/html;q=0": None,
    "*/*;q=0": None,
    "text/turtle;q=2": None,
}
"""`Accept` -> extension of the document, None for 406."""


@dataclass(frozen=True)
class Host:
    """A server that is asked; `address` is where the site's root is."""

    name: str
    address: str
    client: httpx.Client

    def get(self, path: str, accept: str | None = "*/*", **fields: str) -> httpx.Response:
        """The answer, without going where it leads; `accept` None sends no such field."""
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        request = self.client.build_request("GET", self.address + path, headers=headers)
        del request.headers["accept"]
        if accept is not None:
            request.headers["accept"] = accept
        return self.client.send(request)


def things() -> pytest.MarkDecorator:
    """Every kind of thing x every `Accept`."""
    rows = list(product(THINGS.items(), ACCEPT.items()))
    ids = [f"{kind}: {accept}" for (kind, _), (accept, _) in rows]
    return pytest.mark.parametrize(
        ("path", "accept", "extension"),
        [(path, accept, extension) for (_, path), (accept, extension) in rows],
        ids=ids,
    )


def check_thing(host: Host, path: str, accept: str | None, extension: str | None) -> None:
    """A thing answers 303 to the document that is wanted most, or 406."""
    answer = host.get(path, accept)
    assert tokens(answer, "vary") >= {"accept"}
    check_open(answer)
    check_links(host, answer, path)
    if extension is None:
        assert answer.status_code == 406
        return
    assert answer.status_code == 303
    assert target(answer) == f"{host.address}{path}.{extension}"


def target(answer: httpx.Response) -> str:
    return urljoin(str(answer.url), answer.headers["location"])


def tokens(answer: httpx.Response, name: str) -> set[str]:
    """The members of a list field, in small letters."""
    return {each.strip().lower() for each in answer.headers.get(name, "").split(",")} - {""}


def check_open(answer: httpx.Response) -> None:
    """Pages of other sites may read the answer; no browser guesses its type, or does for it what
    the site does not ask."""
    assert answer.headers["access-control-allow-origin"] == "*"
    assert tokens(answer, "access-control-expose-headers") >= {"link", "location"}
    assert answer.headers["x-content-type-options"] == "nosniff"
    for name, value in guards():
        assert answer.headers[name.decode()] == value.decode()


def links(answer: httpx.Response) -> set[tuple[str, str, str]]:
    """What the `Link` field says: relation, address, media type ('' for none)."""
    found = set()
    for part in filter(None, answer.headers.get("link", "").split(", <")):
        address, _, rest = part.lstrip("<").partition(">")
        pairs = [piece.strip().partition("=") for piece in rest.split(";") if "=" in piece]
        said = {key: value.strip('"') for key, _, value in pairs}
        found |= {
            (relation, urljoin(str(answer.url), address), said.get("type", ""))
            for relation in said["rel"].split()
        }
    return found


def check_links(
    host: Host, answer: httpx.Response, path: str, base: str = "https://w3id.org/wardplan/"
) -> None:
    documents = {(f"{host.address}{path}.{ext}", kind) for kind, ext in VARIANTS.items()}
    assert links(answer) == {
        *(("alternate", *each) for each in documents),
        *(("describedby", *each) for each in documents if each[1] != "text/html"),
        ("describes", base + path, ""),
        ("cite-as", base + path, ""),
        ("license", f"{base}rights/mixed", ""),
    }


DOCUMENTS = {
    f"{PLAN}.html": "text/html; charset=utf-8",
    f"{PLAN}.ttl": "text/turtle; charset=utf-8",
    f"{PLAN}.jsonld": "application/ld+json",
    f"{PLAN}.nt": "application/n-triples",
    "def.ttl": "text/turtle; charset=utf-8",
    "rights/mixed.html": "text/html; charset=utf-8",
}
"""Documents about things, and their content types."""

FILES = {
    "": "text/html; charset=utf-8",
    "index.html": "text/html; charset=utf-8",
    "static/style.css": "text/css; charset=utf-8",
    "static/copy.js": "text/javascript; charset=utf-8",
    "static/icon.svg": "image/svg+xml",
    "context/1.jsonld": "application/ld+json",
    "source/yokohama/izumi/2024/1/r1.txt": "text/plain; charset=utf-8",
    "dumps/wardplan.nq": "application/n-quads",
    "dumps/wardplan.trig": "application/trig",
    "dumps/wardplan.nt.gz": "application/gzip",
    "dumps/SHA256SUMS": "text/plain; charset=utf-8",
}
"""Other files, about nothing, and their content types."""

NOWHERE = ("nowhere", "plan/yokohama/izumi/1900", f"{PLAN}.xml", "def/nowhere", "def/nowhere/")
"""What is not there."""


def check_document(host: Host, path: str, content_type: str) -> None:
    """A document says what it is, varies by encoding alone, and links."""
    answer = host.get(path, accept="image/png", accept_encoding="gzip")
    assert (answer.status_code, answer.headers["content-type"]) == (200, content_type)
    check_open(answer)
    assert tokens(answer, "vary") == {"accept-encoding"}
    check_links(host, answer, path.rpartition(".")[0])


def check_file(host: Host, path: str, content_type: str) -> None:
    answer = host.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, content_type)
    check_open(answer)
    assert "accept" not in tokens(answer, "vary")
    assert links(answer) == set()


def check_page(host: Host) -> None:
    """The address of a page that is about nothing leads to it, and is named by nothing."""
    answer = host.get("plans", BROWSER)
    assert (answer.status_code, target(answer)) == (303, f"{host.address}plans.html")
    assert host.get("plans", "text/turtle").status_code == 406
    assert links(answer) == set()


def check_slash(host: Host, path: str) -> None:
    """A slash too many is forgiven."""
    answer = host.get(f"{path}/", "text/turtle")
    assert (answer.status_code, target(answer)) == (303, f"{host.address}{path}.ttl")
    check_links(host, answer, path)


def check_preflight(host: Host, path: str) -> None:
    """A page of another site may send fields beyond the plainest."""
    answer = host.client.options(
        host.address + path,
        headers={"origin": "https://example.org", "access-control-request-headers": "range"},
    )
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert tokens(answer, "access-control-allow-headers") >= {"range", "if-none-match"}
    assert tokens(answer, "access-control-allow-methods") >= {"get", "head"}
