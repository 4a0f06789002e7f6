"""The project's settings: one frozen dataclass read from one optional TOML file."""

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import quote, urlsplit

from wardplan import colours, rebase
from wardplan.characters import FORBIDDEN
from wardplan.colours import DARK, LIGHT, Scheme
from wardplan.errors import ConfigError
from wardplan.languages import DEFAULT
from wardplan.prefixes import BASE
from wardplan.rebase import Rebase

FILE_NAME = "wardplan.toml"

_ENDPOINT = r"(?:https?://|(?![^/]*:))[^\x00-\x20<>\"'{}|\\^`;]+"
"""Of the web, or relative to the site: no other scheme."""
_WEB = r"https?://[^\s<>\"]+"
_MAIL = r"[^\s<>\"@?&]+@[^\s<>\"@?&]+"

_FORMS: dict[str, tuple[re.Pattern[str], str]] = {
    "base_iri": (rebase.VALID, "an address like https://data.example.org/id/"),
    "site_url": (
        re.compile(rebase.VALID.pattern + "?"),
        "an address like https://data.example.org/wards/",
    ),
    "sparql_endpoint": (
        re.compile(_ENDPOINT),
        "an address like https://data.example.org/sparql, or one below the site",
    ),
    "reconciliation_endpoint": (
        re.compile(_ENDPOINT),
        "an address like https://data.example.org/reconcile, or one below the site",
    ),
    "logo": (
        re.compile(r"[\w-][\w./-]*\.(svg|png|webp|jpg)"),
        "a picture in site/static/, like logo.svg",
    ),
    "accent": (colours.PATTERN, "a colour like #1c4f7a"),
    "accent_dark": (colours.PATTERN, "a colour like #8fc1ec"),
    "contact": (
        re.compile(f"{_WEB}|{_MAIL}"),
        "an e-mail address like kusei@example.jp, or an address like https://example.jp/form",
    ),
}
"""What some settings look like, and the same in words."""
_LINE = (re.compile(f"[^\n\r{FORBIDDEN}]*"), "one line of text without control characters")
"""The same of all others."""

_SCHEMES: dict[str, tuple[Scheme, str]] = {
    "accent": (LIGHT, "darker / 濃い色に"),
    "accent_dark": (DARK, "lighter / 明るい色に"),
}
"""The scheme that a colour is for, and where to look for a better one."""


@dataclass(frozen=True)
class Config:
    """Settings of a project folder.

    `base_iri` is what the published IRIs begin with; the project's own files always have the base
    of the program (`rebase`). `site_url` is the address the site will have, when it is known, and
    becomes each page's canonical link; pages link to each other relatively, so one build works at
    any address.
    `sparql_endpoint` is the address of a SPARQL endpoint with the same data, which the SPARQL page
    then offers: absolute, or relative to the site's root. Up to `sparql_limit` bytes of N-Quads
    that page loads all data; beyond, the plans a visitor chooses. `reconciliation_endpoint` is that
    of `/reconcile` of a `wardplan serve` with the same data, written in the same way.
    `logo` is a picture in `site/static/` for the top of every page. `accent` is the colour of links
    and headings on light ground, `accent_dark` that on dark. `contact`, an e-mail address or that
    of a form, is where "report an error" leads on every page; `contact_name_ja` and
    `contact_name_en` say whose it is.
    """

    city: str = "yokohama"
    site_title_ja: str = "WardPlan 区運営方針リンクトデータ"
    site_title_en: str = "WardPlan: ward operating policies as linked data"
    base_iri: str = BASE
    site_url: str | None = None
    sparql_endpoint: str | None = None
    sparql_limit: int = 100_000_000
    reconciliation_endpoint: str | None = None
    logo: str | None = None
    accent: str | None = None
    accent_dark: str | None = None
    contact: str | None = None
    contact_name_ja: str | None = None
    contact_name_en: str | None = None

    def site_title(self, language: str) -> str:
        """The name of the site in a language of its pages."""
        return self.site_title_ja if language == DEFAULT else self.site_title_en

    def contact_name(self, language: str) -> str:
        """Who takes reports of errors, in a language of the pages; empty where nobody is named."""
        names = (self.contact_name_ja, self.contact_name_en)
        return (names if language == DEFAULT else names[::-1])[0] or ""

    def report(self, subject: str) -> str:
        """Where to report an error; a message to be written has the subject already."""
        contact = self.contact or ""
        return contact if "://" in contact else f"mailto:{contact}?subject={quote(subject)}"

    @property
    def site_path(self) -> str:
        """The path of the site on its host; where no address is known, the host's root."""
        return f"{urlsplit(self.site_url or '').path.rstrip('/')}/"

    @property
    def rebase(self) -> Rebase:
        """From the base of the project's files to the published one."""
        return Rebase(self.base_iri)


def load(root: Path) -> Config:
    """Read `wardplan.toml` in `root`; without the file, the defaults.

    Raises ConfigError for TOML that does not parse, an unknown setting, a wrong type, an address
    that is none, or a colour in which text could not be read.
    """
    file = root / FILE_NAME
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", file) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"not readable as TOML: {error}", file) from error
    known = {field.name: int if type(field.default) is int else str for field in fields(Config)}
    for name, value in table.items():
        if name not in known:
            raise ConfigError(f"unknown setting '{name}'; known: {', '.join(sorted(known))}", file)
        if type(value) is not known[name]:
            kind = {int: "a whole number", str: "a string"}[known[name]]
            raise ConfigError(f"setting '{name}' must be {kind}, not {value!r}", file)
        pattern, form = _FORMS.get(name, _LINE)
        if pattern.fullmatch(str(value)) is None:
            raise ConfigError(f"setting '{name}' must be {form}, not {value!r}", file)
        if name in _SCHEMES:
            _refuse_unreadable(name, str(value), file)
    return Config(**table)


def _refuse_unreadable(name: str, colour: str, file: Path) -> None:
    """Raise ConfigError for a colour that text in or on it could not be read."""
    scheme, better = _SCHEMES[name]
    found = colours.unreadable(colour, scheme)
    if found is not None:
        message = (
            f"setting '{name}': {colour} beside {found[0]} has a contrast of {found[1]:.2f}:1, and "
            f"text needs {colours.ENOUGH}:1 (WCAG 2.2, 1.4.3); choose a colour that is {better}"
        )
        raise ConfigError(message, file)
