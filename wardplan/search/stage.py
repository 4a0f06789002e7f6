"""The stage of a build that writes the index of search, and the small one of addresses:

static/search/index/index.json          the volumes, in the order in which they are searched
static/search/index/names.json          what readings stand for
static/search/index/<volume>/postings/  which records hold a token, and where
static/search/index/<volume>/texts/     the texts of records
static/search/near/                     titles by address, for the page of what is not there
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, astuple, replace
from itertools import chain, zip_longest
from pathlib import Path

from wardplan import cache, documented, iris, lookup, searchable, wording
from wardplan.crew import Baggage, Crew, lots_of
from wardplan.documentation import Documentation
from wardplan.gallery import Gallery
from wardplan.holdings import Holdings
from wardplan.namespaces import WP
from wardplan.pages import Listed
from wardplan.pointer import resource
from wardplan.project import Project
from wardplan.search import nearest, readings, volumes
from wardplan.search.entries import Piece
from wardplan.search.records import Record, json_of
from wardplan.search.volumes import FOLDER, Lot, Made, Volume
from wardplan.searchable import PAGE, QUESTION, Searchable
from wardplan.site import Site
from wardplan.standing import Standing, standing
from wardplan.tree import Tree
from wardplan.wording import Words

PIECES = 25
"""A process looks at so many pieces at once."""


def write(
    tree: Tree, project: Project, planned: Site, answers: Gallery, crew: Crew
) -> tuple[str, ...]:
    """Write the index over all that is planned; the addresses of its files."""
    known = searchable.read(planned.folder)
    words = wording.locale(planned.folder)
    with standing(project, "search", planned.holdings) as before:
        manual = _manual(documented.read(project))
        others = (*_questions(answers, words), *_pages(planned, known, words), *manual)
        made = _volumes(_lots(tree, project, planned, others, before), before, crew)
    for name in (name for volume in made for name in volume.files):
        tree.claim(name)
    files = {
        f"{FOLDER}/index.json": json_of({"volumes": list(map(_told, made))}),
        f"{FOLDER}/names.json": json_of([asdict(each) for each in _names(planned.holdings)]),
        **nearest.files(planned.pages, _titles(planned, others)),
    }
    for name, data in files.items():
        tree.write(name, data)
    return (*(name for volume in made for name in volume.files), *files)


def _lots(
    tree: Tree, project: Project, planned: Site, others: tuple[Record, ...], before: Standing
) -> list[Lot]:
    """What the volumes are made of; the pages about no thing are in the first."""
    where = (project.root, Path(str(planned.holdings.world)), tree.folder)
    own = (each for each in planned.pages if each.iri and iris.path_of(each.iri) == each.path)
    site = cache.key(
        kinds=(planned.folder / searchable.FILE).read_bytes(),
        words=repr(wording.locale(planned.folder)),
    )

    def piece(things: tuple[str, ...]) -> Piece:
        key = cache.key(site=site, things="\n".join(things))
        return Piece(things, key, before.stands(key))

    groups = volumes.together(own) or [[]]
    return [
        Lot(*where, site, tuple(map(piece, group)), mine or (), before.folder)
        for group, mine in zip_longest(groups, [others])
    ]


def _volumes(lots: list[Lot], before: Standing, crew: Crew) -> list[Volume]:
    """The volumes of lots; one that is there, of pieces that all stand, is not made."""
    found = [_recalled(lot, before) for lot in lots]
    stale = [lot for lot, volume in zip(lots, found, strict=True) if volume is None]
    ready = [_prepared(lot, crew) for lot in stale]
    made = crew.share(volumes.make, ready, _baggage(ready))
    return [
        _taken(lot, next(made), before) if volume is None else volume
        for lot, volume in zip(lots, found, strict=True)
    ]


def _prepared(lot: Lot, crew: Crew) -> Lot:
    """A volume's lot with what its pieces give, where that can be kept: many processes make it."""
    new = [piece for piece in lot.pieces if piece.name is None]
    if lot.kept is None or len(new) < PIECES:
        return lot
    some = [replace(lot, pieces=tuple(each), others=()) for each in lots_of(new, PIECES)]
    names = chain.from_iterable(crew.share(volumes.prepare, some, _baggage(some)))
    known = {piece.key: name for piece, name in zip(new, names, strict=True)}
    pieces = (replace(each, name=each.name or known[each.key]) for each in lot.pieces)
    return replace(lot, pieces=tuple(pieces))


