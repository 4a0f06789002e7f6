"""Our links to others' data, a file for each of their datasets: `links/<target>.nt`.

Whoever holds one of those datasets takes one file, in N-Triples, and has all that links to it.
"""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from wardplan import dumps
from wardplan.dataset import serialize
from wardplan.holdings import Holdings
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

Output = tuple[str, bytes]


def path(target: str) -> str:
    """Where the links to a dataset are."""
    return f"{FOLDER}/{target}.nt"


def target_of(triple: ox.Triple) -> str | None:
    """Whose dataset a statement links to, of those we know; a class is no link."""
    if not isinstance(triple.object, ox.NamedNode) or triple.predicate.value == str(RDF.type):
        return None
    iri = triple.object.value
    return next((name for name, (*_, space) in TARGETS.items() if iri.startswith(space)), None)


def by_target(triples: Iterable[ox.Triple]) -> Mapping[str, set[ox.Triple]]:
    """The links among statements, by the dataset they lead to."""
    found: dict[str, set[ox.Triple]] = {}
    for triple in triples:
        if name := target_of(triple):
            found.setdefault(name, set()).add(triple)
    return found


def files(triples: Iterable[ox.Triple]) -> Iterator[Output]:
    """The file of every dataset that something links to."""
    for name, links in sorted(by_target(triples).items()):
        yield path(name), serialize(sorted(links, key=str), ox.RdfFormat.N_TRIPLES)


def write(tree: Tree, holdings: Holdings) -> tuple[str, ...]:
    """Write the links of the data; the addresses of what was written."""
    written = []
    for name, data in files(quad.triple for quad in dumps.data_of(holdings.store)):
        tree.write(name, data)
        written.append(name)
    return tuple(written)
