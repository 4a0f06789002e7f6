"""Targets of requests that are addresses, and the one that is a star."""

import pytest
from starlette.types import Scope

from wardplan.app.target import as_path
from wardplan.asgi import Answer


def found(target: str, *hosts: str, scheme: str = "http", method: str = "GET") -> Scope | Answer:
    """What becomes of a request; the server gives the path decoded, and the query apart."""
    raw, _, query = target.encode().partition(b"?")
    return as_path({
        "type": "http", "method": method, "scheme": scheme,
        "path": raw.decode().replace("%2F", "/").replace("%41", "A"),
        "raw_path": raw, "query_string": query,
        "headers": [(b"accept", b"*/*"), *((b"host", host.encode()) for host in hosts)],
    })  # fmt: skip


@pytest.mark.parametrize(
    ("target", "host", "path"),
    [
        ("/a", "w.example", "/a"),
        ("http://w.example/a/b.html", "w.example", "/a/b.html"),
        ("http://w.example", "w.example", "/"),
        ("http://w.example?query=ASK%7B%7D", "w.example", "/"),
        ("HTTP://W.Example/%41", "w.example", "/A"),
        ("http://w.example:80/a", "w.example", "/a"),
        ("http://w.example/a", "w.example:80", "/a"),
        ("http://w.example:/a", "w.example", "/a"),
        ("http://w.example:8000/a", "w.example:8000", "/a"),
        ("http://[::1]/a", "[::1]:80", "/a"),
        ("http://[::1]:8000/a", "[::1]:8000", "/a"),
        ("http://w.example//evil.example/", "w.example", "//evil.example/"),
    ],
)
def test_an_address_of_this_host_is_its_path(target: str, host: str, path: str) -> None:
    scope = found(target, host)
    assert not isinstance(scope, Answer)
    raw = target.partition("?")[0].removeprefix("http://").removeprefix("HTTP://")
    assert scope["path"] == path
    assert scope["raw_path"] == ("/" + raw.partition("/")[2]).encode() or target == "/a"
    assert (b"accept", b"*/*") in scope["headers"]


def test_what_the_address_says_stands_for_the_field() -> None:
    """Also where the client is of HTTP/1.0 and has no such field."""
    for given in (("w.example:80",), ()):
        scope = found("http://W.example/a", *given)
        assert not isinstance(scope, Answer)
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        assert hosts == [b"W.example"]


@pytest.mark.parametrize(
    ("target", "hosts", "status"),
    [
        ("http://evil.example/", ["w.example"], 421),
        ("http://w.example/", ["evil.example"], 421),
        ("http://w.example:8000/", ["w.example"], 421),
        ("http://w.example/", ["w.example:443"], 421),
        ("http://w.example/", ["w.example", "evil.example"], 421),
        ("https://w.example/", ["w.example"], 421),
        ("http://w.example.evil.example/", ["w.example"], 421),
        ("http://w.example@evil.example/", ["w.example"], 400),
        ("http://user:word@w.example/", ["w.example"], 400),
        ("http://w.example%2F@evil.example/", ["w.example"], 400),
        ("http:///a", ["w.example"], 400),
        ("http:/a", ["w.example"], 400),
        ("http://[::1/a", ["[::1]"], 400),
        ("http://w.example:port/a", ["w.example"], 400),
        ("http://w.example\\\\evil.example/", ["w.example"], 400),
        ("ftp://w.example/a", ["w.example"], 400),
        ("javascript:alert(1)", ["w.example"], 400),
        ("w.example:80", ["w.example"], 400),
        ("index.html", ["w.example"], 400),
        ("", ["w.example"], 400),
        ("*", ["w.example"], 400),
    ],
)
def test_any_other_is_refused(target: str, hosts: list[str], status: int) -> None:
    answer = found(target, *hosts)
    assert isinstance(answer, Answer)
    assert answer.status == status
    assert b"evil" not in answer.body


def test_an_address_behind_a_server_with_tls_has_its_scheme() -> None:
    assert isinstance(found("http://w.example/", "w.example", scheme="https"), Answer)
    assert not isinstance(found("https://w.example:443/", "w.example", scheme="https"), Answer)


def test_options_of_the_whole_site() -> None:
    scope = found("*", "w.example", method="OPTIONS")
    assert not isinstance(scope, Answer)
    assert scope["path"] == "/"