def _baggage(lots: list[Lot]) -> Baggage:
    lot = next(iter(lots), None)
    return Baggage((lot.world,), lot.staging) if lot else Baggage()


def _recalled(lot: Lot, before: Standing) -> Volume | None:
    names = [piece.name for piece in lot.pieces]
    told = None if None in names else before.told(_key(lot, names))
    if told is None:
        return None
    name, records, shards, texts = json.loads(told)
    volume = Volume(name, records, shards, tuple(texts))
    return volume if volumes.is_there(lot.staging, volume) else None


def _taken(lot: Lot, made: Made, before: Standing) -> Volume:
    """A volume that was made; what it and its pieces are is remembered."""
    for piece, name in zip(lot.pieces, made.names, strict=True):
        before.hold(piece.key, name)
    if None not in made.names:
        told = json.dumps(astuple(made.volume)).encode()
        before.known(_key(lot, made.names), lambda: told)
    return made.volume


def _key(lot: Lot, names: Iterable[str | None]) -> str:
    return cache.key(pieces="\n".join(map(str, names)), others=repr(lot.others))


def _told(volume: Volume) -> dict[str, object]:
    """A volume as the script of the page reads of it."""
    return {
        "name": volume.name,
        "records": volume.records,
        "postings": volume.shards,
        "texts": volume.texts,
    }


def _questions(answers: Gallery, words: Words) -> Iterator[Record]:
    for each in answers.answers:
        text = each.question.words
        also = _both(words, f"search-kind-{QUESTION}")
        yield Record(f"{each.path}.html", QUESTION, text["ja"], text["en"], also=also)


def _pages(planned: Site, known: Searchable, words: Words) -> Iterator[Record]:
    """The pages about no thing that this build has."""
    for each in known.pages:
        if each.path in planned.addresses.documents:
            title, english = (wording.word(words, each.title, code) for code in ("ja", "en"))
            body = _both(words, each.text)
            yield Record(f"{each.path}.html", PAGE, title, english, body=body)


def _manual(docs: Documentation) -> Iterator[Record]:
    """The pages of the documentation, by their titles and headings."""
    for path, texts in docs.texts.items():
        drafts = [texts[code].draft for code in ("ja", "en")]
        headings = dict.fromkeys(each.text for draft in drafts for each in draft.headings[1:])
        title, english = (draft.title for draft in drafts)
        yield Record(f"{path}.html", PAGE, title, english, body="\n".join(headings))


def _both(words: Words, key: str) -> str:
    return "\n".join(wording.word(words, key, language) for language in ("ja", "en"))


def _names(holdings: Holdings) -> list[readings.Name]:
    """The names with a confirmed reading, each once, with all its readings."""
    quads = holdings.store.quads_for_pattern(None, lookup.node(str(WP.reading)), None)
    things = sorted({lookup.value(quad.subject) for quad in quads})
    return readings.merged(readings.names(resource(holdings.sight, iri) for iri in things))


def _titles(planned: Site, others: tuple[Record, ...]) -> Callable[[Listed], str]:
    """What gives the title of a page: that of a thing, of a question, of a fixed page; or none."""
    known = {each.path: each.title for each in others}
    sight = planned.holdings.sight

    def title(each: Listed) -> str:
        return (
            resource(sight, each.iri).label.value
            if each.iri
            else known.get(f"{each.path}.html", "")
        )

    return title
