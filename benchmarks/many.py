"""Many plans out of the two that come with the project: copies under other wards and years."""

import re
from itertools import islice, product

WARDS = (
    "tsurumi", "kanagawa", "nishi", "naka", "minami", "konan", "hodogaya", "asahi", "isogo",
    "kanazawa", "kohoku", "midori", "aoba", "tsuzuki", "totsuka", "sakae", "izumi", "seya",
)  # fmt: skip
FIRST_YEARS = {"izumi/2024": 2030, "kanazawa/2020": 2130}
"""Copies bear years of which no plan is known."""
_WHOLE = re.compile(rb"graph/plan/yokohama/(izumi/2024|kanazawa/2020)> \.$")


def many(dump: bytes, plans: int) -> bytes:
    """A dump (N-Quads) with so many whole plans: those it has, and copies of them.

    In a copy the addresses of the plan, its ward and its year are others, the rest is the same.
    """
    lines = dump.splitlines()
    whole = {name: [line for line in lines if _plan_of(line) == name] for name in FIRST_YEARS}
    copies = product(range(plans), WARDS, FIRST_YEARS.items())
    for step, ward, (name, first) in islice(copies, plans - len(whole)):
        lines += _copy(whole[name], name, f"{ward}/{first + step}")
    return b"\n".join(lines) + b"\n"


def _plan_of(line: bytes) -> str | None:
    found = _WHOLE.search(line)
    return found[1].decode() if found else None


def _copy(lines: list[bytes], name: str, new: str) -> list[bytes]:
    old_ward, old_year = name.split("/")
    ward, year = new.split("/")
    changes = (
        (f"/yokohama/{name}", f"/yokohama/{new}"),
        (f"/yokohama/{old_ward}>", f"/yokohama/{ward}>"),
        (f'"{old_year}"', f'"{year}"'),
        (f"fiscal-year/{old_year}>", f"fiscal-year/{year}>"),
    )
    text = b"\n".join(lines)
    for old, put in changes:
        text = text.replace(old.encode(), put.encode())
    return text.split(b"\n")
