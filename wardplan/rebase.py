"""The one mapping from the base our files and our program name to the base that is published.

Everything in the project folder and in the program names `prefixes.BASE`; what leaves for the
world (the site, answers to queries, a store that is pushed to) names `base_iri` of the settings.
The words of the vocabulary stay: they are what all publishers of such data have in common.
"""

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

import pyoxigraph as ox

from wardplan.prefixes import BASE

KEPT = ("def", "shapes")
"""What stays at the program's own base: the documents of the vocabulary and of the shapes."""

VALID = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~-]+)*/")
"""A base that needs no escaping, whatever it is written into."""

_GZIP = ".gz"


@dataclass(frozen=True)
class Rebase:
    """Puts `base` where the program's own base stands; with the same base it does nothing."""

    base: str = BASE

    @property
    def moved(self) -> bool:
        return self.base != BASE

    def iri(self, path: str) -> str:
        """The published IRI of what is at a path of the site."""
        return f"{BASE if path in KEPT else self.base}{path}"

    @cached_property
    def _published(self) -> re.Pattern[str]:
        """The published base, but not where it is only the beginning of our own."""
        rest = BASE.removeprefix(self.base) if BASE.startswith(self.base) else ""
        return re.compile(re.escape(self.base) + (f"(?!{re.escape(rest)})" if rest else ""))

    @cached_property
    def _pattern(self) -> re.Pattern[bytes]:
        """Our own base, also where its dots are escaped, as in a regular expression, or it is in
        percent-encoding, as in an address; but not before what is kept, nor in the new base."""
        parts = urlsplit(BASE)
        host = re.escape(parts.netloc).replace(r"\.", r"(?P<dot>\\*\.)")
        path = parts.path.replace("/", "(?P=slash)")
        own = rf"{parts.scheme}(?P<colon>:|%3A)(?P<slash>/|%2F)(?P=slash){host}{path}"
        kept = "|".join(rf"{name}(?![\w./~-])" for name in KEPT)
        later = self.base.removeprefix(BASE) if self.base.startswith(BASE) else ""
        there = re.escape(later).replace("/", "(?P=slash)") + "|" if later else ""
        return re.compile(f"{own}(?!{there}{kept})".encode())

    def data(self, data: bytes) -> bytes:
        """Bytes of any text."""
        return self._pattern.sub(self._new, data) if self.moved else data

    def _new(self, match: re.Match[bytes]) -> bytes:
        """The new base in the spelling of the old one."""
        spelt = {b":": match["colon"], b"/": match["slash"], b".": match["dot"]}
        return re.sub(b"[:/.]", lambda sign: spelt[sign[0]], self.base.encode())

    def own(self, text: str) -> str:
        """Published text as our files have it: our own base in the place of the published one."""
        return self._published.sub(BASE, text) if self.moved else text

    def text(self, text: str) -> str:
        return self.data(text.encode()).decode()

    def file(self, path: str, data: bytes) -> bytes:
        """The bytes of a file, packed or not, as its name says."""
        if not self.moved or not path.endswith(_GZIP):
            return self.data(data)
        return gzip.compress(self.data(gzip.decompress(data)), compresslevel=9, mtime=0)

    def published_in(self, data: bytes) -> int | None:
        """The number of the first line that names the published base, or None."""
        found = re.search(self._published.pattern.encode(), data)
        return None if found is None else data.count(b"\n", 0, found.start()) + 1

    def quads(self, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
        """Statements, and the names of their graphs."""
        if not self.moved:
            return list(quads)
        written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
        return list(ox.parse(self.data(written), format=ox.RdfFormat.N_QUADS))
