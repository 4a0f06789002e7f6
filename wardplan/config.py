"""The project's settings: one frozen dataclass read from one optional TOML file."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from wardplan.errors import ConfigError

FILE_NAME = "wardplan.toml"


@dataclass(frozen=True)
class Config:
    """Settings of a project folder.

    `site_url` is the address the site will have, when it is known, and becomes each page's
    canonical link; pages link to each other relatively, so one build works at any address.
    `sparql_endpoint` is the address of a SPARQL endpoint with the same data, which the SPARQL page
    then offers: absolute, or relative to the site's root. Up to `sparql_limit` bytes of N-Quads
    that page loads all data; beyond, the plans a visitor chooses.
    """

    city: str = "yokohama"
    site_title_ja: str = "WardPlan 区運営方針リンクトデータ"
    site_title_en: str = "WardPlan: ward operating policies as linked data"
    site_url: str | None = None
    sparql_endpoint: str | None = None
    sparql_limit: int = 100_000_000


def load(root: Path) -> Config:
    """Read `wardplan.toml` in `root`; without the file, the defaults.

    Raises ConfigError for TOML that does not parse, an unknown setting or a wrong type.
    """
    file = root / FILE_NAME
    if not file.exists():
        return Config()
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"not readable as TOML: {error}", file) from error
    known = {field.name: int if type(field.default) is int else str for field in fields(Config)}
    for name, value in table.items():
        if name not in known:
            raise ConfigError(f"unknown setting '{name}'; known: {', '.join(sorted(known))}", file)
        if type(value) is not known[name]:
            kind = {int: "a whole number", str: "a string"}[known[name]]
            raise ConfigError(f"setting '{name}' must be {kind}, not {value!r}", file)
    return Config(**table)
