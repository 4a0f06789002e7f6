"""A request that is not answered as asked: a status and a sentence that says why."""

from dataclasses import dataclass


@dataclass
class RefusedError(Exception):
    """Answered with `status` and `message`; `retry_after` in seconds where waiting helps."""

    status: int
    message: str
    allow: str | None = None
    retry_after: int | None = None

    def __str__(self) -> str:
        return f"{self.status}: {self.message}"
