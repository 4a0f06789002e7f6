"""The register of the query gallery: questions in both languages, and the queries that answer them.

A question is a file `site/gallery/<name>.rq` and an entry of `site/gallery/gallery.toml`.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardplan.errors import SiteError

Words = dict[str, str]
"""A text by language: `ja` and `en`."""


@dataclass(frozen=True)
class Question:
    """A question in both languages, and the query that answers it."""

    name: str
    category: str
    words: Words
    query: str
    chart: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    """What `gallery.toml` lists: categories and columns by name, and the questions in order."""

    categories: dict[str, Words]
    columns: dict[str, Words]
    questions: tuple[Question, ...]


def folder(site: Path) -> Path:
    return site / "gallery"


def read(site: Path) -> Register:
    """Read the gallery of a site folder. Raises SiteError for what cannot be used."""
    file = folder(site) / "gallery.toml"
    if not file.exists():
        raise SiteError("not there: this project has no gallery of questions", file)
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        categories = {row["name"]: _words(row) for row in table["category"]}
        columns = {name: _words(row) for name, row in table["columns"].items()}
        questions = tuple(_question(row, file.parent) for row in table["question"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SiteError(f"not usable as a gallery: {error!r}", file) from error
    for question in questions:
        if question.category not in categories:
            raise SiteError(f"'{question.name}': no category '{question.category}'", file)
    return Register(categories, columns, questions)


def _words(row: dict[str, str]) -> Words:
    return {"ja": row["ja"], "en": row["en"]}


def _question(row: dict[str, Any], queries: Path) -> Question:
    name = row["name"]
    query = (queries / f"{name}.rq").read_text(encoding="utf-8")
    return Question(name, row["category"], _words(row), query, tuple(row.get("chart", ())))
