"""Header fields that keep a visitor's browser from doing what the site never asks of it.

Sources: Content Security Policy Level 3 (W3C), Referrer Policy (W3C), Permissions Policy (W3C).
"""

from urllib.parse import urlsplit

Guards = tuple[tuple[bytes, bytes], ...]

MISSING = "sha256-taJ7bCmKr3OyzDy8GVctxZHueewWIK2ogZ26vWGR+cw="
"""The one script that stands in a page (site/templates/parts/missing.js): 404.html may be shown at
any address, and finds its own files by it. A test holds the digest."""
_POLICY = (
    "default-src 'none'",
    f"script-src 'self' 'wasm-unsafe-eval' '{MISSING}'",  # the engine of sparql.html is WebAssembly
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
)
POLICY = b"content-security-policy"

FRAMED: Guards = (
    (POLICY, b"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"),
)
"""For a page without script that is made to stand in a frame of other sites."""


def guards(endpoint: str | None = None) -> Guards:
    """The fields of every answer; `endpoint` is the address the page for queries may ask."""
    policy = "; ".join((*_POLICY, f"connect-src 'self'{_origin(endpoint)}"))
    return (
        (POLICY, policy.encode()),
        (b"referrer-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    )


def _origin(endpoint: str | None) -> str:
    """The origin of an absolute address as a further source; nothing for one on the site."""
    parts = urlsplit(endpoint or "")
    return f" {parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""
