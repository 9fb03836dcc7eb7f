"""What is being examined, and for how long: on a terminal's standard error only."""

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator

from indextts_doctor.i18n.text import _
from indextts_doctor.redact.untrusted import printable

Progress = Callable[[str, bool], None]

LINE = _("examining: {running}   ({done} done)")
STAGE = _("{engine}: {stage}")
DELAY = 0.3  # seconds before anything is shown: a quick examination needs no progress


def _nothing(_name: str, _begins: bool) -> None:
    pass


@contextlib.contextmanager
def shown(lang: str, *, wanted: bool) -> Iterator[Progress]:
    """Yield the function that is told of every beginning and end."""
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield _nothing
        return
    line = _Line(lang)
    line.start()
    try:
        yield line.told
    finally:
        line.stop()


class _Line(threading.Thread):
    """One line that is drawn anew until it is stopped, then wiped."""

    def __init__(self, lang: str) -> None:
        super().__init__(daemon=True)
        self.lang = lang
        self.running: dict[str, float] = {}
        self.done = 0
        self.over = threading.Event()

    def told(self, name: str, begins: bool) -> None:
        if begins:
            self.running[name] = time.monotonic()
        elif self.running.pop(name, None) is not None:
            self.done += 1

    def run(self) -> None:
        if self.over.wait(DELAY):
            return
        from rich.console import Console
        from rich.live import Live
        from rich.text import Text

        with Live(console=Console(stderr=True), transient=True, refresh_per_second=8) as live:
            while not self.over.wait(0.12):
                live.update(Text(printable(self.text(), newlines=False), no_wrap=True, overflow="ellipsis"))

    def stop(self) -> None:
        self.over.set()
        self.join(timeout=2)

    def said(self, name: str) -> str:
        """Return a name in words: "packages", "import torch", "vits: decode"."""
        engine, colon, stage = name.rpartition(": ")
        if colon:
            from indextts_doctor.speech.stages import named

            return STAGE.fill({"engine": engine, "stage": named(stage, self.lang)}, self.lang)
        from indextts_doctor.collect.registry import label  # most runs end before anything is shown

        word, space, rest = name.partition(" ")
        return f"{label(word, self.lang)}{space}{rest}"

    def text(self) -> str:
        """Return the line: what runs, since when."""
        now = time.monotonic()
        parts = [
            f"{self.said(name)} {now - since:.0f} s" for name, since in sorted(self.running.items(), key=lambda i: i[1])
        ]
        return LINE.fill({"running": " · ".join(parts[:3]), "done": self.done}, self.lang)
