"""Which pages of a site a build has to make, and which are there as they would come out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from wardplan.crew import Crew
from wardplan.pages import Listed
from wardplan.seen import Seen, of_query
from wardplan.traces import Changes, Trace, Traces, far_of


@dataclass(frozen=True)
class Makers:
    """Who makes pages, and how those of the site that is there came about, if that is known.

    `frame` is a key over what all pages are made with.
    """

    crew: Crew
    frame: str = ""
    before: Traces | None = None


@dataclass(frozen=True)
class Stock:
    """The groups that are to be `made`, what is `known` of those that stay as they are.

    Those `asked` may stay: they do if their far look-ups, which something reaches, still give the
    same.
    """

    made: dict[str, list[Listed]]
    known: dict[str, Trace] = field(default_factory=dict)
    asked: dict[str, list[Listed]] = field(default_factory=dict)

    def settled(self, far: Mapping[str, str]) -> "Stock":
        """The same when it is known what those look-ups give."""
        differ = {name for name in self.asked if far[name] != self.known[name].far}
        made = self.made | {name: self.asked[name] for name in differ}
        return Stock(made, {name: it for name, it in self.known.items() if name not in differ})


def stock(
    groups: dict[str, list[Listed]],
    given: Mapping[str, str],
    before: Traces | None,
    differing: Changes | None,
    see: Callable[[str], Seen] = of_query,
) -> Stock:
    """What has to be made of the groups; all where it is not known how they came about before.

    `see` tells what a query sees.
    """
    if before is None or differing is None:
        return Stock(groups)
    known = {
        name: trace
        for name in groups
        if (trace := before.groups.get(name)) and _may_stay(name, trace, given[name], differing)
    }
    made = {name: pages for name, pages in groups.items() if name not in known}
    spared = lru_cache(lambda query: differing.since.spares(see(query)))
    asked = {
        name: groups[name]
        for name, trace in known.items()
        if trace.far and not all(map(spared, _far(groups[name])))
    }
    return Stock(made, known, asked)


def _far(pages: Iterable[Listed]) -> list[str]:
    """The far look-ups of pages."""
    views = {page.view.name: page.view for page in pages}
    return [view.lookups[name] for view in views.values() for name in far_of(view)]


def _may_stay(group: str, trace: Trace, given: str, differing: Changes) -> bool:
    return trace.given == given and differing.spare(group, trace)
