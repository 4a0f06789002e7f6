"""The cities that have wards, to notice when a text speaks of another one than was meant."""

import re

from wardplan.importer.profile import Profile

DESIGNATED = (
    "札幌市", "仙台市", "さいたま市", "千葉市", "横浜市", "川崎市", "相模原市",
    "新潟市", "静岡市", "浜松市", "名古屋市", "京都市", "大阪市", "堺市",
    "神戸市", "岡山市", "広島市", "北九州市", "福岡市", "熊本市",
)  # fmt: skip
"""The designated cities (地方自治法第二百五十二条の十九第一項の指定都市の指定に関する政令)."""

_HOSTS = re.compile(r"city\.(?P<host>[a-z]+)\.(?:lg\.)?jp")


def other_city(text: str, profile: Profile) -> str | None:
    """The other city whose ward a text speaks of, where it never names this one; else None.

    Only a city's name right before a ward's counts, or its web address: a neighbour that is
    merely mentioned does not.
    """
    if names_city(text, profile):
        return None
    others = "|".join(name for name in DESIGNATED if name != profile.name)
    if match := re.search(rf"(?P<city>{others})\s?(?:立|の)?\s?[^\s、。市]{{1,5}}区", text):
        return match["city"]
    if match := _HOSTS.search(text):
        return match["host"]
    return None


def names_city(text: str, profile: Profile) -> bool:
    """Whether a text names the city of `profile` or its web address."""
    return any(name in text for name in (profile.name, *profile.hosts))
