"""Work on many items, of which only those are worked on again whose results are not remembered."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from wardplan.cache import Cache
from wardplan.crew import Crew, lots_of
from wardplan.project import Project

Item = TypeVar("Item")


@dataclass(frozen=True)
class Recall:
    """A cache of results, where there is one, and the crew that makes the others."""

    crew: Crew
    kept: Cache | None

    def each(
        self,
        task: Callable[[Sequence[Item]], list[bytes]],
        items: Sequence[Item],
        keys: Sequence[str],
        size: int,
    ) -> Iterator[bytes]:
        """The result on each item, in order; the task is given lots of `size`.

        A key is over everything that the result on its item depends on.
        """
        known = [self.kept is not None and key in self.kept for key in keys]
        stale = [item for item, there in zip(items, known, strict=True) if not there]
        made = chain.from_iterable(self.crew.share(task, lots_of(stale, size)))
        for item, key, there in zip(items, keys, known, strict=True):
            found = self.kept.get(key) if self.kept is not None and there else next(made)
            data = task([item])[0] if found is None else found
            if self.kept is not None and not (there and found is not None):
                self.kept.put(key, data)
            yield data


@contextmanager
def recalling(project: Project, name: str, crew: Crew) -> Iterator[Recall]:
    """The results of that name from earlier builds; of a project that can be written.

    What was not asked for inside is forgotten.
    """
    if not os.access(project.root, os.W_OK):
        yield Recall(crew, None)
        return
    kept = Cache(project.work / "cache" / name)
    kept.begin()
    yield Recall(crew, kept)
    kept.prune()
