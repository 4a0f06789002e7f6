"""Invented cities: their names, wards and mid-term plans, by number and always the same."""

from dataclasses import dataclass

from wardplan.errors import UsageError
from wardplan.synth.phrases import Names

FIRST_YEAR = 2018
YEARS = 10
"""Every ward has plans of so many fiscal years from the first on."""


@dataclass(frozen=True)
class Named:
    """A city or ward: its name, slug and reading, and the five digits of its code."""

    name: str
    slug: str
    reading: str
    code: str

    @property
    def full_code(self) -> str:
        """The code with its check digit (JIS X 0402: weights 6 to 2, modulo 11)."""
        total = sum(
            int(digit) * weight for digit, weight in zip(self.code, range(6, 1, -1), strict=True)
        )
        return f"{self.code}{(11 - total % 11) % 10}"


@dataclass(frozen=True)
class City(Named):
    """A city with its wards."""

    wards: tuple[Named, ...]


@dataclass(frozen=True)
class MidTerm:
    """A mid-term plan of a city: its fiscal years, both included, and what its parts are called.

    Those of `groups` are policy groups and measure groups, else themes, strategies and policies.
    """

    first_year: int
    last_year: int
    groups: bool


@dataclass(frozen=True)
class Place:
    """Which plan: a ward of a city and a fiscal year."""

    city: City
    ward: Named
    year: int

    @property
    def stem(self) -> str:
        return f"{self.ward.slug}-{self.year}"


MIDTERMS = (
    MidTerm(2018, 2021, groups=False),
    MidTerm(2022, 2025, groups=False),
    MidTerm(2026, 2029, groups=True),
)


def midterm_of(year: int) -> MidTerm:
    """The mid-term plan whose fiscal years include `year`."""
    return next(each for each in MIDTERMS if each.first_year <= year <= each.last_year)


def city(number: int, names: Names) -> City:
    """The city with a number from 0 on.

    Its code is of a prefecture that does not exist: there are 47.
    """
    front, back = names.fronts[number % len(names.fronts)], names.backs[_back(number, names)]
    name, slug, reading = (one + other for one, other in zip(front, back, strict=True))
    first = 48_000 + 100 * number
    wards = tuple(Named(*ward, code=f"{first + 1 + n}") for n, ward in enumerate(names.wards))
    return City(f"{name}市", slug, f"{reading}し", f"{first}", wards)


def _back(number: int, names: Names) -> int:
    """Neighbours in number differ in both parts of their names."""
    return (number + number // len(names.fronts)) % len(names.backs)


def most(names: Names) -> int:
    """So many plans there can be."""
    return len(names.fronts) * len(names.backs) * len(names.wards) * YEARS


def places(plans: int, names: Names) -> tuple[Place, ...]:
    """Which plans there are: all years of a ward, then the next ward, then the next city.

    Raises UsageError for none, or for more than there are names for.
    """
    if not 1 <= plans <= most(names):
        raise UsageError(f"cannot make {plans} plans; expected 1 to {most(names)}")
    each = len(names.wards) * YEARS
    cities = [city(number, names) for number in range(-(-plans // each))]
    return tuple(_place(cities[n // each], n % each) for n in range(plans))


def _place(of: City, number: int) -> Place:
    return Place(of, of.wards[number // YEARS], FIRST_YEAR + number % YEARS)
