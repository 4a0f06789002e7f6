"""The catalogue for portals that run CKAN: every dataset as `package_show` gives one.

All values are those of the dataset's DCAT statements, under CKAN's names and those that
ckanext-dcat keeps the rest under. A portal takes a file with `package_create` as it is, or all of
them with `ckanapi load datasets`.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from wardplan import lookup
from wardplan.catalogue import Catalogue, Entry
from wardplan.distributions import Distribution, dataset_iri
from wardplan.index import index_of
from wardplan.iris import path_of, rights
from wardplan.namespaces import CATALOGUE_PREFIXES, FOAF, SPDX
from wardplan.placing import address, resolve
from wardplan.pointer import Pointer, resource
from wardplan.wording import word

FOLDER = "ckan"
LIST = f"{FOLDER}/package_list.json"
LINES = f"{FOLDER}/packages.jsonl"
PREFIX = "wardplan-"
"""Names are unique within a portal, which has other people's datasets too."""

OPEN, CLOSED = "cc-by", "other-closed"
"""Two of CKAN's own licences: what quotes the plans is under no open one."""
FORMATS = {"jsonld": "JSON-LD"}
"""Names of formats that are not their extension in capitals."""
ONE = {
    "identifier": "dcterms:identifier",
    "modified": "dcterms:modified",
    "frequency": "dcterms:accrualPeriodicity",
    "access_rights": "dcterms:accessRights",
    "spatial_uri": "dcterms:spatial",
}
SEVERAL = {
    "language": "dcterms:language",
    "theme": "dcat:theme",
    "conforms_to": "dcterms:conformsTo",
}
"""Extras by the property whose value they have, or whose values, as a list in JSON."""

_NAME = re.compile(r"[^a-z0-9_-]+")
_TAG = re.compile(r"[^\w .-]+")

Json = dict[str, Any]
Output = tuple[str, bytes]


def name(text: str) -> str:
    """A name as CKAN has them: 2 to 100 small letters, digits, `-` and `_` (API guide)."""
    return _NAME.sub("-", text.lower()).strip("-")[:100]


def path(entry: Entry) -> str:
    """Where the file of a dataset is."""
    return f"{FOLDER}/{name(PREFIX + entry.name)}.json"


def both(
    catalogue: Catalogue, entry: Entry, said: Iterable[ox.Triple], site_url: str | None
) -> tuple[str, str]:
    """A dataset, of which DCAT has `said` this, as its own file and as a line among the others."""
    about = resource(index_of(said), entry.iri)
    own = package(catalogue, entry, about, (path(entry), site_url))
    alike = package(catalogue, entry, about, (LINES, site_url))
    return _json(own).decode(), json.dumps(alike, ensure_ascii=False)


def files(catalogue: Catalogue, made: Callable[[Entry], tuple[str, str]]) -> Iterator[Output]:
    """The file of every dataset, the list of their names, and all of them line by line.

    `made` gives what `both` does.
    """
    lines = []
    for entry in catalogue.entries:
        own, line = made(entry)
        yield path(entry), own.encode()
        lines.append(line)
    names = [name(PREFIX + entry.name) for entry in catalogue.entries]
    yield LIST, _json({"success": True, "result": sorted(names)})
    yield LINES, "".join(f"{line}\n" for line in lines).encode()


