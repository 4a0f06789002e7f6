"""The words of the pages, from `site/locale/<language>.toml`: single ones, counted ones, days."""

import re
import tomllib
from pathlib import Path

from wardplan.errors import SiteError
from wardplan.languages import LANGUAGES

Words = dict[str, dict[str, str]]
"""The words of the pages by language and key."""


def locale(site: Path) -> Words:
    """The words of the pages by language. Raises SiteError for a file that is not readable."""
    return {name: _words(site / "locale" / f"{name}.toml") for name in LANGUAGES}


def _words(file: Path) -> dict[str, str]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SiteError(f"not readable: {error}", file) from error


def word(words: Words, key: str, language: str) -> str:
    """One of the words. Raises SiteError where there is none by that key."""
    if key not in words.get(language, {}):
        raise SiteError(f"no word '{key}' in site/locale/{language}.toml")
    return words[language][key]


def counted(words: Words, key: str, number: int, language: str) -> str:
    """A word with a number for `{n}`; of one thing, the word with `-one` after its key."""
    found = word(words, f"{key}-one" if number == 1 else key, language)
    return found.replace("{n}", f"{number:,}")


def day(words: Words, text: str, language: str) -> str:
    """A day, a month or a year as a person writes it, from 2024-05-17, 2022-12 or 2022."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if not 2 <= len(numbers) <= 3:
        return text
    months = word(words, "months", language).split()
    year, month, *rest = numbers
    key = "date-day" if rest else "date-month"
    return word(words, key, language).format(year, months[month - 1], *rest)
