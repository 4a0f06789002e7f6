"""A worker: a process that answers one query at a time, and that the kernel stops in time.

It is forked from the stem, which holds the data, so that all workers share one copy in memory.
Three limits are the kernel's, and hold whatever the engine does: a timer ends the process, memory
beyond the limit is not given, and no file or socket can be opened, so that nothing is fetched.
"""

import json
import os
import resource
import signal
import socket
import struct
from dataclasses import asdict
from pathlib import Path

import pyoxigraph as ox

from wardplan.endpoint.limits import Limits
from wardplan.endpoint.refusal import RefusedError
from wardplan.endpoint.results import Job, evaluate

REQUEST = struct.Struct("!I")
TAKEN = b"T"
"""Said once a job is there whole: a worker that ends before has not begun with it."""
REPLY = struct.Struct("!HI")
"""Status and length; then the answer, or a sentence that says why there is none."""


def pack(job: Job) -> bytes:
    """A job as a worker reads it."""
    data = json.dumps(asdict(job)).encode()
    return REQUEST.pack(len(data)) + data


def _unpack(data: bytes) -> Job:
    table = json.loads(data)
    for key in ("default_graphs", "named_graphs"):
        if table[key] is not None:
            table[key] = tuple(table[key])
    return Job(**table)


def receive(channel: socket.socket, size: int) -> bytes:
    """Exactly `size` bytes; fewer where the other side has gone."""
    data = b""
    while len(data) < size and (part := channel.recv(size - len(data))):
        data += part
    return data


def confine(memory: int) -> None:
    """Give up all that a query does not need; nothing can be opened afterwards."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pages = Path("/proc/self/statm")
    if pages.exists():
        size = int(pages.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + memory, size + memory))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def work(store: ox.Store, channel: socket.socket, limits: Limits) -> None:
    """Answer queries until the other side goes."""
    while len(head := receive(channel, REQUEST.size)) == REQUEST.size:
        job = _unpack(receive(channel, *REQUEST.unpack(head)))
        channel.sendall(TAKEN)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
        try:
            status, data = 200, evaluate(store, job, limits.caps)
        except RefusedError as refused:
            status, data = refused.status, refused.message.encode()
        signal.setitimer(signal.ITIMER_REAL, 0)
        channel.sendall(REPLY.pack(status, len(data)) + data)
