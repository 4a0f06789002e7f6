"""Requests as a stranger makes them (RFC 9112): well-formed, nearly so, and not at all."""

import json
from urllib.parse import quote

import h11
from hypothesis import strategies as st

from benchmarks.trust.wire import Reply, exchange

PATHS = (
    "/", "/index.html", "/plans.html", "/sparql", "/sparql/", "/reconcile", "/reconcile/",
    "/reconcile/suggest/entity", "/reconcile/suggest/property", "/reconcile/suggest/type",
    "/reconcile/properties", "/reconcile/preview", "/reconcile/view", "/health", "/metrics",
    "/ward/yokohama/izumi", "/plan/yokohama/izumi/2024", "/dumps/wardplan.nt", "/catalog.ttl",
    "/static/style.css", "/.well-known/void", "/def", "/nowhere",
)  # fmt: skip
MEANT = (
    "query", "default-graph-uri", "named-graph-uri", "update", "queries", "extend", "prefix",
    "cursor", "limit", "type", "id", "callback",
)  # fmt: skip
QUERIES = (
    "ASK {}", "SELECT * { ?s ?p ?o } LIMIT 3", "DESCRIBE <https://w3id.org/wardplan/def>",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 2", "SELECT * { SERVICE <http://127.0.0.1:9/> {} }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "INSERT DATA { <a> <b> <c> }", "ASK {",
    "SELECT * { ?s (((<a>*)*)*)* ?o } LIMIT 1", "BASE <http://[> ASK {}", "",
)  # fmt: skip
FIELDS = (
    "Accept", "Accept-Encoding", "Range", "If-Range", "If-None-Match", "If-Match",
    "If-Modified-Since", "If-Unmodified-Since", "Content-Type", "Origin", "Cookie", "Referer",
    "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "Expect", "Upgrade", "Connection",
    "Access-Control-Request-Method", "Transfer-Encoding", "Content-Length", "TE", "Host",
)  # fmt: skip
VALUES = (
    "text/turtle", "text/html;q=0.1, */*", "application/sparql-results+json", "gzip, br;q=0",
    "bytes=0-10", "bytes=-5", "bytes=9999999999999-", "bytes=5-1", "*", 'W/"x"', '"unclosed',
    "Thu, 01 Jan 1970 00:00:00 GMT", "Mon, 99 Foo 99999 00:00:00 GMT", "chunked", "100-continue",
    "websocket", "Upgrade", "close", "0", "5", "-1", "application/sparql-query",
    "application/x-www-form-urlencoded", "text/html, application/xhtml+xml", "127.0.0.1",
    "evil.example", "a b", "[::1]:80", "localhost:99999", ";q=;q=", ",,,,", "q=1",
)  # fmt: skip

_bytes = st.binary(max_size=40)
_text = st.one_of(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
    st.text(max_size=30).map(quote),
    st.text(max_size=10),
)
_segment = st.one_of(
    st.sampled_from(("..", ".", "", "%2e%2e", "..%2f", "%00", "%5c..", "%c0%ae", "%", "%zz",
                     "a" * 300, "evil.example", "javascript:alert(1)", "%0d%0aSet-Cookie:a=b",
                     "\u0440")),
    _text,
)  # fmt: skip
_path = st.one_of(
    st.sampled_from(PATHS),
    st.sampled_from(PATHS),
    st.lists(_segment, max_size=6).map(lambda parts: "/" + "/".join(parts)),
    st.builds(lambda path, more: f"{path}/{more}", st.sampled_from(PATHS), _segment),
    st.sampled_from(
        (
            "*",
            "http://evil.example/",
            "//evil.example/",
            "evil.example:80",
            "",
            "http://localhost/index.html",
            "http://localhost",
            "HTTP://LOCALHOST:80/def",
            "https://localhost/",
            "http://localhost@evil.example/",
        )
    ),
)
_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _text),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["query", "type", "limit", "properties", "pid", "v", "id", "ids", "q0"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
).map(json.dumps)
_value = st.one_of(st.sampled_from(QUERIES), _json, _text, st.sampled_from(("1", "-1", "9" * 30)))
_pairs = st.lists(st.tuples(st.sampled_from(MEANT) | _text, _value), max_size=4)
_query = st.one_of(
    st.just(""),
    _pairs.map(lambda pairs: "&".join(f"{quote(k)}={quote(v)}" for k, v in pairs)),
    _text,
)
_field = st.tuples(
    st.sampled_from(FIELDS) | _text, st.sampled_from(VALUES) | _text | st.just("x" * 9_000)
)
_method = st.sampled_from(
    ("GET", "GET", "GET", "HEAD", "POST", "POST", "OPTIONS", "PUT", "DELETE", "TRACE", "CONNECT",
     "get", "G T", "", "PATCH", "QUERY")
)  # fmt: skip


