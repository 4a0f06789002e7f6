"""Conditional and range requests (RFC 9110, sections 13 and 14). Pure."""

import re
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime

_TAG = re.compile(r'(?:W/)?"[^"]*"')
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True)
class Validators:
    """What identifies the state of a document: its tag, and when it was written (seconds)."""

    tag: str
    modified: int | None = None

    @property
    def last_modified(self) -> str | None:
        return None if self.modified is None else formatdate(self.modified, usegmt=True)


@dataclass(frozen=True)
class Asked:
    """The conditions of a request."""

    if_match: str | None = None
    if_none_match: str | None = None
    if_modified_since: str | None = None
    if_unmodified_since: str | None = None


def status(asked: Asked, has: Validators) -> int:
    """200 to go on, 304 not modified, 412 failed; in the order of RFC 9110, section 13.2.2."""
    if asked.if_match is not None:
        if not _names(asked.if_match, has.tag, weakly=False):
            return 412
    elif _later(has.modified, asked.if_unmodified_since) is True:
        return 412
    if asked.if_none_match is not None:
        return 304 if _names(asked.if_none_match, has.tag, weakly=True) else 200
    return 304 if _later(has.modified, asked.if_modified_since) is False else 200


def _names(field: str, tag: str, *, weakly: bool) -> bool:
    """Whether a list of tags holds this one (section 8.8.3.2)."""
    if field.strip() == "*":
        return True
    if not weakly:
        return not tag.startswith("W/") and tag in _TAG.findall(field)
    return tag.removeprefix("W/") in {each.removeprefix("W/") for each in _TAG.findall(field)}


def _later(modified: int | None, date: str | None) -> bool | None:
    """Whether a document was modified after a date; None where that cannot be said."""
    if modified is None or date is None:
        return None
    try:
        return modified > parsedate_to_datetime(date).timestamp()
    except ValueError:
        return None


def part(field: str | None, if_range: str | None, has: Validators, size: int) -> range | None:
    """The bytes asked for; None for all of them.

    Several ranges at once are answered with the whole, as section 14.2 allows. Raises ValueError
    for a range beyond the end.
    """
    match = _RANGE.fullmatch((field or "").strip())
    if match is None or not any(match.groups()):
        return None
    if if_range is not None and if_range.strip() not in {has.tag, has.last_modified}:
        return None
    first, last = match.groups()
    if not first:
        found = range(max(size - int(last), 0), size)
    else:
        found = range(int(first), min(int(last) + 1, size) if last else size)
        if last and int(last) < int(first):
            return None
    if not found:
        raise ValueError("no byte of that range is there")
    return found
