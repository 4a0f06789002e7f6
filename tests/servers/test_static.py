"""The site on real servers, below a path: every link of every page answers."""

from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from lxml import html

from tests.servers.conftest import Server

pytestmark = pytest.mark.servers


def test_every_page_and_link_answers(server: Server, site: Path) -> None:
    """Walk the site from its front page as a visitor would, to everything it links to."""
    seen: set[str] = {server.address + "index.html"}
    waiting, failed = list(seen), []
    while waiting:
        address = waiting.pop()
        status, media_type, body = server.get(address.removeprefix(server.address))
        if status != 200:
            failed.append((address, status))
        if media_type != "text/html" or status != 200:
            continue
        for link in html.fromstring(body).xpath("//*/@href | //*/@src"):
            target = urldefrag(urljoin(address, str(link)))[0]
            if urlsplit(target).netloc == urlsplit(address).netloc and target not in seen:
                assert target.startswith(server.address), f"{link} in {address} leaves the site"
                seen.add(target)
                waiting.append(target)
    assert failed == []
    pages = {str(file.relative_to(site)) for file in site.rglob("*.html")}
    missing = {path for path in pages if server.address + path not in seen}
    assert missing == {"404.html", "en/404.html"}  # which servers show, and no page leads to


@pytest.mark.parametrize("path", ["dumps/wardplan.nt", "source/yokohama/izumi/2024/1/r1.txt"])
def test_files_arrive_whole(server: Server, site: Path, path: str) -> None:
    assert server.get(path)[2] == (site / path).read_bytes()


def test_what_is_not_there_is_not_found(server: Server) -> None:
    assert server.get("plan/yokohama/izumi/1900.html")[0] == 404
