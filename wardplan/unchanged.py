"""Whether the published site is what its input gives: a build then has nothing to do.

The record names the input by its content, and the site by the size, the time and the place of every
file. It is never trusted where either does not match, so it may be deleted at any time.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from wardplan import publish
from wardplan.project import Project
from wardplan.summary import Summary

RECORD = "unchanged.json"


def recall(project: Project, given: str) -> Summary | None:
    """What the last build made, if its input had this key and its site is as it was left.

    The site then counts as built now.
    """
    try:
        record = json.loads((project.work / RECORD).read_text(encoding="utf-8"))
        if record["input"] != given or record["site"] != key_of(project.site):
            return None
        made = Summary(**record["summary"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    publish.stamp(project)
    return made


def keep(project: Project, given: str, made: Summary) -> None:
    """Remember that the site as it is now is what the input of this key gives."""
    record = {"input": given, "site": key_of(project.site), "summary": made.as_table()}
    file = project.work / RECORD
    aside = file.with_suffix(".part")
    aside.write_text(json.dumps(record), encoding="utf-8")
    aside.replace(file)


def key_of(folder: Path) -> str:
    """A key over the names of all files of a folder and what the file system says of them."""
    digest = hashlib.sha256()
    for line in _lines(str(folder)):
        digest.update(line)
    return digest.hexdigest()


def _lines(folder: str) -> Iterator[bytes]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield f"{entry.name}/\n".encode()
            yield from _lines(entry.path)
            yield b"/\n"
        else:
            seen = entry.stat(follow_symlinks=False)
            times = f"{seen.st_mtime_ns} {seen.st_ctime_ns}"
            yield f"{entry.name}\t{seen.st_size} {seen.st_ino} {times}\n".encode()
