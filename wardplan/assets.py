"""Where the ontology, the shapes and the site's templates are found.

In a checkout they lie beside the package; in an installed wheel, inside it. A project folder
may bring its own, which then come first.
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
PACKED = PACKAGE / "_assets"


def packaged() -> Path:
    """The folder that holds `build.py`, `ontology/`, `shapes/`, `site/`, `data/reference/`."""
    return PACKED if PACKED.is_dir() else PACKAGE.parent


def folder(root: Path, name: str) -> Path:
    """The project's own folder `name`, or else the packaged one."""
    own = root / name
    return own if own.is_dir() else packaged() / name


def pipeline() -> Callable[..., Any]:
    """The function `build` of `build.py`: the one pipeline, whoever starts it."""
    file = packaged() / "build.py"
    spec = importlib.util.spec_from_file_location("wardplan_build", file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file} cannot be loaded; install wardplan again")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.build  # type: ignore[no-any-return]
