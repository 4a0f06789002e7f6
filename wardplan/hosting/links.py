"""What a `Link` field says of a thing and of the documents about it."""

from collections.abc import Mapping

LICENCE = "rights/mixed"
"""The terms of every document, as a path below the base: each may quote a plan's own words, if
only as the label of something that it points to, so none is declared to be CC BY as a whole."""


def link(name: str, thing: str, licence: str, documents: Mapping[str, str]) -> str:
    """The field's value (RFC 8288): the documents in each format, thing, citation and terms.

    `name` is how the documents are named, without extension, as seen from what is asked for, and
    `thing` an IRI; both may be a server's own notation for a variable. `documents` has media
    type -> extension.
    HTML is for people; every other document is also machine-readable metadata (`describedby`).
    """
    alternates = (
        f'<{name}.{extension}>; rel="{_relation(media_type)}"; type="{media_type}"'
        for media_type, extension in documents.items()
    )
    described = f'<{thing}>; rel="describes cite-as"'  # RFC 6892, RFC 8574
    return ", ".join((*alternates, described, f'<{licence}>; rel="license"'))


def _relation(media_type: str) -> str:
    return "alternate" if media_type == "text/html" else "alternate describedby"
