"""Where things lie in a project folder."""

from dataclasses import dataclass
from pathlib import Path

from wardplan import assets
from wardplan.config import Config, load
from wardplan.errors import ConfigError


@dataclass(frozen=True)
class Project:
    """A folder laid out as the design says, with its settings.

    A project may bring its own `ontology/`, `shapes/`, `site/` and `data/reference/`; what it
    does not bring is taken from the installed package.
    """

    root: Path
    config: Config

    @property
    def site(self) -> Path:
        return self.root / "_site"

    @property
    def work(self) -> Path:
        """Scratch space of builds; safe to delete."""
        return self.root / ".wardplan"

    @property
    def built(self) -> Path:
        """A file as old as the build whose site is published, none of whose files may be so new."""
        return self.work / "built"

    @property
    def sources(self) -> Path:
        return self.root / "data" / "sources"

    @property
    def plans(self) -> Path:
        return self.root / "data" / "plans"

    @property
    def links(self) -> Path:
        return self.root / "data" / "links"

    @property
    def profiles(self) -> Path:
        """Words of cities that the package does not know, or knows differently."""
        return self.root / "profiles"

    def folder(self, name: str) -> Path:
        """The folder `name` of the project, or else the packaged one."""
        return assets.folder(self.root, name)

    def source_files(self) -> list[Path]:
        return sorted(self.sources.glob("*/*.md"))

    def known_plans_files(self) -> list[Path]:
        return sorted(self.sources.glob("*/known-plans.tsv"))

    def shown(self, file: Path) -> str:
        """A file's name as a person in the project folder would type it."""
        return str(file.relative_to(self.root)) if file.is_relative_to(self.root) else str(file)


def open_project(root: Path) -> Project:
    """The project in `root`. Raises ConfigError where there is no such folder."""
    if not root.is_dir():
        raise ConfigError("no such folder; --root must name a project folder", root)
    return Project(root.resolve(), load(root))
