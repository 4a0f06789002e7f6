"""A project of people who mean harm: what they write stands in every place that takes words."""

from pathlib import Path

import pyoxigraph as ox

from benchmarks.trust.ward import ROOT, Ward

HIT = "window.hit=1;alert(1)"
SCRIPT = f"<script>{HIT}</script>"
PICTURE = f'"><img src=https://evil.example/x.png onerror="{HIT}">'
QUOTE = f"' onmouseover='{HIT}' x='"
TEMPLATE = "{{ 7*7 }}{% include '/etc/passwd' %}${7*7}"
ODD = "\u202eRTL\u2066\u200b"
ADDRESS = f"https://evil.example/%22%3E%3Cscript%3E'onclick='{HIT}?a=b&amp;c"
PAYLOAD = f"{SCRIPT}{PICTURE}{QUOTE}{TEMPLATE}{ODD}"
BREAKS = "a\r\nb\u2028c\td\\u0001\ufffd"
LONG = "長い" * 100_000
"""What is a literal all the same: odd ends of lines, what looks like an escape, enormous length."""
ENTITY = "entity/hostile"

_ENTITIES = f"""
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wp: <https://w3id.org/wardplan/def#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
<https://w3id.org/wardplan/{ENTITY}> a schema:Event , wp:Entity ;
    rdfs:label '''悪意{PAYLOAD}'''@ja , '''Evil {PAYLOAD}'''@en ;
    skos:altLabel '''別名{PAYLOAD}'''@ja ;
    rdfs:comment {ox.Literal(BREAKS)}@en , "{LONG}"@ja ;
    dcterms:source <{ADDRESS}> ;
    rdfs:seeAlso <{ADDRESS}> ;
    schema:url "{ADDRESS}"^^xsd:anyURI .
"""
_LINKS = f"""
PREFIX schema: <https://schema.org/>
<https://w3id.org/wardplan/plan/yokohama/kanazawa/2020/initiative/1-1>
    schema:mentions <https://w3id.org/wardplan/{ENTITY}> .
"""
_TITLE = '"WardPlan 区運営方針リンクトデータのカタログ"@ja'
"""What `data/dataset.ttl` calls the catalogue."""
_SETTINGS = f"""
site_title_ja = '''題{PAYLOAD}'''
site_title_en = '''Title {PAYLOAD}'''
contact = "https://evil.example/?a='onclick='{HIT}"
contact_name_ja = '''誰か{PAYLOAD}'''
contact_name_en = '''Somebody {PAYLOAD}'''
"""


def project(root: Path) -> Ward:
    """The project, built: a text, Turtle, links and settings with `PAYLOAD` in them."""
    ward = Ward.make(root)
    source = root / "data/sources/yokohama/kanazawa-2020.md"
    text = source.read_text(encoding="utf-8")
    for word in ("ます。", "づくり"):
        text = text.replace(word, f"{word}{PAYLOAD}")
    source.write_text(text, encoding="utf-8")
    ward.checked("import", str(source), ok={0, 3})
    words = (ROOT / "data/dataset.ttl").read_text(encoding="utf-8")
    words = words.replace(_TITLE, f"'''目録{PAYLOAD}'''@ja")
    (root / "data/dataset.ttl").write_text(words, encoding="utf-8")
    (root / "data/reference/entities.ttl").write_text(_ENTITIES, encoding="utf-8")
    (root / "data/links/yokohama/kanazawa-2020.ttl").write_text(_LINKS, encoding="utf-8")
    (root / "wardplan.toml").write_text(_SETTINGS, encoding="utf-8")
    ward.checked("build", "--quiet")
    return ward
