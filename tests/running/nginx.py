"""The site behind the nginx that is shipped, with a certificate and ports of its own."""

from __future__ import annotations

import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path

from tests.running.site import ROOT, RunningSite, free_port, served

SHIPPED = ROOT / "deploy" / "nginx.conf"
MAIN = """
daemon off;
user root;
worker_processes auto;
pid {folder}/pid;
error_log {folder}/main.log;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass
class Proxied:
    """`site.port` is the application's, `port` nginx's with TLS, `plain_port` the one that leads to it."""

    site: RunningSite
    port: int
    plain_port: int
    folder: Path

    @property
    def log(self) -> str:
        return (self.folder / "wegweiser.log").read_text()

    def connection(self, source: str = "127.0.0.1", timeout: float = 10) -> HTTPSConnection:
        """Nobody has signed the certificate."""
        context = ssl._create_unverified_context()  # noqa: S323
        return HTTPSConnection("127.0.0.1", self.port, context=context, source_address=(source, 0), timeout=timeout)

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = self.connection()
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


def configuration(folder: Path, ports: dict[str, int], micro_cache: bool = False) -> str:
    """The shipped file with what the handbook tells to change changed."""
    text = "\n".join(line for line in SHIPPED.read_text().splitlines() if "listen [::]" not in line)
    text = text.replace("#proxy_", "proxy_") if micro_cache else text
    changes = {
        "listen 80;": f"listen 127.0.0.1:{ports['plain']};",
        "listen 443 ssl": f"listen 127.0.0.1:{ports['tls']} ssl",
        "server 127.0.0.1:8000;": f"server 127.0.0.1:{ports['application']};",
        "/etc/letsencrypt/live/wegweiser.example.org": str(folder),
        "server_name wegweiser.example.org": "server_name 127.0.0.1",
        "/var/log/nginx": str(folder),
        "/var/cache/nginx": str(folder),
    }
    for shipped, changed in changes.items():
        assert shipped in text, f"deploy/nginx.conf no longer says {shipped}"
        text = text.replace(shipped, changed)
    return text


def certify(folder: Path) -> None:
    names = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem"), "-subj", "/CN=127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def proxied(site: RunningSite, program: str, folder: Path, micro_cache: bool = False, **options: int) -> Iterator[Proxied]:
    """Serves a site behind nginx while the block runs. Below /as-a-file/ nginx gives what lies in `folder`/files."""
    ports = {"plain": free_port(), "tls": free_port(), "application": free_port()}
    url = f"https://127.0.0.1:{ports['tls']}"
    environment = site.environment | {"SITE_URL": url, "TRUSTED_PROXIES": "127.0.0.1"}
    behind = replace(site, url=url, port=ports["application"], environment=environment)
    certify(folder)
    (folder / "files").mkdir(exist_ok=True)
    files = f"    location /as-a-file/ {{ alias {folder}/files/; default_type application/json; }}\n    location / {{"
    (folder / "site.conf").write_text(configuration(folder, ports, micro_cache).replace("    location / {", files))
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder))
    with served(behind, **options):
        nginx = subprocess.Popen([program, "-p", str(folder), "-c", str(folder / "nginx.conf")])
        try:
            front = Proxied(behind, ports["tls"], ports["plain"], folder)
            wait_for(front)
            yield front
        finally:
            nginx.terminate()
            nginx.wait(timeout=10)


def wait_for(front: Proxied, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            assert front.ask("/livez")[0].status == 200
            return
        except OSError:
            if time.monotonic() > deadline:
                raise RuntimeError((front.folder / "main.log").read_text()) from None
            time.sleep(0.1)
