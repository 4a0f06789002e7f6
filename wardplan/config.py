"""The project's settings: one frozen dataclass read from one optional TOML file."""

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from wardplan import rebase
from wardplan.errors import ConfigError
from wardplan.languages import DEFAULT
from wardplan.prefixes import BASE
from wardplan.rebase import Rebase

FILE_NAME = "wardplan.toml"

_ENDPOINT = re.compile(r"(?:https?://|(?![^/]*:))[^\x00-\x20<>\"'{}|\\^`;]+")
"""Of the web, or relative to the site: no other scheme."""
_ADDRESSES: dict[str, tuple[re.Pattern[str], str]] = {
    "base_iri": (rebase.VALID, "https://data.example.org/id/"),
    "sparql_endpoint": (_ENDPOINT, "https://data.example.org/sparql"),
    "reconciliation_endpoint": (_ENDPOINT, "https://data.example.org/reconcile"),
    "site_url": (re.compile(rebase.VALID.pattern + "?"), "https://data.example.org/wards/"),
}
"""Settings that are addresses: what they look like, and an example."""


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
    """

    city: str = "yokohama"
    site_title_ja: str = "WardPlan 区運営方針リンクトデータ"
    site_title_en: str = "WardPlan: ward operating policies as linked data"
    base_iri: str = BASE
    site_url: str | None = None
    sparql_endpoint: str | None = None
    sparql_limit: int = 100_000_000
    reconciliation_endpoint: str | None = None

    def site_title(self, language: str) -> str:
        """The name of the site in a language of its pages."""
        return self.site_title_ja if language == DEFAULT else self.site_title_en

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

    Raises ConfigError for TOML that does not parse, an unknown setting, a wrong type, or an
    address that is none.
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
        pattern, example = _ADDRESSES.get(name, (None, ""))
        if pattern is not None and pattern.fullmatch(str(value)) is None:
            message = f"setting '{name}' must be an address like {example}, not {value!r}"
            raise ConfigError(message, file)
    return Config(**table)
