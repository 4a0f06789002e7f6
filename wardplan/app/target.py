"""The target of a request, in the forms that RFC 9112, section 3.2, has for a server.

Inside the application every target is a path: an address is one where it names the host that the
request is for, and `*` of OPTIONS is the site as a whole.
"""

import re
from urllib.parse import unquote

from starlette.types import Scope

from wardplan.asgi import Answer, plain

HOST = re.compile(
    rb"(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?"
)  # RFC 9110, section 7.2; names of other scripts come as their ASCII form
_ABSOLUTE = re.compile(rb"(?P<scheme>https?)://(?P<authority>[^/]*)(?P<path>.*)", re.IGNORECASE)
_PORTS = {b"http": b"80", b"https": b"443"}


def as_path(scope: Scope) -> Scope | Answer:
    """The same request with a path as its target, or the answer to one that has none here.

    An address for another host than the field Host says is refused (421), so that no cache keeps
    under one name what was asked of another; what it says stands for that field.
    """
    if scope["path"].startswith("/"):  # RFC 9112, section 3.2.1
        return scope
    if scope["path"] == "*" and scope["method"] == "OPTIONS":  # section 3.2.4
        return {**scope, "path": "/", "raw_path": b"/"}
    found = _ABSOLUTE.fullmatch(scope.get("raw_path") or b"")  # section 3.2.2
    if found is None or HOST.fullmatch(found["authority"]) is None:
        return plain(400, "the target of the request is no path; it begins with /")
    scheme, authority = found["scheme"].lower(), found["authority"]
    asked = [value for name, value in scope["headers"] if name == b"host"] or [authority]
    elsewhere = {_normal(value, scheme) for value in asked} != {_normal(authority, scheme)}
    if elsewhere or scheme.decode() != scope.get("scheme", "http"):
        return plain(421, "the target of the request is another host than its field Host names")
    raw = found["path"] or b"/"
    others = [field for field in scope["headers"] if field[0] != b"host"]
    return {
        **scope,
        "path": unquote(raw.decode("ascii")),
        "raw_path": raw,
        "headers": [(b"host", authority), *others],
    }


def _normal(authority: bytes, scheme: bytes) -> tuple[bytes, bytes]:
    """Host and port, as RFC 9110, section 4.2.3, compares them."""
    host, _, port = authority.lower().rpartition(b":")
    if not host or port.endswith(b"]"):
        host, port = authority.lower(), b""
    return host, port or _PORTS[scheme]
