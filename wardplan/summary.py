"""What a build made, in a few lines."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import pyoxigraph as ox

from wardplan import dumps, languages
from wardplan.census import Census
from wardplan.findings import Finding, Severity, of_severity
from wardplan.namespaces import RDF, WP
from wardplan.project import Project
from wardplan.site import FRONT, Site


@dataclass(frozen=True)
class Summary:
    """Counts of what was published; `triples` are distinct statements of the data."""

    plans: int
    resources: int
    triples: int
    pages: int
    dumps: int
    warnings: int
    to_confirm: int
    front_page: str

    def as_table(self) -> dict[str, object]:
        """For a program."""
        return asdict(self)

    def lines(self, seconds: float) -> Iterator[str]:
        """The summary of a build that took `seconds`, a line at a time."""
        yield (
            f"{self.plans} plans, {self.resources} resources, {self.triples} triples, "
            f"{self.pages} pages, {self.dumps} dumps, {self.warnings} warnings, "
            f"{self.to_confirm} facts to be confirmed, {seconds:.1f} seconds"
        )
        yield f"open {self.front_page}"


def summarise(
    project: Project,
    counted: Census,
    found: tuple[Finding, ...],
    site: Site,
    written: tuple[str, ...],
) -> Summary:
    store = site.holdings.store
    a, plan = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(WP.Plan))
    plans = {quad.subject for quad in store.quads_for_pattern(None, a, plan)}
    return Summary(
        plans=len(plans),
        resources=counted.subjects,
        triples=counted.triples,
        pages=sum(len(languages.pages(each.path)) for each in site.pages),
        dumps=sum(path.startswith("dumps/") for path in written if path != dumps.CHECKSUMS),
        warnings=len(of_severity(found, Severity.WARNING)),
        to_confirm=len(of_severity(found, Severity.INFO)),
        front_page=str(project.site / f"{FRONT}.html"),
    )
