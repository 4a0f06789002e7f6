"""What a `Link` field says of a thing and of the documents about it."""

from collections.abc import Mapping

LICENCE = "rights/mixed"
"""The terms of every document, below the base of the IRIs: each may quote a plan's own words, if
only as the label of something that it points to, so none is declared to be CC BY as a whole."""


def link(name: str, path: str, base: str, documents: Mapping[str, str]) -> str:
    """The field's value (RFC 8288): the documents in each format, thing, citation and terms.

    `name` is the last segment of the thing's `path`, as the documents are named beside it;
    `documents` has media type -> extension. All may be a server's own notation for variables.
    HTML is for people; every other document is also machine-readable metadata (`describedby`).
    """
    alternates = (
        f'<{name}.{extension}>; rel="{_relation(media_type)}"; type="{media_type}"'
        for media_type, extension in documents.items()
    )
    thing = f'<{base}{path}>; rel="describes cite-as"'  # RFC 6892, RFC 8574
    return ", ".join((*alternates, thing, f'<{base}{LICENCE}>; rel="license"'))


def _relation(media_type: str) -> str:
    return "alternate" if media_type == "text/html" else "alternate describedby"
