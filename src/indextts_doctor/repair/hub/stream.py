"""Receives one file over one connection, with progress and a limit for silence."""

import dataclasses
import os
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Optional

from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.hub.errors import Source, disk

STALLED = 180.0  # seconds without a new byte; releases before 0.20 hand them over by 10 MiB
TICK = 0.2  # seconds between two looks at the progress
Progress = Callable[[str], None]


@dataclasses.dataclass(frozen=True)
class Remote:
    """The file as the hub reports it."""

    url: str
    headers: dict[str, str]
    digest: str  # SHA-256, or the SHA-1 of the git blob
    size: Optional[int]


class Sink:
    """The file that the client writes to: it accepts no more than was announced, and nothing after it is closed."""

    def __init__(self, file: BinaryIO, most: Optional[int]) -> None:
        self.file = file
        self.most = most
        self.name = file.name
        self.position = file.tell()
        self.moved = time.monotonic()
        self.over = False  # given up, or more than was announced
        self.tell, self.seek = file.tell, file.seek

    def write(self, data: bytes) -> int:
        if self.over or (self.most is not None and self.file.tell() + len(data) > self.most):
            self.over = True
            raise _OverError
        with disk():
            count = self.file.write(data)
            self.file.flush()
        self.position, self.moved = self.file.tell(), time.monotonic()
        return count

    def truncate(self, length: Optional[int] = None) -> int:
        with disk():
            return self.file.truncate(length)

    def flush(self) -> None:
        """Does nothing: everything is written already."""


class _OverError(Exception):
    """The sink accepts nothing more."""


def stream(get: Callable[..., None], remote: Remote, part: Path, source: Source, progress: Progress) -> bool:
    """Resume the file over one connection; False when more came than was announced.

    The client runs in a thread, which is abandoned when it receives nothing any more: a slow trickle never triggers
    its own time limits.
    """
    with disk(), part.open("ab") as file:
        sink = Sink(file, remote.size)
        ended: queue.SimpleQueue[Optional[BaseException]] = queue.SimpleQueue()

        def work() -> None:
            try:
                get(remote.url, sink, resume_size=file.tell(), headers=dict(remote.headers))
                ended.put(None)
            except BaseException as error:  # noqa: BLE001 - it is raised again where it is waited for
                ended.put(error)

        threading.Thread(target=work, daemon=True).start()
        try:
            error = _awaited(ended, sink, remote, source, progress)
        finally:
            too_much, sink.over = sink.over, True
        if error is None:
            os.fsync(file.fileno())
    if error is not None and not too_much:
        raise error
    return not too_much


def _awaited(
    ended: queue.SimpleQueue[Optional[BaseException]], sink: Sink, remote: Remote, source: Source, progress: Progress
) -> Optional[BaseException]:
    """How the client ended. Raises StepFailed when no more data arrives."""
    while True:
        try:
            return ended.get(timeout=TICK)
        except queue.Empty:
            whole = f" / {size(remote.size)}" if remote.size else ""
            progress(f"{source.name}: {size(sink.position)}{whole}")
        if time.monotonic() - sink.moved > STALLED:
            raise StepFailed(
                _("""{endpoint} sent no data for {name} for {seconds:.0f} seconds; the partial download is
                    kept""").filled(endpoint=source.endpoint, name=source.name, seconds=STALLED)
            )
