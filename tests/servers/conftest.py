"""Start a real web server on loopback over the built site, and stop it."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

BELOW = "open/data/plans"
"""The path below which the site is served: nothing in it may count on being at the root."""

NGINX = """
daemon off; pid {run}/nginx.pid; error_log {run}/error.log; {user}
events {{ }}
http {{
  access_log off; include /etc/nginx/mime.types; default_type application/octet-stream;
  client_body_temp_path {run}/body; proxy_temp_path {run}/proxy; fastcgi_temp_path {run}/fastcgi;
  uwsgi_temp_path {run}/uwsgi; scgi_temp_path {run}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""

APACHE = """
ServerRoot {run}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {run}/apache.pid
ErrorLog {run}/error.log
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
TypesConfig /etc/mime.types
{user}
DocumentRoot {root}
<Directory {root}>
  Require all granted
  AllowOverride None
</Directory>
"""


@dataclass(frozen=True)
class Server:
    """A running server; `address` is where the site's root is."""

    name: str
    address: str

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, media type and body of a document below the site's root."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:  # noqa: S310
                return answer.status, answer.headers.get_content_type(), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get_content_type(), error.read()


@pytest.fixture(scope="session")
def public(site: Path) -> Iterator[Path]:
    """A web root that a server's own user can read, with the site below a path."""
    root = Path(tempfile.mkdtemp(prefix="wardplan-servers-"))
    root.chmod(0o755)
    shutil.copytree(site, root / BELOW)
    yield root
    shutil.rmtree(root)


@pytest.fixture(scope="session", params=["nginx", "apache2"])
def server(
    request: pytest.FixtureRequest, public: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    run, port = tmp_path_factory.mktemp(request.param), free_port()
    root = os.getuid() == 0
    if request.param == "nginx":
        text = NGINX.format(run=run, port=port, root=public, user="user root;" if root else "")
        command = ["nginx", "-p", str(run), "-c", str(run / "conf")]
    else:
        user = "User www-data\nGroup www-data" if root else ""
        text = APACHE.format(run=run, port=port, root=public, user=user)
        command = ["apache2", "-f", str(run / "conf"), "-DFOREGROUND"]
    (run / "conf").write_text(text, encoding="utf-8")
    process = subprocess.Popen(command)
    try:
        wait_for(port, process)
        yield Server(request.param, f"http://127.0.0.1:{port}/{BELOW}/")
    finally:
        process.terminate()
        process.wait(timeout=10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; a server that ends instead fails the test."""
    for _ in range(100):
        if process.poll() is not None:
            pytest.fail(f"the server ended with exit code {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not answer within 10 seconds")
