"""Notes for those who visit without eyes: `robots.txt` (RFC 9309) and `llms.txt` (llmstxt.org)."""

from collections.abc import Iterator

from wardplan import placing, render, sitemap
from wardplan.catalogue import Catalogue
from wardplan.config import Config
from wardplan.site import Site

ROBOTS, NOTES = "robots.txt", "llms.txt"

Output = tuple[str, bytes]


def files(site: Site, catalogue: Catalogue, config: Config) -> Iterator[Output]:
    """Everything is open to everyone; the site map says what there is, the notes say what for."""
    where = placing.absolute(sitemap.PATH, config.site_url)
    yield ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {where}\n".encode()
    yield NOTES, notes(site, catalogue, config)


def notes(site: Site, catalogue: Catalogue, config: Config) -> bytes:
    """What the data are and where each form of them is, in Markdown."""

    def at(path: str) -> str:
        return placing.resolve(placing.address(path), NOTES, config.site_url)

    endpoint = config.sparql_endpoint
    values = {
        "site": site.shared,
        "catalogue": catalogue,
        "at": at,
        "endpoint": endpoint
        and placing.resolve(placing.elsewhere(endpoint), NOTES, config.site_url),
    }
    return render.fill(render.environment(site.folder), NOTES, NOTES, values)
