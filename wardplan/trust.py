"""What a page says of where its content comes from: documents, how they were read, terms, day.

A page about one plan, or a part of it, speaks of that plan. A page about another thing names the
sources stated of it, and one that is compiled from all plans says so: each row leads to its own.
"""

from dataclasses import dataclass

from wardplan import dates
from wardplan.catalogue import NOTHING, Catalogue
from wardplan.citing import terms_of
from wardplan.page_links import PageLinks
from wardplan.pages import Page
from wardplan.pointer import Pointer

TOOLS = frozenset({"search", "sparql", "missing"})
"""Views that show nothing of their own."""
WRITTEN = frozenset({"own", "doc"})
"""Views of texts that the publisher wrote."""
VOCABULARY = frozenset({"ontology", "term", "alignments"})


@dataclass(frozen=True)
class Trust:
    """`status` is how the content came about: `whole` or `partial` of one plan, `withdrawn` of what
    is no longer in one, `reference` of other things, `compiled` of all plans, `vocabulary`,
    `written` or `tool`.

    `sources` are documents and web pages, `transcriptions` the texts that were read, `modified` a
    day in ISO 8601 or None where none is known; `dated` says that it is that of the plan's sources.
    """

    status: str
    terms: str
    sources: Pointer
    transcriptions: Pointer
    modified: str | None
    dated: bool


@dataclass(frozen=True)
class Trusting:
    """Says it of any page of a site; templates call it."""

    catalogue: Catalogue

    def __call__(self, links: PageLinks) -> Trust:
        return of_page(links.page, self.catalogue)


def of_page(page: Page, catalogue: Catalogue) -> Trust:
    """Where the content of a page comes from."""
    about = page.about or page.this
    plan = plan_of(about)
    sources = sources_of(about, plan)
    texts = sources.into("prov:wasDerivedFrom").a("wp:Transcription")
    day = dates.of_plan(plan) if plan else None
    return Trust(
        status_of(page, about, plan),
        "structure" if page.view.name in VOCABULARY | WRITTEN else terms_of(page),
        sources.in_order(),
        texts.in_order(),
        day or catalogue.modified,
        day is not None,
    )


def plan_of(about: Pointer) -> Pointer:
    """The one plan that a thing is, is part of, or is a source of; empty where there is none."""
    whole = about.a("wp:Plan") or about.out("wp:plan").join(about.out("wp:withdrawnFrom"))
    if not whole:
        document = about.a("wp:SourceDocument") or about.a("wp:Transcription").out(
            "prov:wasDerivedFrom"
        )
        whole = document.into("dcterms:source").a("wp:Plan")
    return whole if len(whole) == 1 else NOTHING


def sources_of(about: Pointer, plan: Pointer) -> Pointer:
    """The documents behind a thing: itself if it is one, its own, or those of its plan."""
    return (
        about.a("wp:SourceDocument")
        or about.a("wp:Transcription").out("prov:wasDerivedFrom")
        or about.out("dcterms:source")
        or plan.out("dcterms:source")
    )


def status_of(page: Page, about: Pointer, plan: Pointer) -> str:
    """How the content of a page came about; see `Trust`."""
    name = page.view.name
    for status, views in (("tool", TOOLS), ("written", WRITTEN), ("vocabulary", VOCABULARY)):
        if name in views:
            return status
    if about.a("wp:Withdrawn"):
        return "withdrawn"
    if plan:
        return "whole" if plan.out("wp:completeness").short == "wp:Whole" else "partial"
    return "reference" if page.this else "compiled"
