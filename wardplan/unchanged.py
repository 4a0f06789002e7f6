"""Whether the published site is what its input gives: a build then has nothing to do.

The record names the input by its content, and the site by the size, the time and the place of every
file. It is never trusted where either does not match, so it may be deleted at any time.
"""

import json

from wardplan import files, folders, publish
from wardplan.project import Project
from wardplan.summary import Summary

RECORD = "unchanged.json"


def recall(project: Project, given: str) -> Summary | None:
    """What the last build made, if its input had this key and its site is as it was left.

    The site then counts as built now.
    """
    try:
        record = json.loads((project.work / RECORD).read_text(encoding="utf-8"))
        if record["input"] != given or record["site"] != folders.key_of(project.site):
            return None
        made = Summary(**record["summary"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    publish.stamp(project)
    return made


def keep(project: Project, given: str, made: Summary) -> None:
    """Remember that the site as it is now is what the input of this key gives."""
    record = {"input": given, "site": folders.key_of(project.site), "summary": made.as_table()}
    files.write(project.work / RECORD, json.dumps(record).encode())
