"""A hub on loopback that speaks as much of the protocol as the real client asks for, and misbehaves on request."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Optional
from urllib.parse import unquote, urlsplit

COMMIT = "a" * 40


@dataclasses.dataclass
class Manners:
    """How the hub behaves; tests change it while it runs."""

    status: Optional[int] = None  # of every answer
    error: str = ""  # X-Error-Code
    breaks_after: Optional[int] = None  # bytes of one connection
    breaks: int = 10**9  # how often
    body: Optional[bytes] = None  # what is sent in place of the file
    etag: Optional[str] = None  # "" is none
    size: Optional[int] = None  # that HEAD tells
    ranges: bool = True  # False: a Range is not heard, and all is sent
    pause: float = 0.0  # seconds before each piece of the body
    piece: int = 2**16  # bytes
    redirects: bool = False  # large files lie on another host


@dataclasses.dataclass
class Asked:
    """One request."""

    method: str
    path: str
    range: str
    token: str
    agent: str
    status: int = 0


class Hub:
    """Repositories, manners, and what was asked."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.endpoint = f"http://{address[0]}:{address[1]}"
        self.cdn = f"http://localhost:{address[1]}/cdn"
        self.files: dict[tuple[str, str, str], tuple[bytes, bool]] = {}
        self.manners = Manners()
        self.asked: list[Asked] = []

    def put(self, repo: str, name: str, data: bytes, *, lfs: bool = True, revision: str = "main") -> str:
        """Publish a file; return the digest that the hub tells of it."""
        self.files[repo, revision, name] = (data, lfs)
        return digest(data, lfs=lfs)

    def count(self, method: str) -> int:
        return sum(one.method == method for one in self.asked)

    def resolve(self, path: str) -> tuple[str, Optional[tuple[bytes, bool]]]:
        """Return what is wrong with a path, as X-Error-Code says it, and the file."""
        repo, _, rest = unquote(path).lstrip("/").partition("/resolve/")
        revision, _, name = rest.partition("/")
        if not any(one[0] == repo for one in self.files):
            return "RepoNotFound", None
        if not any(one[:2] == (repo, revision) for one in self.files):
            return "RevisionNotFound", None
        return "EntryNotFound", self.files.get((repo, revision, name))


def digest(data: bytes, *, lfs: bool = True) -> str:
    return (hashlib.sha256(data) if lfs else hashlib.sha1(b"blob %d\0" % len(data) + data)).hexdigest()


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *arguments: Any) -> None:
        """Print nothing."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        hub, headers = self.server.hub, self.headers
        self.record = Asked(
            self.command,
            urlsplit(self.path).path,
            headers.get("Range", ""),
            headers.get("Authorization", ""),
            headers.get("User-Agent", ""),
        )
        hub.asked.append(self.record)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._resolve(hub)

    def _resolve(self, hub: Hub) -> None:
        manners = hub.manners
        if manners.status is not None:
            self._say(manners.status, {"X-Error-Code": manners.error} if manners.error else {})
            return
        path = urlsplit(self.path).path
        if path.startswith("/api/models/"):
            self._say(200, {"Content-Type": "application/json"}, json.dumps({"sha": COMMIT}).encode())
            return
        error, found = hub.resolve(path[len("/cdn") :] if path.startswith("/cdn/") else path)
        if found is None:
            self._say(404, {"X-Error-Code": error})
            return
        data, lfs = found
        told = digest(data, lfs=lfs) if manners.etag is None else manners.etag
        tags = {"X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
        if told:
            tags["ETag"] = f'"{told}"'
        if lfs and told:
            tags.update({"X-Linked-Etag": f'"{told}"', "X-Linked-Size": str(self._size(data))})
        if manners.redirects and lfs and not path.startswith("/cdn/"):
            self._say(302, {**tags, "Location": f"{hub.cdn}{path}?Signature=secret"})
        elif self.command == "HEAD":
            self._say(200, tags, length=self._size(data))
        else:
            self._send(data if manners.body is None else manners.body, tags)

    def _size(self, data: bytes) -> int:
        size = self.server.hub.manners.size
        return len(data) if size is None else size

    def _say(self, status: int, headers: dict[str, str], body: bytes = b"", length: Optional[int] = None) -> None:
        self.record.status = status
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send(self, data: bytes, headers: dict[str, str]) -> None:
        manners, begin = self.server.hub.manners, 0
        if manners.ranges and self.headers.get("Range", "").startswith("bytes="):
            begin = int(self.headers["Range"][6:].split("-")[0])
            if begin >= len(data):
                self._say(416, {"Content-Range": f"bytes */{len(data)}"})
                return
            headers = {**headers, "Content-Range": f"bytes {begin}-{len(data) - 1}/{len(data)}"}
        self._say(206 if "Content-Range" in headers else 200, headers, length=len(data) - begin)
        end = len(data)
        if manners.breaks_after is not None and manners.breaks > 0:
            manners.breaks -= 1
            end = min(end, begin + manners.breaks_after)
        for start in range(begin, end, manners.piece):
            time.sleep(manners.pause)
            self.wfile.write(data[start : min(start + manners.piece, end)])
            self.wfile.flush()
        if end < len(data):
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    hub: Hub

    def handle_error(self, request: Any, address: Any) -> None:
        """A client that hangs up is no trouble."""


@contextlib.contextmanager
def running() -> Iterator[Hub]:
    """Yield a hub that runs on a free port of 127.0.0.1."""
    server = _Server(("127.0.0.1", 0), _Answer)
    server.hub = Hub(("127.0.0.1", server.server_address[1]))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
