"""What no request gets past, and what every answer bears."""

import asyncio
import base64
import hashlib
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from wardplan.app.shield import FIELDS, LONGEST, PATH, Shield
from wardplan.asgi import Answer, send_answer
from wardplan.guards import FRAMED, MISSING, POLICY, guards

Field = tuple[bytes, bytes]


def ask(*headers: Field, answer: Answer = Answer(200, ()), target: bytes = b"/") -> Message:  # noqa: B008
    """How an answer begins that went through the shield."""
    said: list[Message] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        await send_answer(scope, send, answer)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        said.append(message)

    scope: Scope = {
        "type": "http", "method": "GET", "path": target.decode(), "raw_path": target,
        "query_string": b"",
        "headers": list(headers),
    }  # fmt: skip
    asyncio.run(Shield(inner, guards())(scope, receive, send))
    return said[0]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([(b"host", b"wards.example:8000")], 200),
        ([(b"host", b"[2001:db8::1]:80")], 200),
        ([(b"host", b"")], 400),
        ([(b"host", b"a b")], 400),
        ([(b"host", b"evil.example/path")], 400),
        ([(b"host", b"a@b")], 400),
        ([(b"host", b'"><script>')], 400),
        ([(b"accept", b"x" * LONGEST)], 431),
        ([(b"a", b"b")] * FIELDS, 200),
        ([(b"a", b"b")] * (FIELDS + 1), 431),
    ],
)
def test_requests(headers: list[Field], status: int) -> None:
    assert ask(*headers)["status"] == status


def test_a_long_address_is_refused() -> None:
    assert ask(target=b"/" * (PATH + 1))["status"] == 414


@pytest.mark.parametrize("target", [b"", b"index.html", b"*", b"ftp://evil.example/"], ids=repr)
def test_a_target_that_is_no_path_is_refused(target: bytes) -> None:
    assert ask(target=target)["status"] == 400


def test_an_address_for_another_host_is_refused_and_guarded() -> None:
    refused = ask((b"host", b"w.example"), target=b"http://evil.example/")
    assert refused["status"] == 421
    assert set(guards()) <= set(refused["headers"])


@pytest.mark.parametrize("status", [200, 303, 404, 503])
def test_every_answer_is_guarded(status: int) -> None:
    found = ask(answer=Answer(status, ()))["headers"]
    assert set(guards()) <= set(found)
    assert len({name for name, _ in found}) == len(found)


def test_an_answer_may_have_a_policy_of_its_own() -> None:
    found = dict(ask(answer=Answer(200, FRAMED))["headers"])
    assert found[POLICY] == FRAMED[0][1]


@pytest.mark.parametrize(
    ("endpoint", "sources"),
    [
        (None, "connect-src 'self'"),
        ("sparql", "connect-src 'self'"),
        ("https://sparql.example/ask?x", "connect-src 'self' https://sparql.example"),
    ],
)
def test_the_page_for_queries_may_ask_its_endpoint(endpoint: str | None, sources: str) -> None:
    assert sources in dict(guards(endpoint))[POLICY].decode().split("; ")


def test_the_one_script_in_a_page_is_known(site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    script = text.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"sha256-{digest}" == MISSING
