"""The content type of every kind of file the site has. A new kind is one row."""

from wardplan.formats import BY_EXTENSION

UTF8 = "; charset=utf-8"
UNKNOWN = "application/octet-stream"

EXTENSIONS: dict[str, str] = {
    "html": "text/html" + UTF8,
    "css": "text/css" + UTF8,
    "js": "text/javascript" + UTF8,
    "mjs": "text/javascript" + UTF8,
    "txt": "text/plain" + UTF8,
    "csv": "text/csv" + UTF8,
    "tsv": "text/tab-separated-values" + UTF8,
    "json": "application/json",
    "jsonl": "application/jsonl",
    "map": "application/json",
    "xml": "application/xml",
    "rdf": "application/rdf+xml",
    "rq": "application/sparql-query",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "wasm": "application/wasm",
    "bin": UNKNOWN,
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "gz": "application/gzip",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "atom": "application/atom+xml",
    "linkset": "application/linkset+json",
    **{name: row.media_type for name, row in BY_EXTENSION.items()},
    "ttl": "text/turtle" + UTF8,
}
"""By what follows the last dot of a name. Only text/* takes a charset: the registrations of the
others (RFC 8259, JSON-LD 1.1, N-Triples) have none, and are UTF-8 always."""

NAMES: dict[str, str] = {"SHA256SUMS": "text/plain" + UTF8, "void": "text/turtle" + UTF8}
"""By a whole name without a dot."""

_PACKED = ("image/png", "image/x-icon", "font/", "application/gzip", "application/zip",
           "application/pdf", "application/vnd.openxmlformats-", UNKNOWN)  # fmt: skip


def content_type(path: str) -> str:
    name = path.rpartition("/")[2]
    return NAMES.get(name) or EXTENSIONS.get(name.rpartition(".")[2], UNKNOWN)


def compressible(content_type: str) -> bool:
    """Whether gzip makes a file of this type smaller."""
    return not content_type.startswith(_PACKED)
