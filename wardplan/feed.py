"""The releases as an Atom feed (RFC 4287)."""

from collections.abc import Sequence

from lxml import etree

from wardplan import iris, placing, releases
from wardplan.config import Config
from wardplan.releases import Release

PATH = "feed.atom"
NAMESPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
INDEX = "releases/index"


def written(found: Sequence[Release], config: Config) -> bytes:
    """An entry for each release, the newest first; its day begins at midnight in Japan."""
    feed = etree.Element(f"{{{NAMESPACE}}}feed", nsmap={None: NAMESPACE})
    feed.set(_LANGUAGE, "ja")
    _say(feed, "id", str(iris.mint("catalog")))
    _say(feed, "title", config.site_title_ja)
    _say(feed, "updated", _moment(found[-1]))
    _link(feed, "self", placing.absolute(PATH, config.site_url))
    _link(feed, "alternate", placing.absolute(f"{INDEX}.html", config.site_url))
    _say(_say(feed, "author"), "name", config.site_title_en)
    for each in reversed(found):
        _entry(_say(feed, "entry"), each, config)
    etree.indent(feed, space="")
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _entry(entry: etree._Element, release: Release, config: Config) -> None:
    _say(entry, "id", releases.iri(release.version))
    _say(entry, "title", f"{config.site_title_ja} {release.version}")
    _say(entry, "updated", _moment(release))
    page = release.changes or INDEX
    _link(entry, "alternate", placing.absolute(f"{page}.html", config.site_url))
    _say(entry, "summary", release.notes["ja"])


def _moment(release: Release) -> str:
    return f"{release.day.isoformat()}T00:00:00+09:00"


def _say(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    made.text = text
    return made


def _link(parent: etree._Element, relation: str, address: str) -> None:
    made = _say(parent, "link")
    made.set("rel", relation)
    made.set("href", address)
