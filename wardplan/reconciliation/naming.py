"""All names by which somebody may mean a thing, each with how sure it is that they do."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from wardplan.pointer import Pointer
from wardplan.reconciliation.spelling import key

SURE, SHORT, PART = 1.0, 0.9, 0.8
"""A name of the thing; one that is cut short, which means it where its type is known; and one that
parts of other wholes may have, which means it where its whole is known (総務課, 政策9)."""
PARTS = ("org:OrganizationalUnit", "wp:PlanElement", "wp:MidTermElement")
"""Classes of things that are named within a whole. Not every whole is known to us."""

NAMING = ("rdfs:label", "skos:prefLabel", "skos:altLabel", "dcterms:title", "dcterms:identifier",
          "wp:localGovernmentCode", "wp:reading")  # fmt: skip
"""Properties whose values are names or codes."""
GAZETTEER = "http://geonames.jp/resource/"
"""IRIs that end in a place's name with those of the places around it: 神奈川県横浜市泉区."""
ENDINGS = ("区", "く", " Ward")
ROMAJI = "-ku"

Named = Iterator[tuple[str, float]]


def names(this: Pointer) -> Mapping[str, float]:
    """The keys of a thing's names."""
    found: dict[str, float] = {}
    for text, sureness in _names(this):
        if made := key(text):
            found[made] = max(sureness, found.get(made, 0))
    return found


def _names(this: Pointer) -> Named:
    own = PART if any(map(this.a, PARTS)) else SURE
    for property_ in NAMING:
        for each in this.out(property_):
            yield each.value, own
    for kind, name in (
        ("wp:Ward", _of_ward),
        ("wp:WardOffice", _of_office),
        ("org:OrganizationalUnit", _of_unit),
        ("wp:Plan", _of_plan),
        ("wp:PlanElement", _of_element),
        ("wp:MidTermElement", _of_midterm),
    ):
        if this.a(kind):
            yield from name(this)


def _texts(things: Pointer, language: str) -> list[str]:
    return [label.value for label in things.out("rdfs:label").lang(language)]


def _of_ward(this: Pointer) -> Named:
    """泉区 as 泉, いずみ, Izumi, Izumi-ku, 横浜市泉区, 神奈川県横浜市泉区, Izumi-ku, Yokohama."""
    for each in this.out("rdfs:label").join(this.out("wp:reading")):
        for ending in ENDINGS:
            if each.value.endswith(ending) and each.value != ending:
                yield each.value.removesuffix(ending), SHORT
    for text in ward_names(this):
        yield text, SURE
    for place in this.out("skos:closeMatch"):
        if place.value.startswith(GAZETTEER):
            yield unquote(place.value.removeprefix(GAZETTEER)), SURE


def ward_names(ward: Pointer) -> list[str]:
    """The names of a ward alone and with its city."""
    city = ward.out("schema:containedInPlace")
    here, english = _texts(ward, "ja"), _texts(ward, "en")
    english += [text.removesuffix(" Ward") + ROMAJI for text in english if text.endswith(" Ward")]
    both = [place + name for place in _texts(city, "ja") for name in here]
    both += [f"{name}, {place}" for place in _texts(city, "en") for name in english]
    return here + english + both


def _of_office(this: Pointer) -> Named:
    """泉区役所 as 横浜市泉区役所."""
    for place in _texts(this.out("org:subOrganizationOf"), "ja"):
        for name in _texts(this, "ja"):
            yield place + name, SURE


def _of_unit(this: Pointer) -> Named:
    """総務課 as 泉区総務課, 泉区役所総務課, 横浜市泉区総務課."""
    office = this.out("org:unitOf")
    wholes = [*_texts(office, "ja"), *_wards_of(office)]
    for whole in wholes:
        for name in _texts(this, "ja"):
            yield whole + name, SURE


def _wards_of(office: Pointer) -> list[str]:
    return [name for ward in office.into("wp:office") for name in ward_names(ward)]


def _of_plan(this: Pointer) -> Named:
    """令和6年度泉区運営方針 as 泉区運営方針 2024, 2024年度横浜市泉区区運営方針, 泉区 令和6年度."""
    wards = ward_names(this.out("wp:ward"))
    for word in _words(this):
        for year in years(this):
            for ward in wards:
                for what in (word, f"区{word}"):
                    yield f"{year}{ward}{what}", SURE
                    yield f"{ward}{what}{year}", SURE
    for year in years(this):
        for ward in wards:
            yield f"{year}{ward}", SHORT
            yield f"{ward}{year}", SHORT


def _words(this: Pointer) -> Iterator[str]:
    """What such plans are called: a plan's label without its year and ward."""
    for label in _texts(this, "ja"):
        for year in _texts(this.out("dcterms:temporal"), "ja"):
            for ward in _texts(this.out("wp:ward"), "ja"):
                whole = f"{year}{ward}"
                if label.startswith(whole) and label != whole:
                    yield label.removeprefix(whole)


def years(this: Pointer) -> list[str]:
    """The fiscal year as people write it: 令和6年度, 令和6年, 2024年度, 2024年, 2024, FY2024."""
    period = this.out("dcterms:temporal")
    number = this.out("wp:year").value
    written = [*_texts(period, "ja"), *_texts(period, "en"), number, f"{number}年度"]
    return list(dict.fromkeys([*written, *(each.removesuffix("度") for each in written)]))


def _of_element(this: Pointer) -> Named:
    """A measure or an initiative after the name of its plan."""
    yield from _joined(_texts(this.out("wp:plan"), "ja"), _texts(this, "ja"))


def _of_midterm(this: Pointer) -> Named:
    """政策9 after the name of its mid-term plan, or as 9."""
    titles = [each.value for each in this.out("skos:prefLabel")]
    yield from _joined(_texts(this.out("skos:inScheme"), "ja"), [*_texts(this, "ja"), *titles])
    for number in this.out("skos:notation"):
        yield number.value, SHORT


def _joined(wholes: Iterable[str], parts: Iterable[str]) -> Named:
    parts = list(parts)
    return ((whole + part, SURE) for whole in wholes for part in parts)