def _json(content: Json) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def package(
    catalogue: Catalogue, entry: Entry, said: Pointer, where: tuple[str, str | None]
) -> Json:
    """A dataset, of which DCAT has `said` something, as a document of the site says it.

    `where` is the document's address, and that of the site: its own files are absolute where that
    is known.
    """
    document, site_url = where
    publisher = _called(catalogue, "publisher", FOAF.name)
    landing = said.out("dcat:landingPage").value
    return {
        "name": name(PREFIX + entry.name),
        "title": said.out("dcterms:title").lang("ja").value,
        "notes": said.out("dcterms:description").lang("ja").value,
        "url": resolve(landing, document, site_url),
        "author": publisher,
        "maintainer": _called(catalogue, "contact", f"{CATALOGUE_PREFIXES['vcard']}fn"),
        "type": "dataset",
        "state": "active",
        "private": False,
        **_licence(catalogue, entry, document, site_url),
        **_organization(publisher),
        "tags": [{"name": tag} for tag in _tags(said.out("dcat:keyword"))],
        "resources": [
            _resource(catalogue, file, position, resolve(address(file.path), document, site_url))
            for position, file in enumerate(entry.distributions)
        ],
        "extras": [{"key": key, "value": value} for key, value in _extras(said, publisher)],
    }


def _called(catalogue: Catalogue, agent: str, property_: str) -> str:
    """What an agent of the catalogue is called; empty where nobody says."""
    about = lookup.node(dataset_iri(agent))
    return next(iter(lookup.texts(catalogue.metadata, about, property_)), "")


def _licence(catalogue: Catalogue, entry: Entry, document: str, site_url: str | None) -> Json:
    """Open only where no file of the dataset quotes a plan."""
    quotes = any(file.family.quotes for file in entry.distributions)
    terms_iri = str(rights("mixed" if quotes else "structure"))
    about = resource(catalogue.sight, terms_iri)
    page = resolve(address(f"{path_of(terms_iri)}.html"), document, site_url)
    return {
        "license_id": CLOSED if quotes else OPEN,
        "license_title": about.label.value,
        "license_url": page if quotes else about.out("rdfs:seeAlso").value or page,
        "isopen": not quotes,
    }


def _organization(publisher: str) -> Json:
    """Whose dataset it is; left out where the name gives no name of CKAN."""
    short = name(publisher)
    if len(short) < 2:
        return {}
    about = {"name": short, "title": publisher, "type": "organization", "is_organization": True}
    return {"owner_org": short, "organization": {**about, "state": "active"}}


def _tags(words: Pointer) -> list[str]:
    """Key words as CKAN takes them: letters, digits, spaces, `-`, `_` and `.`, 2 to 100."""
    cut = {" ".join(_TAG.sub(" ", each.value).split()) for each in words}
    return sorted(tag for tag in cut if 2 <= len(tag) <= 100)


def _resource(catalogue: Catalogue, file: Distribution, position: int, url: str) -> Json:
    made: Json = {
        "name": f"{file.name} ({file.syntax})",
        "description": word(catalogue.words, f"distribution-{file.family.word}", "ja"),
        "url": url,
        "format": FORMATS.get(file.extension, file.extension.upper()),
        "mimetype": file.sent_as,
        "size": file.size,
        "hash": file.sha256,
        "hash_algorithm": str(SPDX.checksumAlgorithm_sha256),
        "license": file.terms,
        "position": position,
        "state": "active",
    }
    if file.packed:
        made["mimetype_inner"] = file.media_type
    if file.family.quotes:
        made["rights"] = str(rights("yokohama"))
    return made


def _extras(said: Pointer, publisher: str) -> Iterator[tuple[str, str]]:
    """What CKAN has no field for, in the order of their names."""
    found = {"uri": said.value, "publisher_name": publisher}
    found |= {"publisher_uri": said.out("dcterms:publisher").value}
    found |= {key: said.out(property_).value for key, property_ in ONE.items()}
    found |= {key: _list(said.out(property_)) for key, property_ in SEVERAL.items()}
    for key, property_ in (("title_en", "dcterms:title"), ("notes_en", "dcterms:description")):
        found[key] = said.out(property_).lang("en").value
    for key in ("start", "end"):
        found[f"temporal_{key}"] = said.out("dcterms:temporal").out(f"dcat:{key}Date").value
    return ((key, value) for key, value in sorted(found.items()) if value)


def _list(values: Iterable[Pointer]) -> str:
    found = [each.value for each in values]
    return json.dumps(found) if found else ""
