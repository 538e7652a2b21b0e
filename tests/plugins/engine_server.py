"""A local server in the place of a translation service. It speaks over a real socket, and fails as it is told to."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Answer = tuple[int, Any]  # status, and JSON or bytes


class EngineServer:
    """`asked` are (method, path, headers, JSON) in their order; `answer` gives the answer to each."""

    def __init__(self, answer: Callable[[str, str, Any], Answer]) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str, dict[str, str], Any]] = []
        self.url = ""


@contextmanager
def serving(server: EngineServer) -> Iterator[EngineServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.respond("GET", None)

        def do_POST(self) -> None:
            self.respond("POST", json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def respond(self, method: str, content: Any) -> None:
            server.asked.append((method, self.path, dict(self.headers), content))
            status, answer = server.answer(method, self.path, content)
            body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{http.server_port}"
    thread = Thread(target=http.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
