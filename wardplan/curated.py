"""The files of what people decided, `data/links/<city>/<ward>-<year>.ttl`: read, and added to."""

import re
from collections.abc import Iterable
from pathlib import Path

from rdflib import URIRef

from wardplan import files
from wardplan.dataset import canonical_turtle, parse_turtle, to_rdflib
from wardplan.errors import DataError
from wardplan.namespaces import BASE

Link = tuple[str, str, str]
"""Subject, predicate and object, all IRIs."""

_TERM = re.compile(r'<[^<>"\s]*>|"(?:[^"\\\n]|\\.)*"')


def add(file: Path, links: Iterable[Link]) -> bool:
    """Add statements to a file in canonical Turtle; say whether that changed it.

    What is there stays, lines of comment too: they go to the head of the file. A file that is not
    there is made. Raises DataError for one that is not Turtle or has a comment beside a statement.
    """
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    graph = to_rdflib(parse_turtle(file, BASE) if text else ())
    before = len(graph)
    for link in links:
        graph.add(tuple(map(URIRef, link)))  # type: ignore[arg-type]
    if len(graph) == before:
        return False
    head = "".join(f"{line}\n" for line in _comments(text, file))
    files.write(file, head.encode() + canonical_turtle(graph))
    return True


def _comments(text: str, file: Path) -> list[str]:
    """The lines of a Turtle file that are comments."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#"):
            found.append(line.strip())
        elif "#" in _TERM.sub("", line):
            message = "a comment beside a statement would be lost; give it a line of its own"
            raise DataError(message, file, number)
    return found
