"""The files of the data as DCAT distributions: measured as they were built, never typed.

Each row of `FAMILIES` says which dataset of the catalogue the files of an address belong to, and
under which terms. A new kind of file is one row, and one word in `site/locale/`.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from wardplan import iris
from wardplan.formats import BY_EXTENSION
from wardplan.media_types import EXTENSIONS
from wardplan.namespaces import DCAT, DCATAP, DCTERMS, EU, IANA, RDF, SPDX, XSD
from wardplan.placing import address
from wardplan.triples import a, link, text, value

CATALOGUE = iris.mint("catalog")
GZIP = "gz"
RELEASE = "release-"
"""What the names of the datasets of releases begin with."""
STABLE = EU["planned-availability/STABLE"]
CHUNK = 1 << 20

FILE_TYPES = {
    "ttl": "RDF_TURTLE",
    "nt": "RDF_N_TRIPLES",
    "nq": "RDF_N_QUADS",
    "trig": "RDF_TRIG",
    "jsonld": "JSON_LD",
    "csv": "CSV",
    "xlsx": "XLSX",
    "json": "JSON",
    "xml": "XML",
}
"""File types of the EU's code list, by extension."""


@dataclass(frozen=True)
class Family:
    """Files of one kind, and the dataset they belong to; `{}` in it is what the pattern finds.

    `several`: the dataset has more than one file of an extension, each under a name of its own;
    `prefix` tells files of one name in other folders apart.
    """

    pattern: str
    word: str
    dataset: str
    quotes: bool
    standards: tuple[str, ...] = ()
    several: bool = False
    prefix: str = ""

    def unit(self, path: str) -> str | None:
        """The plan or the release whose file it is, `` for neither; None for another family's."""
        match = re.fullmatch(self.pattern, path)
        return None if match is None else "-".join(match.groups())


_VOCABULARY = str(iris.mint("def"))
_OWL, _SHACL, _VOID = (
    f"https://www.w3.org/TR/{name}/" for name in ("owl2-overview", "shacl", "void")
)
_CSVW = "https://www.w3.org/TR/tabular-metadata/"
_OPENAPI = "https://spec.openapis.org/oas/v3.1.0"
_OOXML = "https://ecma-international.org/publications-and-standards/standards/ecma-376/"
_STRATML = (
    "urn:ISO:std:iso:17469:tech:xsd:stratml_core",
    "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
)
FAMILIES = (
    Family(r"dumps/plan/(.+)\.ttl", "plan", "plan-{}", True, (_VOCABULARY,)),
    Family(r"dumps/shards/common\.nq\.gz", "shard", "data", True, (_VOCABULARY,), True, "shard-"),
    Family(
        r"dumps/shards/(?!common)(.+)\.nq\.gz",
        "shard",
        "plan-{}",
        True,
        (_VOCABULARY,),
        False,
        "shard-",
    ),
    Family(r"dumps/wardplan\.(?:\w+)(?:\.gz)?", "whole", "data", True, (_VOCABULARY,)),
    Family(r"dumps/wardplan-structure\.nt\.gz", "structure", "structure", False, (_VOCABULARY,)),
    Family(r"dumps/reference\.ttl", "reference", "reference", False, (_VOCABULARY,)),
    Family(r"dumps/ontology\.ttl", "ontology", "ontology", False, (_OWL,)),
    Family(r"dumps/shapes\.ttl", "shapes", "shapes", False, (_SHACL,)),
    Family(r"api/plan/([^/]+)/([^/]+)/(\d{4})\.json", "api", "plan-{}", True, (_OPENAPI,)),
    Family(r"stratml/([^/]+)\.xml", "stratml", "plan-{}", True, (_STRATML[0],)),
    Family(
        r"stratml/part2/([^/]+)\.xml",
        "stratml-part2",
        "plan-{}",
        True,
        (_STRATML[1],),
        False,
        "part2-",
    ),
    Family(r"tables/[\w-]+\.csv", "tables-sheet", "tables", True, (_CSVW,), several=True),
    Family(
        r"tables/plain/[\w-]+\.csv",
        "tables-plain",
        "tables",
        True,
        (_CSVW,),
        several=True,
        prefix="plain-",
    ),
    Family(r"tables/wardplan\.xlsx", "tables-book", "tables", True, (_OOXML,), several=True),
    Family(r"links/[\w-]+\.nt", "links", "links", False, (_VOID,), several=True),
    *(
        Family(
            rf"releases/([^/]+)/{file}", word, f"{RELEASE}{{}}", quotes, (standard,), several=True
        )
        for file, word, quotes, standard in (
            (r"wardplan\.\w+\.gz", "whole", True, _VOCABULARY),
            (r"wardplan-structure\.nt\.gz", "structure", False, _VOCABULARY),
            (r"reference\.ttl", "reference", False, _VOCABULARY),
            (r"ontology\.ttl", "ontology", False, _OWL),
            (r"shapes\.ttl", "shapes", False, _SHACL),
        )
    ),
)


