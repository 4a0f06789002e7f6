"""A document whose reading a person reviews: what its file gives now, beside what was kept."""

from dataclasses import dataclass
from pathlib import Path

from wardplan.dataset import fingerprint, parse_turtle, to_triples
from wardplan.derive import Derived
from wardplan.namespaces import BASE
from wardplan.source import Source, decode


@dataclass(frozen=True)
class Reviewed:
    """A source file of the project, and what it gives now."""

    file: Path
    derived: Derived

    @property
    def source(self) -> Source:
        return self.derived.source

    @property
    def transcription(self) -> str:
        """The IRI of the transcription."""
        return self.source.transcription

    @property
    def lines_before(self) -> int:
        """The number of lines of the file before its text: those of the front matter."""
        whole = decode(self.file.read_bytes(), self.file)
        return whole.count("\n") - self.source.text.count("\n")

    def is_fresh(self, plan_file: Path) -> bool:
        """Whether a plan file holds what the source gives now."""
        if not plan_file.is_file():
            return False
        held = (quad.triple for quad in parse_turtle(plan_file, BASE))
        return fingerprint(held) == fingerprint(to_triples(self.derived.graph))
