"""The files that make a web server answer as the site wants, from the settings alone.

They hold rules for patterns, none for a page, so their size does not grow with the data.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import jinja2

from wardplan.asgi import ASKED, OPEN
from wardplan.formats import NEGOTIATED, VARIANTS
from wardplan.guards import guards
from wardplan.hosting import accept
from wardplan.hosting.links import LICENCE, link
from wardplan.media_types import EXTENSIONS, NAMES, UTF8, compressible
from wardplan.rebase import KEPT, Rebase

FOLDER = "hosting"
APACHE, NGINX = ".htaccess", f"{FOLDER}/nginx.conf"
HEADERS, REDIRECTS = "_headers", "_redirects"
REGISTRY = f"{FOLDER}/w3id"
"""Folder with what goes to the host of the IRIs, as w3id.org, where that is another one."""

FOLDERS = (".well-known", "context", "dumps", FOLDER, "static")
"""Folders with files only, which a static host of the IRIs leads on to by their whole names."""


@dataclass(frozen=True)
class Addresses:
    """Where the IRIs begin, and where the site is, if that is known; `endpoint` is the address
    that the page for queries may ask."""

    ours: Rebase
    site: str | None
    endpoint: str | None = None

    @property
    def base(self) -> str:
        return self.ours.base

    @property
    def root(self) -> str:
        """The site's address with `/` at its end; where none is known, the root of its host."""
        return f"{self.site.rstrip('/')}/" if self.site else "/"

    @property
    def base_path(self) -> str:
        return urlsplit(self.base).path

    @property
    def apart(self) -> bool:
        """Whether no address of the site lies below the base's path, whatever the host."""
        return not urlsplit(self.root).path.startswith(self.base_path)


def files(addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file; what needs the site's address, only where it is known."""
    filled = _filler(addresses)
    yield APACHE, filled("htaccess")
    yield NGINX, filled("nginx.conf")
    yield HEADERS, filled("headers")
    yield ".nojekyll", b""
    if addresses.apart:
        yield REDIRECTS, filled("redirects")
    if addresses.site:
        yield f"{REGISTRY}/{APACHE}", filled("w3id")
        yield f"{REGISTRY}/{REDIRECTS}", filled("redirects")


def _filler(addresses: Addresses) -> Callable[[str], bytes]:
    """Fills a template with what all of them share."""
    # These are configuration files, not HTML: nothing is to be escaped for browsers.
    environment = jinja2.Environment(  # noqa: S701
        loader=jinja2.PackageLoader("wardplan.hosting"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    licence = addresses.ours.iri(LICENCE)
    kinds = sorted({*EXTENSIONS.values(), *NAMES.values()})
    shared = {
        "at": addresses,
        "variants": VARIANTS,
        "negotiated": NEGOTIATED,
        "last": list(VARIANTS.values())[-1],
        "link": lambda name, thing: link(name, thing, licence, VARIANTS),
        "licence": licence,
        "kept": {path: addresses.ours.iri(path) for path in KEPT} if addresses.ours.moved else {},
        "quality": accept.quality,
        "ranges": accept.ranges(VARIANTS),
        "greater": accept.GREATER,
        "extensions": EXTENSIONS,
        "names": NAMES,
        "utf8": [kind.removesuffix(UTF8) for kind in kinds if kind.endswith(UTF8)],
        "worth_packing": [kind.removesuffix(UTF8) for kind in kinds if compressible(kind)],
        "folders": FOLDERS,
        "asked": ASKED,
        "open": [
            (name.decode(), value.decode()) for name, value in (*OPEN, *guards(addresses.endpoint))
        ],
    }
    return lambda name: environment.get_template(f"{name}.j2").render(shared).encode() + b"\n"
