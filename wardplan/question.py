"""What a person asks at the keyboard: a query as text, in a file, or by its name in the gallery."""

import difflib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wardplan import register
from wardplan.errors import DataError, UsageError
from wardplan.project import Project

STDIN = "-"
NEAR = 5
"""So many questions of the gallery are named where the one asked for is not there."""

_NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True)
class Asked:
    """A query, and what messages call it."""

    text: str
    name: str


def gallery(project: Project) -> Path:
    return register.folder(project.folder("site"))


def listed(project: Project, language: str) -> Iterator[tuple[str, str]]:
    """Name and question of every query of the gallery, in its order.

    Raises SiteError where the site has no gallery, or one that cannot be used.
    """
    for question in register.read(project.folder("site")).questions:
        yield question.name, question.words[language]


def find(project: Project, asked: str | None) -> Asked:
    """The query that was asked for; none, or `-`, is read from standard input.

    Raises UsageError for what is neither a file, nor a question of the gallery, nor a query.
    """
    if asked is None or asked == STDIN:
        return _typed()
    if len(asked) < 256 and "\n" not in asked and Path(asked).is_file():
        return _of_file(Path(asked))
    if _NAME.fullmatch(asked) is None:
        return Asked(asked, "query")
    file = gallery(project) / f"{asked.removesuffix('.rq')}.rq"
    if file.is_file():
        found = _of_file(file)
        return Asked(project.config.rebase.text(found.text), found.name)
    raise _unknown(project, asked)


def _typed() -> Asked:
    if sys.stdin.isatty():
        raise UsageError(
            "no query; give its text, a file, a name of the gallery (--list), or pipe it in "
            "/ 質問の文、ファイル、または名前を指定してください"
        )
    return Asked(_decoded(sys.stdin.buffer.read(), "standard input"), "standard input")


def _of_file(file: Path) -> Asked:
    return Asked(_decoded(file.read_bytes(), str(file)), str(file))


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError("not UTF-8 text", name) from error


def _unknown(project: Project, asked: str) -> UsageError:
    names = sorted(file.stem for file in gallery(project).glob("*.rq"))
    near = ", ".join(difflib.get_close_matches(asked, names, NEAR, cutoff=0.4))
    hint = f"near in spelling / 近い名前: {near}" if near else "--list names the gallery's / 一覧"
    message = f"'{asked}' is neither a file nor a question of the gallery; {hint}"
    return UsageError(message)
