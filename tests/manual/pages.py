"""Each page of docs/ that is made: its name, and what makes its text."""

from collections.abc import Callable

from tests.manual import command_line, licences, shapes, vocabulary

PAGES: dict[str, Callable[[], str]] = {
    "command-line.md": command_line.page,
    "licences.md": licences.page,
    "ontology.md": vocabulary.page,
    "shapes.md": shapes.page,
}