@st.composite
def _lines(draw: st.DrawFn) -> bytes:
    """A request by the grammar, with any part of it odd."""
    body = draw(st.one_of(st.just(""), _query, _value)).encode("utf-8", "surrogatepass")
    fields = [("Host", "localhost"), *draw(st.lists(_field, max_size=5))]
    if body:
        fields.append(
            ("Content-Length", str(len(body) + draw(st.sampled_from((0, 0, 0, 0, -1, 5)))))
        )
    target = draw(_path) + (f"?{asked}" if (asked := draw(_query)) else "")
    version = draw(st.sampled_from(("HTTP/1.1",) * 5 + ("HTTP/1.0", "HTTP/9.9", "", "http/1.1")))
    lines = [f"{draw(_method)} {target} {version}", *(f"{k}: {v}" for k, v in fields), "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogatepass") + body


@st.composite
def _proper(draw: st.DrawFn) -> bytes:
    """A request that is HTTP, whatever it asks."""
    body = draw(st.one_of(st.just(""), _query, _value)).encode("utf-8", "surrogatepass")
    method = draw(st.sampled_from(("GET", "GET", "HEAD", "POST", "POST", "OPTIONS", "DELETE")))
    target = draw(st.sampled_from(PATHS) | _path.map(lambda path: f"/{quote(path)}"))
    asked = quote(draw(_query), safe="&=%")
    kind = draw(
        st.sampled_from(("application/x-www-form-urlencoded", "application/sparql-query", ""))
    )
    known = st.tuples(st.sampled_from(FIELDS[:16]), st.sampled_from(VALUES))
    fields = [("Host", "localhost"), ("Content-Type", kind), *draw(st.lists(known, max_size=4))]
    if method == "POST" or body:
        fields.append(("Content-Length", str(len(body))))
    lines = [f"{method} {target}?{asked} HTTP/1.1", *(f"{k}: {v}" for k, v in fields), "", ""]
    return "\r\n".join(lines).encode("ascii") + body


requests = st.one_of(_proper(), _proper(), _lines(), st.lists(_bytes, max_size=8).map(b"".join))
"""Bytes that are sent over a connection of their own."""

BEARS = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
)


DUE, IDLE = 60, 0.05
"""Seconds in which an answer comes, and those for what need not come: that to half a request."""


def tried(port: int, data: bytes, client: str | None = None) -> str | None:
    """Send bytes; what is wrong with what comes, or that nothing comes where something must."""
    due = must_be_answered(data)
    reply = exchange(port, data, client, wait=DUE if due else IDLE)
    return "no answer" if due and reply.silent else wrong(reply)


def must_be_answered(data: bytes) -> bool:
    """Whether a server that reads these bytes knows all that it needs: a request, or that it is
    none. It waits for the rest of any other."""
    reader = h11.Connection(h11.SERVER)
    if data:  # without any, h11 takes the connection for closed
        reader.receive_data(data)
    try:
        while isinstance(event := reader.next_event(), h11.Request | h11.Data):
            pass
    except h11.RemoteProtocolError:
        return True
    return isinstance(event, h11.EndOfMessage)


def wrong(reply: Reply) -> str | None:
    """What no answer may be, whatever was asked; None where nothing is wrong."""
    if reply.silent:
        return None
    if reply.status >= 500 and not (reply.status == 503 and _says_why(reply)):
        return f"status {reply.status}"
    missing = [name for name in BEARS if len(reply.fields.get(name, ())) != 1]
    if missing:
        return f"status {reply.status} without {', '.join(missing)}, or with several"
    if "set-cookie" in reply.fields:
        return "it sets a cookie"
    where = reply.fields.get("location", [""])[0]
    return f"it leads to {where}" if "//" in where or ":" in where.split("/")[0] else None


def _says_why(reply: Reply) -> bool:
    """Whether a 503 is one of those documented: a query that was stopped, or no place left."""
    return "stopped" in reply.body.decode("utf-8", "replace") or "retry-after" in reply.fields
