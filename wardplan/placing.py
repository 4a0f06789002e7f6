"""Where the site's own files are, in data about them: absolute, or relative to the file itself.

With `site_url` in the configuration an address is absolute. Without it nobody knows yet where the
site will be, so an address is relative to the file it stands in (RFC 3986, section 5.1.3): a reader
who knows where it got the file from finds the others, below any address and on a disk. While
statements are made and judged, every address begins with `SITE`; `place` resolves it last.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote

import pyoxigraph as ox

from wardplan.addresses import relative
from wardplan.prefixes import BASE

SITE = "site:/"
"""Stands for the root of the site, wherever that will be."""
_SAFE = "/.-_~,="
_LENIENT = "<x:s> <x:p> <{}> ."


def address(path: str) -> str:
    """The address of a file of the site, to be placed later."""
    return SITE + quote(path, safe=_SAFE)


def elsewhere(endpoint: str) -> str:
    """The address of a configured endpoint: absolute, or below the root of the site."""
    return endpoint if "://" in endpoint else address(endpoint.lstrip("/"))


def resolve(target: str, document: str, site_url: str | None) -> str:
    """What `document` writes for an address, or for any other IRI as it is."""
    if not target.startswith(SITE):
        return target
    path = target.removeprefix(SITE)
    return f"{root(site_url)}{path}" if site_url else relative(document, unquote(path))


def absolute(path: str, site_url: str | None) -> str:
    """An absolute address, for formats that know no other (sitemaps).

    Without `site_url` it is below the base of the IRIs, which leads to the site once it is known.
    """
    return f"{root(site_url) if site_url else BASE}{quote(path, safe=_SAFE)}"


def root(site_url: str) -> str:
    return site_url.rstrip("/") + "/"


def place(triples: Iterable[ox.Triple], document: str, site_url: str | None) -> Iterator[ox.Triple]:
    """The statements as the file `document` of the site makes them."""
    for triple in triples:
        subject = triple.subject
        if isinstance(subject, ox.NamedNode):
            subject = _placed(subject, document, site_url)
        target = triple.object
        if isinstance(target, ox.NamedNode):
            target = _placed(target, document, site_url)
        yield ox.Triple(subject, triple.predicate, target)


def _placed(node: ox.NamedNode, document: str, site_url: str | None) -> ox.NamedNode:
    if not node.value.startswith(SITE):
        return node
    return _node(resolve(node.value, document, site_url))


def _node(reference: str) -> ox.NamedNode:
    """The node of an IRI reference, which may be relative; it is escaped already."""
    line = _LENIENT.format(reference).encode()
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    if not isinstance(quad.object, ox.NamedNode):
        raise TypeError(f"not an IRI reference: {reference}")
    return quad.object


def serialize(
    triples: Iterable[ox.Triple], syntax: ox.RdfFormat, prefixes: dict[str, str]
) -> bytes:
    """Serialize statements in the order given, with prefixes where the syntax has any."""
    plain = syntax in (ox.RdfFormat.JSON_LD, ox.RdfFormat.N_TRIPLES)
    return ox.serialize(triples, format=syntax, prefixes=None if plain else prefixes) or b""
