"""The releases as an Atom feed (RFC 4287)."""

import io
from collections.abc import Sequence

from lxml import etree

from wardplan import iris, placing, releases
from wardplan.config import Config
from wardplan.releases import Release

PATH = "feed.atom"
NAMESPACE = "http://www.w3.org/2005/Atom"


def written(found: Sequence[Release], config: Config) -> bytes:
    """An entry for each release, the newest first; its day begins at midnight in Japan."""
    out = io.BytesIO()
    with etree.xmlfile(out, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element("feed", {"xmlns": NAMESPACE}):
            _say(file, "id", releases_iri())
            _say(file, "title", config.site_title_ja)
            _say(file, "updated", _moment(found[-1]))
            _link(file, "self", placing.absolute(PATH, config.site_url))
            _link(file, "alternate", placing.absolute("releases/index.html", config.site_url))
            with file.element("author"):
                _say(file, "name", config.site_title_en)
            for each in reversed(found):
                _entry(file, each, config)
            file.write("\n")
    return out.getvalue() + b"\n"


def releases_iri() -> str:
    return str(iris.mint("catalog"))


def _entry(file: etree.xmlfile, release: Release, config: Config) -> None:
    page = release.changes or "releases/index"
    file.write("\n")
    with file.element("entry"):
        _say(file, "id", releases.iri(release.version))
        _say(file, "title", f"{config.site_title_ja} {release.version}")
        _say(file, "updated", _moment(release))
        _link(file, "alternate", placing.absolute(f"{page}.html", config.site_url))
        with file.element("summary", {"{http://www.w3.org/XML/1998/namespace}lang": "ja"}):
            file.write(release.notes["ja"])


def _moment(release: Release) -> str:
    return f"{release.day.isoformat()}T00:00:00+09:00"


def _say(file: etree.xmlfile, name: str, text: str) -> None:
    with file.element(name):
        file.write(text)


def _link(file: etree.xmlfile, relation: str, address: str) -> None:
    with file.element("link", {"rel": relation, "href": address}):
        pass
