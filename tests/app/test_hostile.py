"""Hostile clients of `wardplan serve`: each is answered cheaply, and the others are served."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.trust import requests, wire
from benchmarks.trust.powerless import become_powerless
from tests.served import HEAVY, Served, make_site, ntriples, serve
from wardplan.endpoint import lexis
from wardplan.negotiation import negotiate, prefers_gzip

ASKED = f"/sparql?query={quote(HEAVY)}"


def port_of(served: Served) -> int:
    return int(served.address.rstrip("/").rpartition(":")[2])


@settings(
    max_examples=150,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(requests.requests)
def test_no_request_breaks_anything(served: Served, data: bytes) -> None:
    """A small share of what `make trust` sends."""
    assert requests.tried(port_of(served), data) is None


@pytest.mark.parametrize(
    ("data", "due"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", True),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /", True),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab", True),
        (b"GET / HTTP/1.1\r\n\r\n", True),
        (b"no request\r\n\r\n", True),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"a" * 20_000, True),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nab", False),
        (b"GET / HTTP/1.1\r\nHost: a\r\n", False),
        (b"", False),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_must_be_answered(data: bytes, due: bool) -> None:
    assert requests.must_be_answered(data) is due


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/../../etc/passwd", 404),
        ("/..%2f..%2fetc%2fpasswd", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/static/..%5c..%5cwardplan.toml", 404),
        ("/index.html%00.ttl", 404),
        ("//evil.example/", 404),
        ("http://evil.example/", 421),
        ("http://evil.example/plan/yokohama/izumi/2024", 421),
        ("https://localhost/index.html", 421),
        ("http://localhost@evil.example/", 400),
        ("http://localhost/index.html", 200),
        ("http://LOCALHOST:80", 200),
        ("http://localhost/sparql?query=ASK%7B%7D", 200),
        ("http://localhost//evil.example/", 404),
        ("http://localhost/../../etc/passwd", 404),
        ("/javascript:alert(1)", 404),
        ("/%0d%0aSet-Cookie:a=b", 404),
        ("/" + "a" * 300, 404),
        ("/" + "a/" * 1900, 404),
        ("/" + "%F0%9F%92%A9" * 100, 404),
        ("/" + "a" * 4_001, 414),
        ("/sparql?query=" + "a" * 100_001, 414),
        ("/reconcile/view?id=//evil.example", 404),
        ("/reconcile?queries=" + "[" * 50_000, 400),
        ("/sparql?query=" + quote("ASK {" + "{" * 20_000), 503),
        ("/sparql?query=" + quote(f"ASK {{ ?a {'(' * 9000}<b>{')*' * 9000} ?c }}"), 503),
    ],
    ids=lambda value: str(value)[:40],
)
def test_addresses(served: Served, target: str, status: int) -> None:
    reply = wire.get(port_of(served), target)
    assert (reply.status, requests.wrong(reply)) == (status, None)
    assert wire.get(port_of(served), "/sparql?query=ASK%7B%7D").status == 200


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        (["Accept: " + '"\\' * 4000], 406),
        (["Accept: " + "a/b," * 2000 + "text/turtle"], 406),
        (["Accept: " + "x" * 9000], 431),
        (["X: y"] * 120, 431),
        (["Range: bytes=" + "9" * 5000 + "-"], 416),
        (["If-Modified-Since: Mon, 01 Jan 0000 00:00:00 GMT"], 303),
        (["Host: second.example"], 400),
    ],
    ids=lambda value: str(value)[:30],
)
def test_fields(served: Served, fields: list[str], status: int) -> None:
    path = "/index.html" if "Range" in fields[0] else "/plan/yokohama/izumi/2024"
    reply = wire.get(port_of(served), path, *fields)
    assert (reply.status, requests.wrong(reply)) == (status, None)


def test_an_answer_follows_from_what_it_varies_by(served: Served) -> None:
    """A cache that heeds `Vary` keeps nobody's answer for another."""
    port, thing = port_of(served), "/plan/yokohama/izumi/2024"
    seen = {}
    for accept in ("text/turtle", "text/html", "application/ld+json", "text/turtle;q=0"):
        reply = wire.get(port, thing, f"Accept: {accept}", "X-Forwarded-Host: evil.example")
        assert reply.fields["vary"] == ["Accept, Accept-Language"]
        seen[accept] = reply.fields.get("location")
        assert "evil" not in str(reply)
    assert len(set(map(str, seen.values()))) == 4


@pytest.mark.parametrize("text", ["1" * 100_000, "a." * 50_000, '"\\' * 50_000, "<a" * 50_000])
def test_texts_are_read_in_time_that_follows_from_their_length(text: str) -> None:
    """Each of these took minutes, or hours, once: pytest's own time limit would end it."""
    assert not lexis.scan(text, "http://example.org/").service
    assert negotiate(text, ["text/turtle"]) in {None, "text/turtle"}
    assert prefers_gzip(text) is False


def test_a_flood_from_one_client_leaves_room_for_others(tmp_path: Path) -> None:
    make_site(tmp_path, ntriples(*(f"s{n} p o g" for n in range(300))))
    with serve(tmp_path, "--timeout", "3") as served, ThreadPoolExecutor(100) as threads:
        port = port_of(served)
        flood = [
            threads.submit(wire.get, port, f"{ASKED}%23{number}", client="127.0.0.2")
            for number in range(90)
        ]
        served.logged(20, path="/sparql")  # those for which there is no place are refused at once
        other = wire.get(port, "/sparql?query=ASK%7B%7D", client="127.0.0.3")
        page = wire.get(port, "/health", client="127.0.0.3")
        waiting = [each for each in flood if not each.done()]
        replies = [each.result() for each in flood]
    assert (other.status, page.status) == (200, 200)
    assert waiting
    assert {reply.status for reply in replies} == {503}
    assert all(requests.wrong(reply) is None for reply in replies)


def test_a_server_without_rights_on_files_that_are_only_read(tmp_path: Path) -> None:
    """It may write nowhere, has no folder for temporary files, and is not in its own group."""
    make_site(tmp_path, ntriples("s p o g"))
    everything = [tmp_path, *tmp_path.rglob("*")]
    for each in everything:
        each.chmod(0o555 if each.is_dir() else 0o444)
    try:
        _serve_powerless(tmp_path)
    finally:
        for each in everything:
            each.chmod(0o755)
    assert [tmp_path, *tmp_path.rglob("*")] == everything


def _serve_powerless(root: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-B", "-m", "wardplan", "serve", "--port", "0", "--root", str(root)],
        env={"TMPDIR": "/nowhere", "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=become_powerless,
    ) as process:
        try:
            said = process.stderr.readline() if process.stderr else ""
            found = re.match(r"http://127\.0\.0\.1:(\d+)/", said)
            assert found, said
            capabilities = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            assert re.search(r"^CapEff:\t0+$", capabilities, re.MULTILINE)
            assert wire.get(int(found[1]), "/dumps/wardplan.nq").status == 200
            assert wire.get(int(found[1]), "/sparql?query=ASK%7B%7D").status == 200
        finally:
            process.terminate()
            process.wait(60)


def test_slow_clients_are_counted_out_while_others_are_served(tmp_path: Path) -> None:
    """Two hundred and fifty connections that never say anything, and one more of the same."""
    make_site(tmp_path, ntriples("s p o g"))
    with serve(tmp_path) as served:
        port = port_of(served)
        held = [wire.connect(port, client="127.0.0.2") for _ in range(250)]
        assert wire.get(port, "/health", client="127.0.0.2").status == 503
        assert wire.get(port, "/health", client="127.0.0.3").status == 200
        for each in held:
            each.close()
