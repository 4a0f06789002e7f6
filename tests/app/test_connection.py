"""Clients that take their time, or too many places: cut off, while others are served."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from benchmarks.trust.wire import Reply, connect, get, parsed, received
from tests.waiting import until
from wardplan.app.connection import Connection, Patience
from wardplan.asgi import Answer, body_of, fields, send_answer

LARGE = b"a" * 60_000_000
HASTY = Patience(head=0.5, body=0.5, stalled=1, connections=100)
FULL = Patience(connections=12, share=4)


class Hasty(Connection):
    """A connection whose patience ends within the time of a test."""

    patience = HASTY


class Steady(Connection):
    """A connection whose patience outlasts a test, and of which there are few."""

    patience = FULL


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Gives back what it was sent, or a large answer."""
    if scope["type"] == "http":
        body = LARGE if scope["path"] == "/large" else await body_of(receive, None, 1000)
        await send_answer(scope, send, Answer(200, fields(content_type="text/plain"), body or b""))


@contextmanager
def running(kind: type[Connection]) -> Iterator[uvicorn.Server]:
    """A server whose connections are of a kind; its port is that of its one socket."""
    with socket.create_server(("127.0.0.1", 0), backlog=100) as listening:
        config = uvicorn.Config(
            app, log_config=None, log_level="critical", http=kind, ws="none", lifespan="off",
            port=listening.getsockname()[1],
        )  # fmt: skip
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield server
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def hasty() -> Iterator[uvicorn.Server]:
    with running(Hasty) as server:
        yield server


@pytest.fixture
def port(hasty: uvicorn.Server) -> int:
    return hasty.config.port


@pytest.fixture
def steady() -> Iterator[int]:
    with running(Steady) as server:
        yield server.config.port


def empty(server: uvicorn.Server) -> bool:
    """Whether nobody is connected."""
    return not server.server_state.connections


def said(channel: socket.socket) -> Reply:
    channel.settimeout(30)
    return parsed(received(channel))


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", 0),
        (b"GET / HT", 408),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", 408),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc", 408),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", 408),
        (b"no HTTP at all\r\n\r\n", 400),
    ],
    ids=["nothing", "line", "fields", "body", "chunks", "no HTTP"],
)
def test_who_is_late_is_sent_away(port: int, sent: bytes, status: int) -> None:
    with connect(port) as channel:
        channel.sendall(sent)
        reply = said(channel)
    assert reply.status == status
    if status:
        assert reply.fields["connection"] == ["close"]
        assert "frame-ancestors 'self'" in reply.fields["content-security-policy"][0]


def test_bytes_one_by_one_win_no_time(port: int) -> None:
    with connect(port) as channel:
        sent = 0
        with pytest.raises(ConnectionError):
            while sent < 1000:
                channel.sendall(b"G")
                sent += 1
                time.sleep(0.05)
    assert sent < 500


def test_a_second_request_on_the_same_connection_has_its_own_time() -> None:
    """And between them there is no hurry."""

    class Own(Connection):
        patience = Patience(head=2)

    ask = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    with running(Own) as server, connect(server.config.port) as channel:
        for _ in range(3):
            channel.sendall(ask)
            assert channel.recv(1000).startswith(b"HTTP/1.1 200")
            time.sleep(0.8)
        channel.sendall(ask + b"GET /")
        assert received(channel).startswith(b"HTTP/1.1 200")
        assert received(channel).startswith(b"HTTP/1.1 408")


def test_who_takes_nothing_of_an_answer_is_cut_off(hasty: uvicorn.Server) -> None:
    until(lambda: empty(hasty))
    with connect(hasty.config.port) as channel:
        channel.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
        until(lambda: not empty(hasty))
        until(lambda: empty(hasty))
        assert len(received(channel)) < len(LARGE) // 2


def test_who_takes_an_answer_gets_all_of_it(steady: int) -> None:
    with connect(steady) as channel:
        channel.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        size = 0
        while part := channel.recv(1 << 20):
            size += len(part)
    assert size > len(LARGE)


def test_a_client_has_its_share_of_connections_and_no_more(steady: int) -> None:
    """Three are 127.0.0.2's; the fourth is told so; others come in."""
    with ExitStack() as stack:
        for _ in range(3):
            stack.enter_context(connect(steady, client="127.0.0.2"))
        refused = get(steady, "/", client="127.0.0.2")
        other = get(steady, "/", client="127.0.0.3")
    assert (refused.status, refused.fields["retry-after"]) == (503, ["5"])
    assert other.status == 200


def test_all_clients_together_have_so_many(steady: int) -> None:
    with ExitStack() as stack:
        for number in range(12):
            stack.enter_context(connect(steady, client=f"127.0.1.{number + 1}"))
        assert get(steady, "/").status == 503
    until(lambda: get(steady, "/").status == 200)
