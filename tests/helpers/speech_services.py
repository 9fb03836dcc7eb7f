"""Real services on the loopback that speak, or fail to in every way."""

from __future__ import annotations

import base64
import contextlib
import http.server
import io
import json
import math
import socket
import struct
import threading
import wave
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

RATE = 16000


def sound(seconds: float = 0.2, wobble: float = 4.0) -> bytes:
    """Return a WAV that is loud and soft ``wobble`` times a second; with 0 it is a plain tone."""
    count = int(RATE * seconds)
    swell = [math.sin(math.pi * wobble * i / RATE) ** 2 if wobble else 1.0 for i in range(count)]
    samples = [int(12000 * swell[i] * math.sin(2 * math.pi * 220 * i / RATE)) for i in range(count)]
    result = io.BytesIO()
    with wave.open(result, "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(struct.pack(f"<{count}h", *samples))
    return result.getvalue()


WAV = sound()


class Service:
    """A service with ``routes``: path to (status, content type, body), or to a function of the request.

    What it was asked is in ``asked``: method, path, and the text or the values that came.
    """

    def __init__(self, routes: dict[str, Any], address: str = "127.0.0.1") -> None:
        self.routes = routes
        self.asked: list[tuple[Any, ...]] = []
        handler = type("Handler", (_Handler,), {"service": self})
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        kind = type("Server", (http.server.ThreadingHTTPServer,), {"address_family": family})
        self.server = kind((address, 0), handler)
        self.port = self.server.server_address[1]


class _Handler(http.server.BaseHTTPRequestHandler):
    service: Service

    def do_GET(self) -> None:
        self._answer(parse_qs(urlsplit(self.path).query))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kind = self.headers["Content-Type"]
        self._answer(json.loads(body) if kind == "application/json" else parse_qs(body.decode()))

    def _answer(self, values: Any) -> None:
        path = urlsplit(self.path).path
        self.service.asked.append((self.command, path, values))
        route = self.service.routes.get(path) or self.service.routes.get(f"{self.command} {path}")
        if callable(route):
            route(self)
            return
        status, kind, body = route or (404, "text/html", b"<html>not found</html>")
        self.reply(status, kind, body)

    def reply(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        """Send a whole answer; headers are written with underscores."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serve(routes: dict[str, Any], address: str = "127.0.0.1") -> Iterator[Service]:
    """Run a service in threads of this process until the block ends."""
    service = Service(routes, address)
    thread = threading.Thread(target=service.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.server.shutdown()
        service.server.server_close()


def as_json(**values: Any) -> tuple[int, str, bytes]:
    """Return an answer of JSON."""
    return 200, "application/json", json.dumps(values).encode()


def as_base64(data: bytes = WAV) -> str:
    """Return bytes as text."""
    return base64.b64encode(data).decode()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
