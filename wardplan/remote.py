"""Dumps of a published site or at an address of their own, over HTTP."""

import hashlib
from urllib.parse import urljoin, urlsplit

import httpx
import pyoxigraph as ox

from wardplan import unified
from wardplan.errors import DataError, WardPlanError

DUMP, CHECKSUMS = "dumps/wardplan.nq.gz", "dumps/SHA256SUMS"
TIMEOUT = 60.0
"""Seconds without an answer, or without more of it, after which waiting ends."""
NOT_FOUND = 404


def is_url(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def read(url: str) -> list[ox.Quad]:
    """The statements of a dump, or of the dump of a published site with all its graphs.

    Raises WardPlanError where there is no such document, DataError where it is no dump, or not
    the one that the site's checksums name.
    """
    with httpx.Client(follow_redirects=True, timeout=TIMEOUT) as client:
        if unified.syntax_of(urlsplit(url).path):
            return unified.parse(_get(client, url), url.partition("?")[0])
        root = _root(url)
        address = urljoin(root, DUMP)
        data = _get(client, address)
        _verify(data, _get(client, urljoin(root, CHECKSUMS)), address)
        return unified.parse(data, address)


def _root(url: str) -> str:
    """The address below which a site lies, from that of the site or of its front page."""
    plain = url.partition("#")[0].partition("?")[0].removesuffix("index.html")
    return plain if plain.endswith("/") else plain + "/"


def _get(client: httpx.Client, url: str) -> bytes:
    try:
        answer = client.get(url)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise WardPlanError(f"cannot be fetched: {error or type(error).__name__}", url) from error
    if answer.status_code == NOT_FOUND:
        message = "not found; expected the address of a dump or of a published WardPlan site"
        raise WardPlanError(message, url)
    if not answer.is_success:
        raise WardPlanError(f"answered {answer.status_code} {answer.reason_phrase}", url)
    return answer.content


def _verify(data: bytes, checksums: bytes, address: str) -> None:
    """Hold a dump against `SHA256SUMS`, as `sha256sum -c` does."""
    name = DUMP.removeprefix("dumps/")
    line = f"{hashlib.sha256(data).hexdigest()}  {name}"
    if line.encode() not in checksums.splitlines():
        message = "not the file that dumps/SHA256SUMS names; it may be changing, try again"
        raise DataError(message, address)
