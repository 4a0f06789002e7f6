"""A small dataset of one plan whose texts try a table's patience, and its tables."""

import pyoxigraph as ox

from tests.conftest import ROOT
from wardplan.tables import register
from wardplan.tables.register import Table

TABLES = register.read(ROOT / "site")
NAMES = [table.name for table in TABLES.listed]

PLAN = "https://w3id.org/wardplan/plan/yokohama/izumi/2030"
TEXTS = {
    1: "=1+1",
    2: "+81 45 000 0000",
    3: "-5度",
    4: "@区民",
    5: "　＝SUM(A1)",
    6: 'a "quoted", text\nof two lines',
    7: "'apostrophe",
    8: "縦棒|と＝",
}
"""Texts by the number of the measure that has them."""

FORMULAS = frozenset((1, 2, 3, 4, 5))
"""Those that a spreadsheet could take for formulas."""

_HEAD = f"""
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
<https://w3id.org/wardplan/ward/yokohama/izumi> a wp:Ward ; rdfs:label "泉区"@ja, "Izumi"@en .
<{PLAN}> a wp:Plan ; rdfs:label "令和12年度泉区運営方針"@ja ; wp:year 2030 ;
    wp:ward <https://w3id.org/wardplan/ward/yokohama/izumi> .
"""


def store(more: str = "") -> ox.Store:
    """The dataset, as one graph; `more` is further Turtle."""
    made = ox.Store()
    made.load(input=(_HEAD + more).encode(), format=ox.RdfFormat.TURTLE)
    for number, text in TEXTS.items():
        this = ox.NamedNode(f"{PLAN}/measure/{number}")
        for name, term in (
            ("def#plan", ox.NamedNode(PLAN)),
            ("def#position", ox.Literal(number)),
            ("def#budget", ox.Literal(-number)),
        ):
            made.add(ox.Quad(this, ox.NamedNode(f"https://w3id.org/wardplan/{name}"), term))
        label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        made.add(ox.Quad(this, label, ox.Literal(text, language="ja")))
        a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        made.add(ox.Quad(this, a, ox.NamedNode("https://w3id.org/wardplan/def#Measure")))
    return made


def table(name: str) -> Table:
    return TABLES.of(name)
