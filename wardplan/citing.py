"""How to link to a resource and cite it: the forms that the box "link to this" of a page offers.

All follow from the page's own resource. A label may hold anything, so every form escapes it in the
way its syntax wants.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pyoxigraph as ox
from markupsafe import Markup

from wardplan import iris, triples
from wardplan.namespaces import DCTERMS
from wardplan.page_links import PageLinks
from wardplan.pages import Page
from wardplan.placing import serialize
from wardplan.pointer import Pointer
from wardplan.render import word

YOURS = "https://example.org/your-document"
"""Stands for whatever a reader links from."""
PREDICATES = {
    "plan": "references",
    "measure": "references",
    "initiative": "references",
    "source": "references",
    "transcription": "references",
    "city": "spatial",
    "ward": "spatial",
    "fiscal-year": "temporal",
    "midterm-element": "subject",
    "entity": "subject",
}
"""The property of Dublin Core that leads to a resource, by the view of its page."""
OTHERWISE = "relation"
NAMED = 3
"""So many sources are named; the others are counted."""

_ANCHOR = Markup('<a href="{}">{}</a>')
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&!|~#$:^={}()])")
_BIBTEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "%&#$_"},
    }
)

Words = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Cited:
    """What a citation says of a resource; what is not known, or does not apply, is empty.

    `plan` is the plan it belongs to, `parts` are the plan's fiscal year and ward and who published
    it; `terms` is the name of the licence document.
    """

    iri: str
    name: str
    predicate: str = OTHERWISE
    terms: str = "mixed"
    plan: str = ""
    parts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    author: str = ""
    year: str = ""

    @property
    def title(self) -> str:
        """The name, and what tells it from others of that name."""
        return f"{self.name}（{self.plan}）" if self.plan else self.name

    @property
    def context(self) -> str:
        """Where it belongs, in a few words."""
        return "、".join(filter(None, (self.plan, *self.parts)))


@dataclass(frozen=True)
class Citing:
    """Gives any page of a site its forms, by name; templates call it."""

    site_title: str
    words: Words

    def __call__(self, links: PageLinks) -> Mapping[str, str]:
        return forms(of_page(links.page, self.words), self.site_title, self.words)


def terms_of(page: Page) -> str:
    """The name of the terms that a page's data are under: nothing that may quote is CC BY."""
    return "structure" if page.view.name == "ontology" else "mixed"


def of_page(page: Page, words: Words) -> Cited:
    """What a citation of a page's resource says, from what is stated of it and of its plan."""
    this = page.this
    labels = this.out("rdfs:label") or this.out("dcterms:title")
    name = _folded((labels.lang("ja") or labels).value) or page.path
    predicate = PREDICATES.get(page.view.name, OTHERWISE)
    known = Cited(this.value, name, predicate, terms_of(page), author=_author(this))
    if page.view.name == "plan":
        return _within(known, this, words)
    plan = this.out("wp:plan").join(this.out("wp:withdrawnFrom")).first()
    return replace(_within(known, plan, words), plan=_folded(plan.label.value)) if plan else known


def _within(cited: Cited, plan: Pointer, words: Words) -> Cited:
    """The same with what is known of its plan."""
    year, ward, author = plan.out("dcterms:temporal"), plan.out("wp:ward"), _author(plan)
    parts = (_folded(year.label.value), _folded(ward.label.value), author)
    return replace(
        cited,
        parts=tuple(filter(None, parts)),
        sources=tuple(_source(each, words) for each in plan.out("dcterms:source").in_order()),
        author=author,
        year=plan.out("wp:year").value,
    )


def _author(this: Pointer) -> str:
    return _folded(this.out("dcterms:publisher").label.value)


def _source(source: Pointer, words: Words) -> str:
    """A document by its name and date, a web page by its address."""
    issued = source.out("dcterms:issued").value
    address, label = source.out("schema:url").value, source.label.value
    named = address if address and not source.out("wp:documentNumber") else label or source.value
    return _folded(f"{named}（{_date(issued, words)}）" if issued else named)


def _date(day: str, words: Words) -> str:
    """A day, or a month, as a person writes it."""
    numbers = [int(number) for number in re.findall(r"\d+", day)]
    if not 2 <= len(numbers) <= 3:
        return day
    return word(words, f"cite-{'month' if len(numbers) == 2 else 'day'}", "ja").format(*numbers)


def _folded(text: str) -> str:
    return " ".join(text.split())


def forms(cited: Cited, site_title: str, words: Words) -> Mapping[str, str]:
    """Every form of a link or a citation, by its name."""
    return {
        "iri": cited.iri,
        "turtle": turtle(cited),
        "html": html(cited),
        "markdown": markdown(cited),
        "citation": citation(cited, site_title, words),
        "bibtex": bibtex(cited, site_title, words),
    }


def turtle(cited: Cited) -> str:
    """A statement that leads from a document of the reader's to the resource."""
    triple = triples.link(YOURS, DCTERMS[cited.predicate], cited.iri)
    prefixes = {"dcterms": str(DCTERMS)}
    return serialize([triple], ox.RdfFormat.TURTLE, prefixes).decode().rstrip()


def html(cited: Cited) -> str:
    """A link in HTML."""
    return str(_ANCHOR.format(cited.iri, cited.title))


def markdown(cited: Cited) -> str:
    """A link in Markdown (CommonMark 0.31, section 6.3): signs that mean something are escaped."""
    escaped = _MARKDOWN.sub(r"\\\1", cited.title)
    return f"[{escaped}](<{cited.iri}>)"


def citation(cited: Cited, site_title: str, words: Words) -> str:
    """A citation as Japanese publications print it: what, whose, where, from what, which terms."""
    marks = "『{}』" if "「" in cited.name else "「{}」"
    what = marks.format(cited.name) + (f"（{cited.context}）" if cited.context else "")
    said = word(words, "cite-source", "ja").format(what=what, site=site_title, iri=cited.iri)
    return f"{said}{_origin(cited, words)}{word(words, f'cite-{cited.terms}', 'ja')}"


def _origin(cited: Cited, words: Words) -> str:
    """What the plan was taken from."""
    if not cited.sources:
        return ""
    more = len(cited.sources) - NAMED
    rest = word(words, "cite-more", "ja").format(n=more) if more > 0 else ""
    named = "、".join(cited.sources[:NAMED]) + rest
    return word(words, "cite-origin", "ja").format(sources=named)


def bibtex(cited: Cited, site_title: str, words: Words) -> str:
    """An entry for BibTeX. An address stands as it is: `url` fields are not read as TeX."""
    note = (f"{cited.context}。" if cited.context else "") + _origin(cited, words)
    key = (iris.path_of(cited.iri) or "").replace("/", "-")
    fields = {
        "author": f"{{{_tex(cited.author or site_title)}}}",
        "title": f"{{{_tex(cited.name)}}}",
        "year": cited.year,
        "howpublished": _tex(site_title),
        "url": cited.iri,
        "note": _tex(note + word(words, f"cite-{cited.terms}", "ja")),
        "langid": "japanese",
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{wardplan-{key},\n{''.join(lines)}}}"


def _tex(text: str) -> str:
    return text.translate(_BIBTEX)
