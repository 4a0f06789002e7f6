"""One page of every kind of the published site, and further pages that are a kind's own case."""

KINDS = {
    "index": "index.html",
    "plans": "plans.html",
    "plan": "plan/yokohama/izumi/2024.html",
    "measure": "plan/yokohama/izumi/2024/measure/5.html",
    "initiative": "plan/yokohama/izumi/2024/initiative/3-2.html",
    "city": "city/yokohama.html",
    "ward": "ward/yokohama/izumi.html",
    "office": "office/yokohama/izumi.html",
    "division": "department/yokohama/izumi/health-and-welfare-center.html",
    "department": "department/yokohama/izumi/general-affairs.html",
    "bureau": "bureau/yokohama/urban-development.html",
    "organization": "organization/yokohama.html",
    "organizations": "organizations.html",
    "midterm": "midterm.html",
    "midterm-plan": "midterm/yokohama/2022.html",
    "midterm-element": "midterm/yokohama/2022/policy/9.html",
    "entities": "entities.html",
    "entity": "entity/green-expo-2027.html",
    "fiscal-year": "fiscal-year/2024.html",
    "source": "source/yokohama/izumi/2024/1.html",
    "transcription": "source/yokohama/izumi/2024/1/r1.html",
    "compare": "compare.html",
    "compare-plans": "compare/plans.html",
    "compare-matrix": "compare/midterm/yokohama/2022/policy.html",
    "compare-cell": "compare/midterm/yokohama/2022/policy/9/izumi.html",
    "compare-ward": "compare/ward/yokohama/izumi.html",
    "compare-pair": "compare/plans/yokohama/izumi/2022-2024.html",
    "ontology": "def.html",
    "term": "vocabulary/class/PolicyCitation.html",
    "alignments": "vocabulary/alignments.html",
    "queries": "queries/index.html",
    "question": "queries/initiatives-by-policy.html",
    "sparql": "sparql.html",
    "search": "search.html",
    "download": "download.html",
    "tables": "tables.html",
    "catalogue": "catalog.html",
    "quality": "quality.html",
    "graph": "graph/meta.html",
    "rights": "rights/mixed.html",
    "doc": "docs/serve.html",
    "own": "accessibility.html",
    "missing": "404.html",
}
"""The name of a kind, as pages say it of themselves, and the address of one of its pages."""
VARIANTS = [
    "plan/yokohama/kanazawa/2020.html",
    "plan/yokohama/konan/2020.html",
    "compare/ward/yokohama/kohoku.html",
    "midterm/yokohama/2022~incoming-2.html",
]
"""A plan without citations, a partial one, a ward with few years, a later part of a long list."""
MISSING = KINDS["missing"]
"""Needs a server: it stands for any address, and so names its style sheet from the root."""
PAGES = [path for path in (*KINDS.values(), *VARIANTS) if path != MISSING]
"""Pages that can be read from disk."""
ENGLISH = [f"en/{path}" for path in PAGES]
