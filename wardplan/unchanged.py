"""Whether the published site is what its input gives: a build then has nothing to do.

The record names the input by its content (`inputs`), and the site by the size, the time and the
place of every file (`folders`). It is never trusted where either does not match, so it may be
deleted at any time.
"""

import json

from wardplan import files, publish
from wardplan.project import Project
from wardplan.summary import Summary

RECORD = "unchanged.json"


def recall(project: Project, given: str, there: str) -> Summary | None:
    """What the last build made, if its input had the key `given` and it left the site `there`.

    The site then counts as built now.
    """
    try:
        record = json.loads((project.work / RECORD).read_text(encoding="utf-8"))
        if record["input"] != given or record["site"] != there:
            return None
        made = Summary(**record["summary"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    publish.stamp(project)
    return made


def keep(project: Project, given: str, there: str, made: Summary) -> None:
    """Remember that the site of the key `there` is what the input of the key `given` gives."""
    record = {"input": given, "site": there, "summary": made.as_table()}
    files.write(project.work / RECORD, json.dumps(record).encode())
