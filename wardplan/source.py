"""A source file: front matter about a document, then our transcription of it.

The text after the front matter is exactly what is published and what spans refer to: UTF-8, LF,
no byte order mark, offsets in Unicode code points (RFC 5147, section 2.1.1).
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from rdflib import URIRef

from wardplan import characters
from wardplan.errors import SourceError
from wardplan.iris import PlanIris, graph, is_web

DEPTH = 5
"""Lists and tables inside each other that front matter may have; it needs two."""
_FRONT = re.compile(r"---\n(?P<yaml>.*?)^---\n", re.DOTALL | re.MULTILINE)
_FRONT_BYTES = re.compile(rb"(?:\xef\xbb\xbf)?---\r?\n(?:.*?\n)?---\r?\n", re.DOTALL)
_REVISION = re.compile(r"^revision:.*\n", re.MULTILINE)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FIRST_YEAR, LAST_YEAR = 1989, 2100
"""Fiscal years a plan can be of: from Heisei on."""

_REQUIRED: dict[str, type] = {"city": str, "ward": str, "fiscal_year": int}
_OPTIONAL: dict[str, type] = {
    "document": int,
    "revision": int,
    "title": str,
    "publisher": str,
    "issued": date,
    "source_url": str,
    "retrieved": date,
    "transcription": str,
    "rights": str,
    "text_withheld": bool,
    "suspected": list,
}


@dataclass(frozen=True)
class FrontMatter:
    """What is known of a document. What is not known is left out (None or empty)."""

    city: str
    ward: str
    fiscal_year: int
    document: int = 1
    revision: int = 1
    title: str | None = None
    publisher: str | None = None
    issued: date | None = None
    source_url: str | None = None
    retrieved: date | None = None
    transcription: str | None = None
    rights: str | None = None
    text_withheld: bool = False
    suspected: tuple[str, ...] = ()

    @property
    def iris(self) -> PlanIris:
        return PlanIris(self.city, self.ward, self.fiscal_year)

    @property
    def graph(self) -> URIRef:
        """The named graph derived from this document; a further document has one of its own."""
        suffix = f"/{self.document}" if self.document > 1 else ""
        return graph(f"plan/{self.iris.path}{suffix}")

    @property
    def stem(self) -> str:
        """The name of this document's files: `<ward>-<year>`, a second document `...-2`."""
        suffix = f"-{self.document}" if self.document > 1 else ""
        return f"{self.ward}-{self.fiscal_year}{suffix}"


@dataclass(frozen=True)
class Source:
    """A transcription together with what is known of the document."""

    front: FrontMatter
    text: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def transcription(self) -> str:
        """The IRI of the transcription."""
        front = self.front
        return str(front.iris.transcription(front.document, front.revision))


def has_front_matter(data: bytes) -> bool:
    """Whether the content of a file begins as a source file does."""
    return _FRONT_BYTES.match(data) is not None


def decode(data: bytes, file: Path) -> str:
    """The text of a source file: UTF-8, no byte order mark, LF line ends.

    Raises SourceError for an empty file, and with their line for bytes that are not UTF-8 and for
    characters that no page can show.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        byte = f"byte 0x{error.object[error.start]:02x}"
        raise SourceError(
            f"{byte} is not UTF-8; save the file as UTF-8 text and try again", file, line
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceError("the file is empty; expected the text of a ward operating policy", file)
    if found := characters.forbidden(text):
        raise SourceError(characters.message(found[0]), file, found[1])
    return text


def split(text: str, file: Path) -> tuple[FrontMatter | None, str]:
    """Part front matter and transcription; None where the text has no front matter.

    Raises SourceError for front matter that is not readable or has an unknown or wrong field.
    """
    match = _FRONT.match(text)
    if match is None:
        return None, text
    try:
        table = _loaded(match["yaml"])
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2024-13-45
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise SourceError(f"front matter is not readable as YAML: {error}", file, line) from error
    if isinstance(table, dict) and not table.keys() & _REQUIRED.keys():
        return None, text  # other people's, such as a title for a web site
    if not isinstance(table, dict):
        raise SourceError("front matter must be a list of `name: value` lines", file, 1)
    return _front_matter(table, match["yaml"], file), text[match.end() :]


def _loaded(text: str) -> object:
    """The content of YAML. Raises YAMLError, also for what a few bytes could blow up: aliases, by
    which a line stands for any number of lines, and deep nesting."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH or isinstance(event, yaml.AliasEvent):
            what = "it is nested too deeply" if depth > DEPTH else "it has an alias"
            raise yaml.MarkedYAMLError(
                problem=what,
                problem_mark=event.start_mark,  # type: ignore[arg-type]
            )
    return yaml.load(text, yaml.CSafeLoader)


