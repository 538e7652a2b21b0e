"""A mailbox that speaks as much IMAP (RFC 3501) as reading it takes."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

FOLDER, LOGIN = "INBOX", ("bounces", "p:ss word")


class Mailbox(socketserver.ThreadingTCPServer):
    """`seen` are numbers of mails, from 1."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, mails: list[bytes]) -> None:
        self.mails, self.seen = mails, set[int]()
        super().__init__(("127.0.0.1", 0), Session)

    @property
    def address(self) -> str:
        return f"imap://bounces:p%3Ass%20word@127.0.0.1:{self.server_address[1]}/INBOX"


class Session(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self.say("* OK ready")
        for line in self.rfile:
            tag, command, rest = [*line.decode().strip().split(" ", 2), ""][:3]
            answer = getattr(self, f"do_{command.lower()}", lambda rest: "BAD unknown")(rest)
            self.say(f"{tag} {answer}")
            if command.upper() == "LOGOUT":
                return

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def do_capability(self, rest: str) -> str:
        self.say("* CAPABILITY IMAP4rev1")
        return "OK done"

    def do_login(self, rest: str) -> str:
        user, password = re.fullmatch(r'"?([^" ]+)"? "(.*)"', rest).groups()  # type: ignore[union-attr]  # so the client writes it
        return "OK done" if (user, password) == LOGIN else "NO wrong password"

    def do_select(self, rest: str) -> str:
        if rest.strip('"') != FOLDER:
            return "NO no such folder"
        self.say(f"* {len(self.server.mails)} EXISTS")
        return "OK [READ-WRITE]"

    def do_search(self, rest: str) -> str:
        most, header = re.fullmatch(r"UNSEEN SMALLER (\d+) HEADER Content-Type (\S+)", rest).groups()  # type: ignore[union-attr]  # as asked
        unseen = [(n, mail) for n, mail in enumerate(self.server.mails, 1) if n not in self.server.seen]
        found = [n for n, mail in unseen if len(mail) < int(most) and header.encode() in mail.partition(b"\r\n\r\n")[0]]
        self.say(f"* SEARCH {' '.join(map(str, found))}".rstrip())
        return "OK done"

    def do_fetch(self, rest: str) -> str:
        mail = self.server.mails[int(rest.split()[0]) - 1]
        self.say(f"* {rest.split()[0]} FETCH (BODY[] {{{len(mail)}}}")
        self.wfile.write(mail + b")\r\n")
        return "OK done"

    def do_store(self, rest: str) -> str:
        self.server.seen.add(int(rest.split()[0]))
        return "OK done"

    def do_logout(self, rest: str) -> str:
        self.say("* BYE")
        return "OK done"


@contextmanager
def mailbox(*mails: bytes) -> Iterator[Mailbox]:
    with Mailbox(list(mails)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
