"""Receivers on the loopback: a mail server and an intranet message gateway that remember what they got."""

from __future__ import annotations

import json
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class MailServer(socketserver.ThreadingTCPServer):
    """Takes every mail, or answers every recipient with ``refusal``."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int = 0, refusal: bytes = b"") -> None:
        super().__init__(("127.0.0.1", port), _MailTalk)
        self.refusal = refusal
        self.mails: list[Message] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _MailTalk(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs that sends one mail."""

    server: MailServer

    def handle(self) -> None:
        self._say(b"220 ready")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say(b"354 go on")
                self._take()
            elif verb == b"QUIT":
                self._say(b"221 bye")
                return
            elif verb == b"RCPT" and self.server.refusal:
                self._say(self.server.refusal)
            else:
                self._say(b"250 ok")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.server.mails.append(message_from_bytes(b"".join(lines), policy=default))
        self._say(b"250 taken")

    def _say(self, words: bytes) -> None:
        self.wfile.write(words + b"\r\n")


class Gateway(ThreadingHTTPServer):
    """Takes every post with ``status``, or sends the caller elsewhere."""

    daemon_threads = True

    def __init__(self, status: int = 200, location: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _GatewayTalk)
        self.status = status
        self.location = location
        self.posts: list[tuple[str, dict[str, Any]]] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _GatewayTalk(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posts.append((self.headers["Idempotency-Key"], json.loads(body)))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def running(server: socketserver.BaseServer) -> Iterator[None]:
    """The server serves while the block runs."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
