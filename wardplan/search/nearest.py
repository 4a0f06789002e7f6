"""A small index of addresses, for the page that says that there is nothing at an address.

Addresses are in files by their first step; those below a plan are left out, as a plan leads there.
"""

from collections.abc import Callable, Iterable

from wardplan.pages import Listed
from wardplan.search.records import json_of

FOLDER = "static/search/near"
ROOT = "pages"
"""The file of the pages at the root and of the first steps themselves."""
BELOW_PLAN = 4
"""A plan is so many steps from the root: plan/<city>/<ward>/<year>."""

Titles = dict[str, str]
"""Titles of pages by their paths."""


def files(listed: Iterable[Listed], title: Callable[[Listed], str]) -> dict[str, bytes]:
    """The files by address: each has titles by path, of the pages that have a title."""
    groups: dict[str, Titles] = {}
    for each in listed:
        steps = each.path.split("/")
        if steps[0] == "plan" and len(steps) > BELOW_PLAN:
            continue
        named = title(each)
        if named:
            groups.setdefault(steps[0] if len(steps) > 1 else ROOT, {})[each.path] = named
    found = {f"{FOLDER}/{name}.json": json_of(groups[name]) for name in sorted(groups)}
    return found | {f"{FOLDER}/groups.json": json_of(sorted(groups))}
