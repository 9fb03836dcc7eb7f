"""A page of links to wheels behind a password, which looks whether anybody's command line holds that password."""

from __future__ import annotations

import base64
import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PASSWORD = "eXample-word-4711"


class Links(ThreadingHTTPServer):
    """Serves the wheels of a folder; ``seen`` are the command lines with the password, ``served`` what was asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.served: list[str] = []
        self.seen: list[str] = []

    @property
    def address(self) -> str:
        return f"http://me:{PASSWORD}@127.0.0.1:{self.server_address[1]}/"


class _Handler(BaseHTTPRequestHandler):
    server: Links

    def do_GET(self) -> None:
        self.server.seen += [line for line in command_lines() if PASSWORD in line]
        word = base64.b64encode(f"me:{PASSWORD}".encode()).decode()
        if self.headers["Authorization"] != f"Basic {word}":
            self.send_response(401)
            self.send_header("WWW-Authenticate", "Basic realm=wheels")
            self.end_headers()
            return
        self.server.served.append(self.path)
        wheels = sorted(path.name for path in self.server.folder.glob("*.whl"))
        name = self.path.strip("/")
        page = "".join(f'<a href="/{one}">{one}</a>' for one in wheels).encode()
        body = (self.server.folder / name).read_bytes() if name in wheels else page
        self.send_response(200)
        self.send_header("Content-Type", "application/zip" if name in wheels else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - the name is the base class's

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def command_lines() -> Iterator[str]:
    """Yield the words of every process that can be seen."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            yield path.read_bytes().decode("utf-8", "replace")


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Links]:
    with Links(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