def _front_matter(table: dict[str, object], raw: str, file: Path) -> FrontMatter:
    for name in _REQUIRED:
        if name not in table:
            raise SourceError(f"front matter lacks '{name}'", file, 1)
    for name, value in table.items():
        _check_field(str(name), value, file, _line_of(str(name), raw))
    for name in ("city", "ward"):
        if not _SLUG.fullmatch(str(table[name])):
            message = f"'{name}' must be a slug such as 'izumi', found {table[name]!r}"
            raise SourceError(f"front matter: {message}", file, _line_of(name, raw))
    if "source_url" in table and not is_web(str(table["source_url"])):
        message = f"'source_url' must be the address of a web page, found {table['source_url']!r}"
        raise SourceError(f"front matter: {message}", file, _line_of("source_url", raw))
    if not FIRST_YEAR <= int(str(table["fiscal_year"])) <= LAST_YEAR:
        message = f"'fiscal_year' must be a year such as 2024, found {table['fiscal_year']!r}"
        raise SourceError(f"front matter: {message}", file, _line_of("fiscal_year", raw))
    suspected = table.pop("suspected", ())
    return FrontMatter(**table, suspected=tuple(map(str, suspected)))  # type: ignore[arg-type, call-overload]


def _check_field(name: str, value: object, file: Path, line: int) -> None:
    """Raise SourceError for a field that is unknown, of another kind, or cannot be shown."""
    expected = (_REQUIRED | _OPTIONAL).get(name)
    if expected is None:
        known = ", ".join((*_REQUIRED, *_OPTIONAL))
        raise SourceError(f"front matter has an unknown field '{name}'; known: {known}", file, line)
    if type(value) is not expected:
        message = f"'{name}' must be {expected.__name__}, found {value!r}"
        raise SourceError(f"front matter: {message}", file, line)
    if found := characters.forbidden(str(value)):
        raise SourceError(f"front matter: {name}: {characters.message(found[0])}", file, line)


def _line_of(name: str, raw: str) -> int:
    """The line of a field in the file; the front matter's first line is line 2."""
    lines = raw.splitlines()
    return next((n for n, line in enumerate(lines, 2) if line.startswith(f"{name}:")), 1)


def join(front: FrontMatter, text: str) -> str:
    """The content of a source file. `split(join(front, text))` gives both back."""
    table: dict[str, object] = {}
    for name in (*_REQUIRED, *_OPTIONAL):
        value = getattr(front, name)
        if value is not None and value != ():
            table[name] = list(value) if isinstance(value, tuple) else value
    header = yaml.safe_dump(table, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{header}---\n{text}"


def with_revision(content: str, revision: int) -> str:
    """The content of a source file with another revision; all else stays as it is written."""
    match = _FRONT.match(content)
    if match is None:
        return content
    start, end = match.span("yaml")
    header = content[start:end]
    line = f"revision: {revision}\n"
    if _REVISION.search(header):
        header = _REVISION.sub(line, header, count=1)
    else:
        header += line
    return content[:start] + header + content[end:]


def read(file: Path) -> Source:
    """Read a source file of the project. Raises SourceError where it has no front matter."""
    front, text = split(decode(file.read_bytes(), file), file)
    if front is None:
        message = "no front matter; run `wardplan import` on the file, which writes it"
        raise SourceError(message, file, 1)
    if not text.strip():
        raise SourceError("no text after the front matter", file)
    return Source(front, text)
