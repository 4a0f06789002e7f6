"""The crew of a cluster: work goes to the workers of Dask, and comes back with what it wrote."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from wardplan import assets
from wardplan.cluster import belongings, errands, luggage, parcels
from wardplan.cluster.errands import Errand, Outcome
from wardplan.cluster.share import Share
from wardplan.crew import Baggage, Crew, Lot, Result
from wardplan.display import Say
from wardplan.errors import WardPlanError
from wardplan.tree import put

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 4
"""So many lots for each thread of the cluster are on their way at a time."""
LOOK = 5.0
"""Seconds between two looks whether there are workers."""
UNREADABLE = "deserialization"
"""What Dask says where the scheduler or a worker cannot load what the task is made of."""
LOOKS = 60
"""So many looks in a row without a worker, and the build gives up."""


class Hands(Crew):
    """A crew for a project, of the workers that a client of Dask has.

    What a lost worker was doing Dask gives to another one; results stand in the order of the lots.
    """

    def __init__(self, client: "Client", share: Share, root: Path, say: Say) -> None:
        super().__init__()
        self._client, self._share, self._say = client, share, say
        self._root = root
        self._known = luggage.folders(root, assets.packaged())
        self._project: tuple[str, ...] | None = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The client is its owner's to close; a build that ended leaves nothing in the share
        that the next one may not need."""
        if error is None:
            self._share.tidy()

    def _results(
        self, task: Callable[[Lot], Result], lots: Sequence[Lot], baggage: Baggage
    ) -> Iterator[Result]:
        if len(lots) < 2:
            return map(task, lots)
        return self._sent(task, lots, baggage)

    def _sent(
        self, task: Callable[[Lot], Result], lots: Sequence[Lot], baggage: Baggage
    ) -> Iterator[Result]:
        pattern = self._errand(task, baggage)
        executor = _executor(self._client)
        ahead = AHEAD * max(1, _threads(self._client))
        waiting: deque[Future[Outcome]] = deque()
        for lot in lots:
            waiting.append(executor.submit(errands.run, pattern(luggage.pack(lot, self._known))))
            if len(waiting) >= ahead:
                yield self._settled(waiting.popleft(), baggage)
        while waiting:
            yield self._settled(waiting.popleft(), baggage)

    def _errand(self, task: Callable[[Lot], Result], baggage: Baggage) -> Callable[[bytes], Errand]:
        """What makes an errand of a packed lot, once the share has what it needs."""
        if self._project is None:
            self._project = belongings.offer(self._root, self._share)
        files = [file for path in baggage.read for file in belongings.files_of(path)]
        names = (*self._project, *self._share.offer(self._root, files))
        name = self._share.offer_task(luggage.pack(task, self._known))
        folder = baggage.written
        written = None if folder is None else folder.relative_to(self._root).as_posix()
        url, edition = self._share.place.url, errands.edition()
        return lambda lot: Errand(url, names, name, lot, written, edition)

    def _settled(self, future: "Future[Outcome]", baggage: Baggage) -> Any:
        """The result of an errand, its files where the task would have written them here.

        Raises the error that the task raised, WardPlanError where no worker can do it.
        """
        outcome = self._outcome(future)
        result = luggage.unpack(outcome.result, self._known)
        if outcome.failed:
            raise result
        if outcome.files is not None and baggage.written is not None:
            for name, data in parcels.unbundle(outcome.files):
                put(baggage.written / name, data)
        return result

    def _outcome(self, future: "Future[Outcome]") -> Outcome:
        from distributed import KilledWorker

        looks = 0
        while True:
            try:
                return future.result(timeout=LOOK)
            except TimeoutError:
                looks = 0 if _threads(self._client) else looks + 1
                self._warn(looks)
            except KilledWorker as error:
                message = f"several workers ended at the same work; see their logs ({error})"
                raise WardPlanError(message) from error
            except (ImportError, RuntimeError) as error:
                if not isinstance(error, ImportError) and UNREADABLE not in str(error):
                    raise
                message = (
                    f"the cluster does not know this WardPlan ({error}); the scheduler and all "
                    "workers need the same packages as the machine that builds"
                )
                raise WardPlanError(message) from error

    def _warn(self, looks: int) -> None:
        if looks == 1:
            self._say("the cluster has no worker left; waiting for one")
        if looks >= LOOKS:
            message = f"the cluster has had no worker for {LOOK * LOOKS:.0f} s; build again"
            raise WardPlanError(message)


def _executor(client: "Client") -> Executor:
    made: Executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
    return made


def _threads(client: "Client") -> int:
    """How many threads all workers have now."""
    return sum(client.nthreads().values())  # type: ignore[no-untyped-call]
