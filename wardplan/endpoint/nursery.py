"""This side of the stem: start it, have it fork workers, speak with them."""

import asyncio
import json
import socket
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from wardplan.endpoint import stem, worker
from wardplan.endpoint.engine import Holding
from wardplan.endpoint.limits import Limits
from wardplan.endpoint.results import Job
from wardplan.errors import DataError

PART = 1 << 20


async def receive(channel: socket.socket, size: int) -> bytes:
    """Exactly `size` bytes. Raises ConnectionError where the other side has gone."""
    loop, data = asyncio.get_running_loop(), bytearray()
    while len(data) < size:
        part = await loop.sock_recv(channel, min(size - len(data), PART))
        if not part:
            raise ConnectionResetError
        data += part
    return bytes(data)


class NotTakenError(ConnectionError):
    """A worker ended before it took a job, so that another can."""


@dataclass
class Worker:
    """A worker process, reached through `channel`."""

    number: int
    channel: socket.socket
    answered: int = 0

    async def answer(self, job: Job) -> tuple[int, bytes]:
        """Status and data of an answer.

        Raises NotTakenError where the worker had ended already, OSError where it ends over the job.
        """
        await self._hand(job)
        head = await receive(self.channel, worker.REPLY.size)
        status, size = worker.REPLY.unpack(head)
        data = await receive(self.channel, size)
        self.answered += 1
        return status, data

    async def _hand(self, job: Job) -> None:
        try:
            await asyncio.get_running_loop().sock_sendall(self.channel, worker.pack(job))
            await receive(self.channel, len(worker.TAKEN))
        except OSError as error:
            raise NotTakenError from error

    def alive(self) -> bool:
        """Whether an idle worker is still there: it has then nothing to say."""
        try:
            self.channel.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False


class Nursery:
    """A running stem; `start` makes one."""

    def __init__(self, control: socket.socket, process: subprocess.Popen[bytes]) -> None:
        self._control = control
        self._process = process
        self._talking = asyncio.Lock()

    @classmethod
    def start(cls, file: Path, digest: str, limits: Limits) -> Self:
        """Start a stem that loads `file`, in a session of its own so that no terminal stops it."""
        ours, theirs = socket.socketpair()
        arguments = (str(theirs.fileno()), str(file), digest, json.dumps(asdict(limits)))
        command = [sys.executable, "-P", "-m", stem.__name__, *arguments]
        with theirs:
            process = subprocess.Popen(  # noqa: S603
                command, pass_fds=[theirs.fileno()], start_new_session=True
            )
        ours.setblocking(False)
        return cls(ours, process)

    async def loaded(self, file: Path) -> Holding:
        """Wait for the data. Raises DataError where they cannot be loaded."""
        said = b""
        while not said.endswith(b"\n"):
            part = await asyncio.get_running_loop().sock_recv(self._control, PART)
            if not part:
                raise DataError("the process that loads it ended", file)
            said += part
        table = json.loads(said)
        if "error" in table:
            raise DataError(f"cannot be loaded: {table['error']}", file)
        return Holding(table["statements"], table["graphs"])

    async def fork(self) -> Worker:
        """A new worker. Raises OSError where the stem has gone."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:
            async with self._talking:
                command = stem.COMMAND.pack(stem.FORK, 0)
                socket.send_fds(self._control, [command], [theirs.fileno()])
                said = await receive(self._control, stem.NUMBER.size)
        (number,) = stem.NUMBER.unpack(said)
        return Worker(number, ours)

    async def stop(self, held: Worker) -> None:
        """End a worker, whatever it does. Raises OSError where the stem has gone."""
        held.channel.close()
        async with self._talking:
            command = stem.COMMAND.pack(stem.STOP, held.number)
            await asyncio.get_running_loop().sock_sendall(self._control, command)

    def alive(self) -> bool:
        return self._process.poll() is None

    async def close(self) -> None:
        """End the stem, which ends every worker."""
        self._control.close()
        while self.alive():
            await asyncio.sleep(0.01)
