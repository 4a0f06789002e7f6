"""What one query, and all queries together, may take."""

from dataclasses import dataclass

from wardplan.endpoint.results import Caps


@dataclass(frozen=True)
class Limits:
    """Seconds, counts and bytes; `wardplan serve` sets the first three."""

    seconds: float = 30
    """Wall time of a query."""
    rows: int = 1_000_000
    workers: int = 4
    """Queries that run side by side."""
    waiting: int = 256
    """Queries that wait for a worker."""
    patience: float = 20
    """Seconds a query waits for a worker."""
    answer: int = 64_000_000
    """Bytes of an answer."""
    leaving: int = 512_000_000
    """Bytes of all answers that clients have not taken yet."""
    request: int = 1_000_000
    """Bytes of a request."""
    memory: int = 2_000_000_000
    """Bytes a query may take beside the data."""
    cache: int = 128_000_000
    """Bytes of answers kept."""

    @property
    def caps(self) -> Caps:
        return Caps(self.rows, self.answer)
