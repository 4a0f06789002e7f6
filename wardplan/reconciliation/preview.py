"""A thing as a small HTML page, for a frame beside a table (section 5)."""

from collections.abc import Iterator
from pathlib import Path

import jinja2

from wardplan.pointer import Pointer
from wardplan.reconciliation import answers
from wardplan.reconciliation.directory import Directory
from wardplan.reconciliation.entities import Entity

TEMPLATE = "preview.html"
LEFT_OUT = ("rdf:type", "rdfs:label", "dcterms:source", "prov:wasQuotedFrom", "skos:inScheme")
FACTS, VALUES, LETTERS = 6, 3, 80
"""So many properties, values of each and characters of a value are shown."""


def environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )


def page_of(entity: Entity) -> str:
    """The address of its page on the site, as seen from the service's own addresses."""
    path, hash_, fragment = entity.id.partition("#")
    return f"../{path}.html{hash_}{fragment}"


def preview(made: jinja2.Environment, directory: Directory, entity: Entity) -> bytes:
    """The page of a thing."""
    values = {
        "entity": entity,
        "description": answers.description(directory, entity),
        "facts": list(_facts(directory, entity))[:FACTS],
        "page": page_of(entity),
    }
    return made.get_template(TEMPLATE).render(values).encode()


def _facts(directory: Directory, entity: Entity) -> Iterator[tuple[str, list[str]]]:
    ours_first = sorted(entity.this.properties, key=_is_others)
    for found, several in ours_first:
        if found.short not in LEFT_OUT:
            texts = [answers.text(directory, each) for each in list(several)[:VALUES]]
            yield directory.vocabulary.called(found.short), [_cut(text) for text in texts]


def _is_others(statement: tuple[Pointer, Pointer]) -> bool:
    return not statement[0].short.startswith("wp:")


def _cut(text: str) -> str:
    return text if len(text) <= LETTERS else text[: LETTERS - 1] + "…"
