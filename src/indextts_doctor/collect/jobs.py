"""Parallel jobs under one time limit; every failure is a value."""

import contextlib
import dataclasses
import queue
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from indextts_doctor.facts import Missing
from indextts_doctor.i18n.text import _

MOST_THREADS = 32  # when jobs hang

NO_TIME = _("the time limit was reached first")

Progress = Callable[[str, bool], None]  # name of what is examined, and whether it begins


@dataclasses.dataclass(frozen=True)
class Job:
    """One unit of the examination: ``learn`` returns its record, or a Missing."""

    name: str
    learn: Callable[[], Any]


class Run:
    """Jobs in daemon threads: one that hangs in the kernel does not block the end of the process."""

    def __init__(self, progress: Progress, deadline: float) -> None:
        self.progress = progress
        self.deadline = deadline
        self.patience = (deadline - time.monotonic()) / 12  # seconds: a quarter of a probe's time limit
        self.workers = self.threads = 0
        self.waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self.done: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self.open: set[str] = set()

    def start(self, jobs: Iterable[Job], workers: int) -> None:
        """Begin to work on the jobs, in their order, so many at a time."""
        for job in jobs:
            self.open.add(job.name)
            self.waiting.put(job)
        self.workers = min(workers, len(self.open))
        self._hire(self.workers)

    def _hire(self, count: int) -> None:
        for _thread in range(count):
            self.threads += 1
            try:
                threading.Thread(target=self._work, daemon=True, name=f"examine-{self.threads}").start()
            except RuntimeError:
                # The limit on processes is reached: the threads that run must do, or else this one.
                while self.threads == 1 and not self.waiting.empty():
                    self._do(self.waiting.get())
                return

    def now(self, job: Job) -> Any:
        """Do one job at once, in the calling thread; it must keep a time limit of its own."""
        self.progress(job.name, True)
        value = safely(job.learn)
        self.progress(job.name, False)
        return value

    def _next(self) -> tuple[str, Any]:
        """Wait for a result. While none comes, what runs may hang, without using the processors: start more.

        Raises queue.Empty at the deadline.
        """
        while (left := self.deadline - time.monotonic()) > 0:
            with contextlib.suppress(queue.Empty):
                return self.done.get(timeout=min(left, self.patience))
            if not self.waiting.empty() and self.threads < MOST_THREADS:
                self._hire(self.workers)
        return self.done.get_nowait()

    def finish(self, until: Callable[[str, Any], bool] = lambda _name, _value: False) -> dict[str, Any]:
        """The result of every job; those that are not done by the deadline are missing.

        When ``until`` is true for a result, the rest is not waited for.
        """
        found: dict[str, Any] = {}
        while self.open:
            try:
                name, value = self._next()
            except queue.Empty:
                break
            self.open.discard(name)
            found[name] = value
            if until(name, value):
                self._forget_waiting()
                break
        found.update({name: Missing("failed", NO_TIME) for name in self.open})
        return found

    def _forget_waiting(self) -> None:
        while not self.waiting.empty():
            with contextlib.suppress(queue.Empty):
                self.waiting.get_nowait()

    def _work(self) -> None:
        while True:
            self._do(self.waiting.get())

    def _do(self, job: Job) -> None:
        in_time = time.monotonic() < self.deadline
        self.done.put((job.name, self.now(job) if in_time else Missing("failed", NO_TIME)))


def safely(learn: Callable[[], Any]) -> Any:
    """What ``learn`` returns, or a Missing with the exception that it raised."""
    try:
        return learn()
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, the other facts are still worth having
        words = f"{type(error).__name__}: {error}"[:500]
        reason = _("the examination failed ({words})").filled(words=words)
        return Missing("failed", reason, detail=words)
