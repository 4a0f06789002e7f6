"""A build as it was ordered: where the project lies, who does the work, where the site goes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wardplan.assets import pipeline
from wardplan.cluster import clients, fetching, uploading
from wardplan.cluster.hands import Hands
from wardplan.cluster.places import Place, is_url
from wardplan.cluster.share import Share
from wardplan.cluster.uploading import Sent
from wardplan.crew import Crew
from wardplan.errors import UsageError
from wardplan.judgement import Engine
from wardplan.progress import Progress
from wardplan.project import Project, open_project
from wardplan.summary import Summary

SHARE = ".wardplan-share"
"""The folder of a project in a store where builds leave what workers need."""


@dataclass(frozen=True)
class Orders:
    """What a person asks for: folders or addresses; `cluster` is a scheduler's, or `local:N`."""

    root: str = "."
    cluster: str | None = None
    share: str | None = None
    out: str | None = None

    @property
    def target(self) -> str | None:
        """Where the site is brought to when it is built; None where it stays in the project."""
        return self.out or (f"{self.root.rstrip('/')}/_site" if is_url(self.root) else None)


def build(orders: Orders, progress: Progress, engine: Engine) -> tuple[Summary, Sent | None]:
    """Build as ordered; what was made, and what was sent where the site goes elsewhere.

    Raises UsageError for orders that do not go together, and a WardPlanError for anything else
    that a person can mend.
    """
    _check(orders)
    target = None if orders.target is None else Place(_absolute(orders.target))
    project = _project(orders, progress)
    with _crew(orders, project, progress) as crew:
        summary: Summary = pipeline()(project, progress, engine, crew)
    if target is None:
        return summary, None
    return summary, progress.run("upload", uploading.upload, project.site, target, progress.count)


def _check(orders: Orders) -> None:
    if orders.share and not orders.cluster:
        raise UsageError("--share is for the workers of a cluster; give --cluster too")
    needed = orders.cluster and not clients.is_local(orders.cluster) and not is_url(orders.root)
    if needed and not orders.share:
        message = (
            "--cluster needs --share: a folder or an address (s3://bucket/scratch) that this "
            "machine can write and all workers can read"
        )
        raise UsageError(message)


def _project(orders: Orders, progress: Progress) -> Project:
    """The project, fetched first where it lies in some store."""
    if not is_url(orders.root):
        return open_project(Path(orders.root))
    folder = fetching.work_folder(orders.root)
    folder.mkdir(parents=True, exist_ok=True)
    progress.run("fetch", fetching.fetch, Place(orders.root), folder)
    return open_project(folder)


@contextmanager
def _crew(orders: Orders, project: Project, progress: Progress) -> Iterator[Crew | None]:
    """The workers of the cluster that was ordered; else None, and the build has its own."""
    if orders.cluster is None:
        yield None
        return
    place = Place(_share(orders, project))
    with clients.client_of(orders.cluster) as client:
        progress.say(f"{clients.workers(client)} workers at {orders.cluster}")
        yield Hands(client, Share(place), project.root, progress.say)


def _share(orders: Orders, project: Project) -> str:
    if orders.share:
        return _absolute(orders.share)
    if is_url(orders.root):
        return f"{orders.root.rstrip('/')}/{SHARE}"
    return str(project.work / "share")


def _absolute(place: str) -> str:
    return place if is_url(place) else str(Path(place).resolve())
