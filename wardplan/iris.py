"""Mint the project's IRIs, and map them to document paths and back. Pure and total."""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from rdflib import URIRef

from wardplan.namespaces import BASE, SDG

_SEGMENT = re.compile(r"[A-Za-z0-9._-]+")

_WEB = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`]+")
_SCHEMES = frozenset(("http", "https", "urn", "mailto", "tel", "tag", "info", "geo", "ni", "doi"))


def mint(path: str) -> URIRef:
    """The IRI of ours at `path` below the base."""
    return URIRef(BASE + path)


def city(slug: str) -> URIRef:
    return mint(f"city/{slug}")


def organization(slug: str) -> URIRef:
    return mint(f"organization/{slug}")


def ward(city_slug: str, slug: str) -> URIRef:
    return mint(f"ward/{city_slug}/{slug}")


def office(city_slug: str, ward_slug: str) -> URIRef:
    return mint(f"office/{city_slug}/{ward_slug}")


def department(city_slug: str, ward_slug: str, slug: str) -> URIRef:
    return mint(f"department/{city_slug}/{ward_slug}/{slug}")


def bureau(city_slug: str, slug: str) -> URIRef:
    return mint(f"bureau/{city_slug}/{slug}")


def midterm(city_slug: str, first_year: int) -> URIRef:
    return mint(f"midterm/{city_slug}/{first_year}")


def midterm_part(plan: URIRef, kind: str, key: str | int) -> URIRef:
    """A part of a mid-term plan: `kind` is policy, strategy, theme, basic-strategy, ..."""
    return URIRef(f"{plan}/{kind}/{key}")


def fiscal_year(year: int) -> URIRef:
    return mint(f"fiscal-year/{year}")


def web_source(url: str) -> URIRef:
    """A web page as a source: the first 12 hex digits of the SHA-256 of its URL."""
    return mint(f"source/web/{hashlib.sha256(url.encode()).hexdigest()[:12]}")


def rights(name: str) -> URIRef:
    return mint(f"rights/{name}")


def goal(number: int) -> URIRef:
    """A Sustainable Development Goal by its number, 1 to 17: an IRI of the United Nations."""
    return SDG[str(number)]


def graph(path: str) -> URIRef:
    """A named graph, e.g. `plan/yokohama/izumi/2024` or `reference/wards`."""
    return mint(f"graph/{path}")


@dataclass(frozen=True)
class PlanIris:
    """All IRIs of one plan and of the documents it comes from."""

    city: str
    ward: str
    year: int

    @property
    def path(self) -> str:
        return f"{self.city}/{self.ward}/{self.year}"

    @property
    def plan(self) -> URIRef:
        return mint(f"plan/{self.path}")

    def part(self, fragment: str) -> URIRef:
        """An element that lives in the plan's own document, e.g. `basic-goal`, `mission-3`."""
        return URIRef(f"{self.plan}#{fragment}")

    def measure(self, key: int) -> URIRef:
        return URIRef(f"{self.plan}/measure/{key}")

    def initiative(self, key: str) -> URIRef:
        """`key` is `<measure>-<n>`, with measure 0 where the document gives none."""
        return URIRef(f"{self.plan}/initiative/{key}")

    def below(self, name: str) -> URIRef:
        """The IRI that continues the plan's own by `name`, e.g. `/measure/3` or `#notice-1`."""
        return URIRef(f"{self.plan}{name}")

    def source(self, document: int) -> URIRef:
        return mint(f"source/{self.path}/{document}")

    def transcription(self, document: int, revision: int) -> URIRef:
        return mint(f"source/{self.path}/{document}/r{revision}")


def span(transcription: URIRef, start: int, end: int) -> URIRef:
    """A character range of a plain text (RFC 5147, section 2.1.1), end exclusive."""
    return URIRef(f"{transcription}#char={start},{end}")


def fragment_of(parent: URIRef, fragment: str) -> URIRef:
    return URIRef(f"{parent}#{fragment}")


def is_ours(iri: str) -> bool:
    return iri.startswith(BASE)


def is_web(text: str) -> bool:
    """Whether a text is the address of a web page, and nothing that a browser would run."""
    return _WEB.fullmatch(text) is not None


def is_harmless(iri: str) -> bool:
    """Whether a page may link to an IRI: its scheme names a thing or a place, and runs nothing.

    So is what has no scheme; whether it is an address at all, the shapes say.
    """
    scheme, colon, _ = iri.partition(":")
    return not colon or scheme.strip().lower() in _SCHEMES


def document_of(iri: str) -> str:
    """The IRI without its fragment: the resource in whose document `iri` is described."""
    return iri.partition("#")[0]


def fragment(iri: str) -> str:
    return iri.partition("#")[2]


def path_of(iri: str) -> str | None:
    """The document path of an IRI of ours, without extension; None for anything else.

    A path is safe as a file name: no empty or dotted segment, no character outside
    letters, digits, `.`, `_` and `-`.
    """
    return _path_of(document_of(iri))


@lru_cache(maxsize=10_000)
def _path_of(document: str) -> str | None:
    if not is_ours(document):
        return None
    path = unquote(document.removeprefix(BASE))
    segments = path.split("/")
    safe = all(_SEGMENT.fullmatch(part) and set(part) != {"."} for part in segments)
    return path if safe else None


def rest_of(iri: str) -> str:
    """The path of an IRI of ours without its first step, which names a thing among its like:
    `yokohama/izumi` of a ward. Any other IRI as it is."""
    path = path_of(iri)
    return iri if path is None else path.partition("/")[2]
