"""Clients that take their time: with their headers, with what they send, with what they read."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Address = tuple[int, bool]  # port of this machine, and whether it speaks TLS
TOKEN = "a" * 32
LONG_ANSWER = "/api/v1/openapi.json"


def connect(address: Address) -> socket.socket:
    port, tls = address
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # before connecting: the window is told then
    plain.settimeout(30)
    plain.connect(("127.0.0.1", port))
    return ssl._create_unverified_context().wrap_socket(plain) if tls else plain  # noqa: S323


def slow_headers(connection: socket.socket, stop: threading.Event) -> None:
    connection.sendall(b"GET /de/ HTTP/1.1\r\nHost: 127.0.0.1\r\n")
    while not stop.wait(1):
        connection.sendall(b"X-A: b\r\n")


def slow_body(connection: socket.socket, stop: threading.Event) -> None:
    """A login whose form comes letter by letter; with what makes the application wait for it."""
    scheme = "https" if isinstance(connection, ssl.SSLSocket) else "http"
    host = "{}:{}".format(*connection.getpeername())
    headers = {
        "Host": host,
        "Origin": f"{scheme}://{host}",
        "Cookie": f"csrftoken={TOKEN}; __Host-csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": "100000",
    }
    lines = ["POST /admin/login/ HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    connection.sendall("\r\n".join(lines).encode())
    while not stop.wait(1):
        connection.sendall(b"a")


def slow_reader(connection: socket.socket, stop: threading.Event) -> None:
    """Asks for the same long answer again and again, and reads a hundred bytes a second."""
    request = f"GET {LONG_ANSWER} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    connection.sendall(request * 20)
    while not stop.wait(1):
        connection.recv(100)


@contextmanager
def slow_clients(address: Address, behave: Callable[[socket.socket, threading.Event], None], number: int = 60) -> Iterator[None]:
    """While so many of them are there. The server may send them away: then they come again."""
    stop = threading.Event()

    def come_again() -> None:
        while not stop.is_set():
            with suppress(OSError), connect(address) as connection:
                behave(connection, stop)
            stop.wait(0.5)

    threads = [threading.Thread(target=come_again, daemon=True) for _number in range(number)]
    for thread in threads:
        thread.start()
    time.sleep(2)  # until all of them are there
    yield
    stop.set()
    for thread in threads:
        thread.join(timeout=5)
