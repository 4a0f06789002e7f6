"""The Dask cluster that a build uses: one that runs at an address, or one of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from wardplan.cluster.places import MISSING
from wardplan.errors import UsageError, WardPlanError

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local:"
WAIT = 60
"""Seconds to wait for a scheduler's answer and for its first worker."""


def is_local(address: str) -> bool:
    return address.startswith(LOCAL)


@contextmanager
def client_of(address: str) -> Iterator["Client"]:
    """A client of the cluster at an address such as `tcp://host:8786`, or of `local:N`.

    Raises UsageError for what is no address, WardPlanError where nothing answers there or no
    worker comes.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError(f"--cluster {MISSING}") from error
    if not is_local(address):
        with _connected(Client, address) as client:
            yield client
        return
    workers = _number(address)
    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        _connected(Client, cluster.scheduler_address) as client,
    ):
        yield client


def _number(address: str) -> int:
    count = address.removeprefix(LOCAL)
    if not count.isascii() or not count.isdigit() or int(count) < 1:
        raise UsageError(f"--cluster {address}: expected a number of workers, as in local:2")
    return int(count)


@contextmanager
def _connected(client_type: "type[Client]", address: str) -> Iterator["Client"]:
    try:
        client = client_type(address, timeout=WAIT, set_as_default=False)
    except ValueError as error:
        message = f"--cluster {address}: expected tcp://HOST:PORT, tls://HOST:PORT or local:N"
        raise UsageError(f"{message} ({error})") from error
    except (OSError, TimeoutError) as error:
        message = f"no Dask scheduler answers within {WAIT} s; is it running, and reachable?"
        raise WardPlanError(message, address) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=WAIT)
        except TimeoutError as error:
            message = f"the scheduler has had no worker for {WAIT} s; start workers there"
            raise WardPlanError(message, address) from error
        yield client


def workers(client: "Client") -> int:
    """How many workers the cluster has now."""
    return len(client.nthreads())  # type: ignore[no-untyped-call]
