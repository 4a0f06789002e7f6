"""Real Apache and nginx, set up with nothing but the files that the build made."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.hosting.matrix import Host
from tests.servers.conftest import BELOW, free_port, wait_for

NGINX = """
daemon off; pid {run}/nginx.pid; error_log {run}/error.log; {user}
events {{ }}
http {{
  access_log off; include /etc/nginx/mime.types;
  client_body_temp_path {run}/body; proxy_temp_path {run}/proxy; fastcgi_temp_path {run}/fastcgi;
  uwsgi_temp_path {run}/uwsgi; scgi_temp_path {run}/scgi;
  server {{ listen 127.0.0.1:{port}; {server} }}
}}
"""

SERVERS = {
    "nginx, in a server": "root {root}; set $wardplan /{below}/;"
    " include {site}/hosting/nginx.conf;",
    "nginx, in a location": "location /{below}/ {{ root {root}; set $wardplan /{below}/;"
    " include {site}/hosting/nginx.conf; }}",
    "nginx, at the root": "root {site}; set $wardplan /; include {site}/hosting/nginx.conf;",
}
"""Ways an operator includes the snippet."""

APACHE = """
ServerRoot {run}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {run}/apache.pid
ErrorLog {run}/error.log
{modules}
TypesConfig /etc/mime.types
{user}
DocumentRoot {root}
<Directory {root}>
  Require all granted
  Options Indexes FollowSymLinks MultiViews
  AllowOverride {override}
</Directory>
{more}
"""
OVERRIDE = "FileInfo Indexes Options=Indexes,MultiViews"
INCLUDED = "apache, included"
MODULES = (
    "mpm_event",
    "authz_core",
    "mime",
    "dir",
    "autoindex",
    "negotiation",
    "filter",
    "deflate",
    "headers",
    "rewrite",
)


@contextmanager
def nginx(kind: str, root: Path, run: Path) -> Iterator[Host]:
    """nginx with the snippet; `root` has the site at BELOW."""
    port, site = free_port(), root / BELOW
    server = SERVERS[kind].format(root=root, below=BELOW, site=site)
    user = "user root;" if os.getuid() == 0 else ""
    text = NGINX.format(run=run, port=port, server=server, user=user)
    (run / "conf").write_text(text, encoding="utf-8")
    with running(["nginx", "-p", str(run), "-c", str(run / "conf")], port) as client:
        below = "" if kind.endswith("root") else f"{BELOW}/"
        yield Host(kind, f"http://127.0.0.1:{port}/{below}", client)


@contextmanager
def apache(kind: str, root: Path, run: Path, below: str = BELOW) -> Iterator[Host]:
    """Apache, as Debian sets it up, on a folder with its `.htaccess` found or included."""
    port = free_port()
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES
    )
    user = "User www-data\nGroup www-data" if os.getuid() == 0 else ""
    folder = root / below
    include = f"<Directory {folder}>\nInclude {folder}/.htaccess\n</Directory>"
    more, override = (include, "None") if kind == INCLUDED else ("", OVERRIDE)
    places = {"run": run, "port": port, "root": root, "more": more, "override": override}
    text = APACHE.format(**places, modules=modules, user=user)
    (run / "conf").write_text(text, encoding="utf-8")
    with running(["apache2", "-f", str(run / "conf"), "-DFOREGROUND"], port) as client:
        yield Host(kind, f"http://127.0.0.1:{port}/{below}/", client)


@contextmanager
def running(command: list[str], port: int) -> Iterator[httpx.Client]:
    """A server while it is asked."""
    with subprocess.Popen(command) as process, httpx.Client(timeout=30, trust_env=False) as client:
        try:
            wait_for(port, process)
            yield client
        finally:
            process.terminate()
