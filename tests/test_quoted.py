"""Where the texts of a thing stand, by property and in order."""

from wardplan.index import Index
from wardplan.namespaces import BASE, PROV, RDFS
from wardplan.pointer import resource
from wardplan.quoted import quoted

LINES = [
    *(f"<{BASE}p> <{PROV.wasQuotedFrom}> <{BASE}t#{n}>" for n in (10, 9, 8)),
    *(f"<{BASE}t#{n}> <{BASE}def#quotedAs> <{RDFS.label}>" for n in (10, 9)),
    f"<{BASE}t#8> <{BASE}def#quotedAs> <{BASE}def#subtitle>",
]


def test_what_quotes_is_found_by_the_property() -> None:
    found = quoted(resource(Index(LINES), BASE + "p"))
    assert {name: [each.value for each in some] for name, some in found.items()} == {
        "rdfs:label": [f"{BASE}t#9", f"{BASE}t#10"],
        "wp:subtitle": [f"{BASE}t#8"],
    }
    assert quoted(resource(Index(), BASE + "p")) == {}
