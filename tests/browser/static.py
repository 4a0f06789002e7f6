"""A plain static web server on loopback, and copies of a site in which one file differs."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve(folder: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """Serve a folder; its address, which ends in a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def overlay(site: Path, made: Path, path: str, content: bytes) -> Path:
    """A folder that shows the site, but for one file."""
    first, _, rest = path.partition("/")
    made.mkdir(parents=True)
    for entry in site.iterdir():
        if entry.name != first:
            (made / entry.name).symlink_to(entry)
    if rest:
        overlay(site / first, made / first, rest, content)
    else:
        (made / first).write_bytes(content)
    return made
