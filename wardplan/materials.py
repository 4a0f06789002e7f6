"""What the program is made of: the packages that its lock files pin, and our copies of others'.

Everything is read from files of the repository, so that it says the same on every machine.
"""

import base64
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wardplan import assets
from wardplan.errors import ConfigError

LOCK, LICENCES = "requirements/run.txt", "requirements/licences.toml"
VENDORED, COPIES = "tools/vendor/package-lock.json", "site/static/vendor"
SUMS = "SHA256SUMS"
OURSELVES = "wardplan"
_PIN = re.compile(r"([a-z0-9._-]+)==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"#\s+(?:via\s+)?([A-Za-z0-9._-]+)(?: \(pyproject\.toml[^)]*\))?$")


@dataclass(frozen=True)
class Material:
    """A package: its kind ('pypi' or 'npm'), licence and digests.

    `archives` are the SHA-256 of the files that pip may install, or the SHA-512 of npm's package;
    `wanted_by` names what needs it; `copies` are the files of it that we serve, with their SHA-256.
    """

    kind: str
    name: str
    version: str
    licence: str
    archives: tuple[str, ...]
    wanted_by: tuple[str, ...]
    copies: tuple[tuple[str, str], ...] = ()

    @property
    def purl(self) -> str:
        """Its package URL (purl specification)."""
        return f"pkg:{self.kind}/{self.name}@{self.version}"


def materials(root: Path | None = None) -> tuple[Material, ...]:
    """Every package, by kind and name, of a checkout or of the installed program.

    Raises ConfigError for a package whose licence is not listed, or a lock file that is not one.
    """
    root = root or assets.packaged()
    return (*_vendored(root), *_pinned(root))


def _pinned(root: Path) -> Iterator[Material]:
    """The packages of Python, as `pip-compile --generate-hashes` lists them."""
    licences = tomllib.loads((root / LICENCES).read_text(encoding="utf-8"))
    text = (root / LOCK).read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[a-z0-9])", text):
        found = _PIN.match(block)
        if found is None:
            continue
        name, version = found.groups()
        if name not in licences:
            raise ConfigError(f"the licence of {name} is not listed in {LICENCES}", LOCK)
        archives = tuple(sorted(_HASH.findall(block)))
        if not archives:
            raise ConfigError(f"{name} has no hash; pin it with `make lock`", LOCK)
        named = [_VIA.search(line) for line in block.splitlines()]
        wanted = tuple(sorted(each[1] for each in named if each and each[1] != "via"))
        yield Material("pypi", name, version, licences[name], archives, wanted)


def _vendored(root: Path) -> Iterator[Material]:
    """The packages of npm of which the site serves our own copy."""
    table = json.loads((root / VENDORED).read_text(encoding="utf-8"))
    for place, each in sorted(table["packages"].items()):
        if place:
            name = place.rpartition("node_modules/")[2]
            digest = base64.b64decode(each["integrity"].removeprefix("sha512-")).hex()
            yield Material(
                "npm", name, each["version"], each["license"], (digest,), (OURSELVES,),
                tuple(_copies(root / COPIES / name)),
            )  # fmt: skip


def _copies(folder: Path) -> Iterator[tuple[str, str]]:
    """The files of a package in the site, with their SHA-256."""
    sums = folder / SUMS
    if sums.is_file():
        for line in sums.read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            yield f"static/vendor/{folder.name}/{name}", digest
