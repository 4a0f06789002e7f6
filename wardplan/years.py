"""Japanese years and fiscal years (April to March)."""

_ERAS = {"平成": 1988, "令和": 2018}


def western(era: str, year: str) -> int:
    """The western year of a Japanese one: 令和6 -> 2024, R02 -> 2020, 平成元 -> 1989."""
    base = _ERAS.get(era) or _ERAS["令和" if era in "Rr" else "平成"]
    return base + (1 if year == "元" else int(year))


def era_name(year: int) -> str:
    """The Japanese name of a fiscal year from 1989 on: 2024 -> 令和6年度, 2019 -> 令和元年度."""
    era = "令和" if year >= 2019 else "平成"
    number = year - _ERAS[era]
    return f"{era}{'元' if number == 1 else number}年度"
