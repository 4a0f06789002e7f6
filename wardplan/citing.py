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
from wardplan.config import Config
from wardplan.languages import DEFAULT
from wardplan.namespaces import DCTERMS
from wardplan.page_links import PageLinks
from wardplan.pages import Page
from wardplan.placing import serialize
from wardplan.pointer import Pointer
from wardplan.wording import Words, day, word

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

_WITHIN = {"ja": "{}（{}）", "en": "{} ({})"}
_COMMA = {"ja": "、", "en": ", "}


@dataclass(frozen=True)
class Cited:
    """What a citation says of a resource; what is not known, or does not apply, is empty.

    `plan` is the plan it belongs to, `parts` are the plan's fiscal year and ward and who published
    it; `terms` is the name of the licence document, `language` that of the page that offers it.
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
    language: str = DEFAULT

    @property
    def title(self) -> str:
        """The name, and what tells it from others of that name."""
        return self.within(self.name, self.plan) if self.plan else self.name

    @property
    def context(self) -> str:
        """Where it belongs, in a few words."""
        return _COMMA[self.language].join(filter(None, (self.plan, *self.parts)))

    def within(self, name: str, whole: str) -> str:
        """A name, and in brackets what it belongs to."""
        return _WITHIN[self.language].format(name, whole)


@dataclass(frozen=True)
class Citing:
    """Gives any page of a site its forms, by name; templates call it."""

    config: Config
    words: Words

    def __call__(self, links: PageLinks) -> Mapping[str, str]:
        title = self.config.site_title(links.language)
        return forms(of_page(links.page, self.words), title, self.words)


def terms_of(page: Page) -> str:
    """The name of the terms that a page's data are under: nothing that may quote is CC BY."""
    return "structure" if page.view.name == "ontology" else "mixed"


def of_page(page: Page, words: Words) -> Cited:
    """What a citation of a page's resource says, from what is stated of it and of its plan."""
    this = page.this
    labels = this.out("rdfs:label") or this.out("dcterms:title")
    name = _folded(labels.spoken(page.language).value) or page.path
    predicate = PREDICATES.get(page.view.name, OTHERWISE)
    known = Cited(this.value, name, predicate, terms_of(page), language=page.language)
    known = replace(known, author=_author(this, known))
    if page.view.name == "plan":
        return _within(known, this, words)
    plan = this.out("wp:plan").join(this.out("wp:withdrawnFrom")).first()
    return replace(_within(known, plan, words), plan=_named(plan, known)) if plan else known


def _within(cited: Cited, plan: Pointer, words: Words) -> Cited:
    """The same with what is known of its plan."""
    year, ward, author = plan.out("dcterms:temporal"), plan.out("wp:ward"), _author(plan, cited)
    parts = (_named(year, cited), _named(ward, cited), author)
    return replace(
        cited,
        parts=tuple(filter(None, parts)),
        sources=tuple(
            _source(each, cited, words) for each in plan.out("dcterms:source").in_order()
        ),
        author=author,
        year=plan.out("wp:year").value,
    )


def _author(this: Pointer, cited: Cited) -> str:
    return _named(this.out("dcterms:publisher"), cited)


def _named(this: Pointer, cited: Cited) -> str:
    return _folded(this.out("rdfs:label").spoken(cited.language).value)


def _source(source: Pointer, cited: Cited, words: Words) -> str:
    """A document by its name and date, a web page by its address."""
    issued = source.out("dcterms:issued").value
    address, label = source.out("schema:url").value, _named(source, cited)
    named = address if address and not source.out("wp:documentNumber") else label or source.value
    dated = cited.within(named, day(words, issued, cited.language)) if issued else named
    return _folded(dated)


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
    """A citation as publications print it: what, whose, where, from what, under which terms."""
    language = cited.language
    name = word(words, "cite-quoted" if "「" in cited.name else "cite-name", language)
    what = name.format(cited.name)
    if cited.context:
        what = cited.within(what, cited.context)
    said = word(words, "cite-source", language).format(what=what, site=site_title, iri=cited.iri)
    return f"{said}{_origin(cited, words)}{word(words, f'cite-{cited.terms}', language)}"


def _origin(cited: Cited, words: Words) -> str:
    """What the plan was taken from."""
    if not cited.sources:
        return ""
    more = len(cited.sources) - NAMED
    rest = word(words, "cite-more", cited.language).format(n=more) if more > 0 else ""
    named = _COMMA[cited.language].join(cited.sources[:NAMED]) + rest
    return word(words, "cite-origin", cited.language).format(sources=named)


def bibtex(cited: Cited, site_title: str, words: Words) -> str:
    """An entry for BibTeX. An address stands as it is: `url` fields are not read as TeX."""
    note = _origin(cited, words)
    if cited.context:
        note = word(words, "cite-context", cited.language).format(cited.context) + note
    key = (iris.path_of(cited.iri) or "").replace("/", "-")
    fields = {
        "author": f"{{{_tex(cited.author or site_title)}}}",
        "title": f"{{{_tex(cited.name)}}}",
        "year": cited.year,
        "howpublished": _tex(site_title),
        "url": cited.iri,
        "note": _tex(note + word(words, f"cite-{cited.terms}", cited.language)),
        "langid": word(words, "cite-language", cited.language),
    }
    lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{wardplan-{key},\n{''.join(lines)}}}"


def _tex(text: str) -> str:
    return text.translate(_BIBTEX)
