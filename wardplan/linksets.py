"""Our links to others' data, a file for each of their datasets: `links/<target>.nt`.

Whoever holds one of those datasets takes one file, in N-Triples, and has all that links to it.
"""

from collections.abc import Iterable, Iterator, Mapping

from wardplan import terms
from wardplan.namespaces import RDF
from wardplan.tree import Tree

FOLDER = "links"
TARGETS = {
    "e-stat": ("e-Stat 統計LOD", "e-Stat Statistical LOD", "http://data.e-stat.go.jp/lod/"),
    "geonames": ("GeoNames", "GeoNames", "http://sws.geonames.org/"),
    "geonames-jp": ("GeoNames.jp", "GeoNames.jp", "http://geonames.jp/resource/"),
    "dbpedia-ja": ("DBpedia Japanese", "Japanese DBpedia", "http://ja.dbpedia.org/resource/"),
    "wikidata": ("Wikidata", "Wikidata", "http://www.wikidata.org/entity/"),
    "sdg": ("持続可能な開発目標", "Sustainable Development Goals", "http://metadata.un.org/sdg/"),
}
"""Others' datasets we link to: name in Japanese and English, and the space of their IRIs."""

_SPACES = tuple(f"<{space}" for *_, space in TARGETS.values())
_TYPE = terms.node(str(RDF.type))

Output = tuple[str, bytes]


def path(target: str) -> str:
    """Where the links to a dataset are."""
    return f"{FOLDER}/{target}.nt"


def target_of(predicate: str, target: str) -> str | None:
    """Whose dataset a property and its value, as terms, link to; a class is no link."""
    if not target.startswith(_SPACES) or predicate == _TYPE:
        return None
    return next(name for name, (*_, space) in TARGETS.items() if target.startswith(f"<{space}"))


def by_target(lines: Iterable[str]) -> Mapping[str, set[str]]:
    """The links among statements, lines of N-Triples, by the dataset they lead to."""
    found: dict[str, set[str]] = {}
    for line in lines:
        _, predicate, target = terms.statement(line)
        if name := target_of(predicate, target):
            found.setdefault(name, set()).add(line)
    return found


def files(lines: Iterable[str]) -> Iterator[Output]:
    """The file of every dataset that something links to."""
    for name, links in sorted(by_target(lines).items()):
        yield path(name), "".join(f"{link} .\n" for link in sorted(links)).encode()


def write(tree: Tree, links: Iterable[str]) -> tuple[str, ...]:
    """Write the links among statements; the addresses of what was written."""
    written = []
    for name, data in files(links):
        tree.write(name, data)
        written.append(name)
    return tuple(written)
