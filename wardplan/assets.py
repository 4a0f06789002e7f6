"""Where the ontology, the shapes and the site's templates are found.

In a checkout they lie beside the package; in an installed wheel, inside it. A project folder
may bring its own, which then come first.
"""

from pathlib import Path

PACKAGE = Path(__file__).parent
PACKED = PACKAGE / "_assets"


def packaged() -> Path:
    """The folder that holds `build.py`, `ontology/`, `shapes/`, `site/`, `data/reference/`."""
    return PACKED if PACKED.is_dir() else PACKAGE.parent


def folder(root: Path, name: str) -> Path:
    """The project's own folder `name`, or else the packaged one."""
    own = root / name
    return own if own.is_dir() else packaged() / name
