"""Sites of partners: other hosts, with whatever they send."""

from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

Host = Callable[..., str]


class Pages(BaseHTTPRequestHandler):
    """Answers what was put there: path → headers and HTML."""

    pages: dict[str, tuple[Mapping[str, str], str]] = {}

    def do_GET(self) -> None:
        headers, html = self.pages.get(self.path, ({}, ""))
        self.send_response(200 if html else 404)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(html.encode())

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    """Puts a page on a partner's site: `host("<p>…</p>", lang="en", csp="default-src 'none'")` gives its address."""
    pages: dict[str, tuple[Mapping[str, str], str]] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("ThesePages", (Pages,), {"pages": pages}))
    Thread(target=server.serve_forever, daemon=True).start()

    def put(body: str, lang: str = "de", csp: str = "") -> str:
        path = f"/{len(pages)}"
        head = f'<!DOCTYPE html><html lang="{lang}"><head><title>Verein</title></head>'
        html = f"{head}<body><main><h1>Verein</h1>{body}</main></body></html>"
        pages[path] = ({"Content-Security-Policy": csp} if csp else {}, html)
        return f"http://localhost:{server.server_port}{path}"

    yield put
    server.shutdown()
    server.server_close()
