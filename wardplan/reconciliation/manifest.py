"""The service's manifest: what it offers, and where (section 3.1)."""

from collections.abc import Iterable
from typing import Any

from wardplan import __version__
from wardplan.config import Config
from wardplan.prefixes import PREFIXES
from wardplan.reconciliation.queries import BATCH

VERSIONS = ["0.2"]
WIDTH, HEIGHT = 420, 260
"""Pixels of a preview."""
SUGGEST, PROPERTIES = "/suggest/", "/properties"
PREVIEW, VIEW = "/preview", "/view"
SUGGESTED = ("entity", "property", "type")
PAGE = "catalog.html"
"""The page of the site that says what data there are."""
_ID = "?id={{id}}"


def address(config: Config) -> str | None:
    """Where the settings say that the service is; None where they name no whole address."""
    configured, site = config.reconciliation_endpoint, config.site_url
    if configured is None or "://" in configured:
        return configured
    return f"{site.rstrip('/')}/{configured.lstrip('/')}" if site else None


def manifest(config: Config, types: Iterable[dict[str, object]], here: str) -> dict[str, Any]:
    """The manifest of a service at the address `here`."""
    root = config.site_url or here.rpartition("/")[0]
    return {
        "versions": VERSIONS,
        "name": config.site_title_ja,
        "identifierSpace": config.base_iri,
        "schemaSpace": PREFIXES["wp"],
        "documentation": f"{root.rstrip('/')}/{PAGE}",
        "serviceVersion": __version__,
        "defaultTypes": list(types),
        "batchSize": BATCH,
        "view": {"url": f"{here}{VIEW}{_ID}"},
        "preview": {"url": f"{here}{PREVIEW}{_ID}", "width": WIDTH, "height": HEIGHT},
        "suggest": {
            kind: {"service_url": here, "service_path": f"{SUGGEST}{kind}"} for kind in SUGGESTED
        },
        "extend": {"propose_properties": {"service_url": here, "service_path": PROPERTIES}},
    }
