"""Run as a program of its own: load a build's data once, then fork workers that share it.

The program that started it speaks to it over a socket, its only argument besides the file and
the limits. When that program ends, however it ends, the stem ends too and takes every worker with
it.
"""

import json
import os
import signal
import socket
import struct
import sys
from pathlib import Path

import pyoxigraph as ox

from wardplan.endpoint import data, worker
from wardplan.endpoint.limits import Limits
from wardplan.endpoint.results import GRAPHS, TABLES, Job, evaluate

COMMAND = struct.Struct("!ci")
"""FORK, with a socket for the new worker, answered with its process number; or STOP one."""
FORK, STOP = b"F", b"S"
NUMBER = struct.Struct("!i")


def warm(store: ox.Store, limits: Limits) -> None:
    """Answer once in every format, so that workers begin with all they need in memory."""
    for graph, rows, text in (
        (False, TABLES, "ASK {}"),
        (True, GRAPHS, "DESCRIBE <http://example.org/>"),
    ):
        for row in rows:
            job = Job(text, "http://example.org/", row.media_type, graph, gzipped=True)
            evaluate(store, job, limits.caps)


class Stem:
    """The data and the workers forked from it."""

    def __init__(self, store: ox.Store, control: socket.socket, limits: Limits) -> None:
        self.store = store
        self.control = control
        self.limits = limits
        self.workers: set[int] = set()

    def serve(self) -> None:
        """Obey until the other side goes."""
        while True:
            said, handles, _, _ = socket.recv_fds(self.control, COMMAND.size, 1)
            said += worker.receive(self.control, COMMAND.size - len(said)) if said else b""
            if len(said) < COMMAND.size:
                return
            self._reap()
            command, number = COMMAND.unpack(said)
            if command == FORK:
                self.control.sendall(NUMBER.pack(self._fork(socket.socket(fileno=handles[0]))))
            elif number in self.workers:
                self._stop(number)

    def _fork(self, channel: socket.socket) -> int:
        number = os.fork()
        if number:
            channel.close()
            self.workers.add(number)
            return number
        try:
            self.control.close()
            worker.confine(self.limits.memory)
            worker.work(self.store, channel, self.limits)
        finally:  # whatever happens, a worker never goes on as a second stem
            os._exit(0)

    def _stop(self, number: int) -> None:
        """End a worker and see it gone, so that its successor never stands beside it."""
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        self.workers.discard(number)

    def _reap(self) -> None:
        """Forget workers that ended; until then their numbers are not given to other processes."""
        while self.workers:
            number, _ = os.waitpid(-1, os.WNOHANG)
            if not number:
                return
            self.workers.discard(number)


def _say(control: socket.socket, said: dict[str, object]) -> None:
    control.sendall(json.dumps(said).encode() + b"\n")


def main(handle: int, file: Path, digest: str, limits: Limits) -> None:
    control = socket.socket(fileno=handle)
    try:
        store = data.load(file, digest)
        warm(store, limits)
        statements, graphs = data.counts(store)
    except (OSError, ValueError, SyntaxError) as error:
        _say(control, {"error": str(error)})
    else:
        _say(control, {"statements": statements, "graphs": graphs})
        Stem(store, control, limits).serve()
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Limits(**json.loads(sys.argv[4])))
