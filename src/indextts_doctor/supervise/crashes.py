"""What faulthandler writes when a process dies. Pure."""

import re

FRAMES = 40  # that are kept

_THREAD = re.compile(r"^(Current thread|Thread|Stack)\b.*\(most recent call first\):$")
_FRAME = re.compile(r'^  File "(?P<file>.*)", line (?P<line>\d+|\?\?\?) in (?P<function>.*)$')
_LIST = re.compile(rb"^Extension modules: .*\n?", re.MULTILINE)


def stack(stderr: bytes) -> tuple[str, ...]:
    """Where the process was, as "file:line function", innermost first; empty when unknown.

    Of several threads it is the one that runs the probe, else the one that died.
    """
    text = stderr.decode("utf-8", "replace")
    _, found, dump = text.rpartition("Fatal Python error: ")
    if not found:
        return ()
    threads = _threads(dump.splitlines()[1:])
    ours = [frames for _, frames in threads if frames and frames[-1].startswith("<stdin>:")]
    current = [frames for name, frames in threads if name == "Current thread" and frames]
    any_other = [frames for _, frames in threads if frames]
    chosen = next(iter(ours + current + any_other), [])
    return tuple(frame for frame in chosen if not is_machinery(frame))[:FRAMES]


def without_lists(stderr: bytes) -> bytes:
    """The output without the names of all extension modules, which may hide everything else."""
    return _LIST.sub(b"", stderr)


def is_machinery(frame: str) -> bool:
    """Whether the frame is the probe's or the import system's own."""
    return frame.startswith(("<stdin>", "<frozen importlib", "<frozen runpy"))


def _threads(lines: list[str]) -> list[tuple[str, list[str]]]:
    threads: list[tuple[str, list[str]]] = []
    for line in lines:
        header = _THREAD.match(line)
        frame = _FRAME.match(line)
        if header:
            threads.append((header[1], []))
        elif frame and threads:
            threads[-1][1].append(f"{frame['file']}:{frame['line']} {frame['function']}")
    return threads