@dataclass(frozen=True)
class Distribution:
    """A built file that gives a dataset. `quotes` says that it holds words of the plans."""

    path: str
    dataset: str
    family: Family
    size: int
    sha256: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def iri(self) -> str:
        name = self.name if self.family.several else self.name.partition(".")[2]
        return f"{dataset_iri(self.dataset)}-{self.family.prefix}{name.replace('.', '-')}"

    @property
    def packed(self) -> bool:
        return self.path.endswith(f".{GZIP}")

    @property
    def extension(self) -> str:
        return self.path.removesuffix(f".{GZIP}").rpartition(".")[2]

    @property
    def media_type(self) -> str:
        """The media type of what is inside, where the file is packed."""
        return EXTENSIONS[self.extension].partition(";")[0]

    @property
    def sent_as(self) -> str:
        """The media type of the file itself."""
        return "application/gzip" if self.packed else self.media_type

    @property
    def syntax(self) -> str:
        row = BY_EXTENSION.get(self.extension)
        return row.name if row else FILE_TYPES[self.extension]

    @property
    def terms(self) -> str:
        """The licence document: never that of the structure for a file that quotes."""
        return str(iris.rights("mixed" if self.family.quotes else "structure"))


def dataset_iri(name: str) -> str:
    """The dataset `name` of the catalogue: `data`, `plan-yokohama-izumi-2024`, ..."""
    return str(iris.fragment_of(CATALOGUE, name))


def of_file(folder: Path, path: str) -> Distribution | None:
    """A file of a built site as a distribution; None where it belongs to no dataset."""
    return of_copy(path, folder / path)


def of_copy(path: str, file: Path) -> Distribution | None:
    """A file that the site will have at `path`."""
    for family in FAMILIES:
        unit = family.unit(path)
        if unit is not None:
            size, digest = measure(file)
            return Distribution(
                path, family.dataset.format(unit.replace(".", "-")), family, size, digest
            )
    return None


def measure(file: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file, read piece by piece."""
    made, size = hashlib.sha256(), 0
    with file.open("rb") as handle:
        while piece := handle.read(CHUNK):
            made.update(piece)
            size += len(piece)
    return size, made.hexdigest()


def describe(one: Distribution, words: Iterable[tuple[str, str]]) -> Iterator[ox.Triple]:
    """What the catalogue says of a file (DCAT 3, section 6.8). `words` are text and language."""
    this = one.iri
    yield a(this, DCAT.Distribution)
    for said, language in words:
        yield text(this, DCTERMS.title, f"{one.name} ({one.syntax})", language)
        yield text(this, DCTERMS.description, said, language)
    yield link(this, DCAT.accessURL, address(one.path))
    yield link(this, DCAT.downloadURL, address(one.path))
    yield value(this, DCAT.byteSize, one.size, XSD.nonNegativeInteger)
    yield link(this, DCTERMS.license, one.terms)
    if one.family.quotes:
        yield link(this, DCTERMS["rights"], iris.rights("yokohama"))
    for standard in one.family.standards:
        yield link(this, DCTERMS.conformsTo, standard)
    yield link(this, DCATAP.availability, STABLE)
    yield from _syntax(one)
    yield from _checksum(one)


def _syntax(one: Distribution) -> Iterator[ox.Triple]:
    kind = EU[f"file-type/{FILE_TYPES[one.extension]}"]
    media_type = IANA[one.media_type]
    yield link(one.iri, DCTERMS["format"], kind)
    yield a(kind, DCTERMS.MediaTypeOrExtent)
    yield link(one.iri, DCAT.mediaType, media_type)
    yield a(media_type, DCTERMS.MediaType)
    if one.packed:
        gzip = IANA["application/gzip"]
        yield link(one.iri, DCAT.compressFormat, gzip)
        yield a(gzip, DCTERMS.MediaType)


def _checksum(one: Distribution) -> Iterator[ox.Triple]:
    this = f"{one.iri}-sha256"
    yield link(one.iri, SPDX.checksum, this)
    yield link(this, RDF.type, SPDX.Checksum)
    yield link(this, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
    yield value(this, SPDX.checksumValue, one.sha256, XSD.hexBinary)
