"""Runs one process of the deployment's and makes every way it can end a value. The only module that starts processes.

No pipe is ever read: output goes to files in memory, so that neither megabytes of it, nor a full disk, nor a
grandchild that keeps the output open can delay the doctor.
"""

import contextlib
import dataclasses
import errno
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Optional

from indextts_doctor.facts import Ending
from indextts_doctor.supervise import crashes, outputs
from indextts_doctor.supervise.descendants import Bell, Family, oom_kills, sweep

RESULT = "INDEXTTS_DOCTOR_RESULT"  # the variable that names the file descriptor of the result
RUN = "INDEXTTS_DOCTOR_RUN"  # the variable by which processes are found that left their parents
TICK = 0.05  # seconds between two looks at memory and output
GRACE = 0.5  # seconds that a process has to report where it hangs
REAP = 2.0  # seconds until a killed process is given up: it sleeps in the kernel, on a dead disk for example
OUTPUT_MAX = 512 * 2**20  # bytes of output at which a process is stopped

_CORE = 1  # bytes: no file, and, unlike 0, no program behind a pipe either (core(5))
_FILE = 2 * OUTPUT_MAX
_PASSED_ON = 128  # a shell's exit code, less the number of the signal that ended its command
_DEADLY = (signal.SIGILL, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGKILL, signal.SIGSEGV)

_Stopped = Literal["itself", "time", "memory", "output"]  # what ended it: "output" has no end


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a process ended, and what it left. With a result it is "ok", however the process ended afterwards."""

    kind: Ending
    result: Any = None
    exit_code: Optional[int] = None
    signal: Optional[str] = None  # its name
    seconds: float = 0.0
    peak_bytes: int = 0  # resident, with children, as far as it was seen
    stdout: str = ""  # the end of it
    stderr: str = ""
    startup: str = ""  # what was written before the probe's first line
    stack: tuple[str, ...] = ()  # "file:line function", innermost first: where it crashed or hung
    began: bool = False  # the probe's first line was reached
    marks: tuple[str, ...] = ()  # what the probe announced, one after the other
    text: str = ""  # why it could not start, or what is wrong with the result

    @property
    def at(self) -> Optional[str]:
        """The last thing that the probe announced."""
        return self.marks[-1] if self.marks else None


def run(
    argv: Sequence[str],
    *,
    source: bytes,
    cwd: str,
    variables: Mapping[str, str],
    seconds: float,
    memory_bytes: Optional[int] = None,
    announce: Optional[Callable[[tuple[str, ...]], None]] = None,
    held: Sequence[int] = (),
    shown: int = outputs.SHOWN,
) -> Outcome:
    """Run ``argv`` with ``source`` on its standard input and return how it ended; raises nothing but OSError
    when no temporary file can be created.

    ``seconds`` is the time limit and ``memory_bytes`` that of the resident memory, children included. ``announce``
    is called now and then with what the process has announced. ``held`` are file descriptors that it inherits, as
    those of locks, and ``shown`` is how many characters of its outputs are kept. No process of it is left when this
    returns, also when it is interrupted.
    """
    with outputs.Outputs(source) as files:
        begun = time.monotonic()
        kills = oom_kills()
        try:
            process, family = _start(argv, files, cwd, variables, held)
        except (OSError, ValueError) as error:
            return Outcome("start", text=_said(error), seconds=time.monotonic() - begun)
        with contextlib.ExitStack() as stack:
            stack.callback(_reap, process)
            stack.enter_context(family)
            bell = stack.enter_context(Bell(process))
            ending = _attend(bell, family, files, begun + seconds, memory_bytes, announce)
            _put_down(ending, bell, family)
        outcome = _outcome(ending, process.returncode, files, oom_kills() > kills, shown)
        return dataclasses.replace(outcome, seconds=time.monotonic() - begun, peak_bytes=family.peak)


def end_all() -> None:
    """Kill every process that runs now, whichever thread started it, and what earlier ones left behind."""
    Family.kill_all()
    sweep()


def close() -> None:
    """Kill everything and start nothing any more, before indextts-doctor ends."""
    Family.close()
    sweep()


def _start(
    argv: Sequence[str], files: outputs.Outputs, cwd: str, variables: Mapping[str, str], held: Sequence[int]
) -> tuple[subprocess.Popen[bytes], Family]:
    token = Family.token()
    with Family.birth():
        process = subprocess.Popen(  # noqa: S603 - the deployment's own interpreter
            list(argv),
            stdin=files.source,
            stdout=files.stdout,
            stderr=files.stderr,
            pass_fds=(files.result, *held),
            cwd=cwd,
            env={**variables, RESULT: str(files.result), RUN: token},
            start_new_session=True,
        )
        family = Family(process.pid, f"{RUN}={token}")
    _limit(process.pid)
    return process, family


def _limit(pid: int) -> None:
    """Limit what a process may write, and make it the first that the OOM killer selects."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        for kind, most in ((resource.RLIMIT_CORE, _CORE), (resource.RLIMIT_FSIZE, _FILE)):
            soft, hard = resource.prlimit(pid, kind)
            known = [limit for limit in (most, soft, hard) if limit != resource.RLIM_INFINITY]
            resource.prlimit(pid, kind, (min(known), hard))
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/oom_score_adj").write_text("1000", encoding="ascii")


def _attend(
    bell: Bell,
    family: Family,
    files: outputs.Outputs,
    deadline: float,
    memory_bytes: Optional[int],
    announce: Optional[Callable[[tuple[str, ...]], None]],
) -> _Stopped:
    """Wait for the end, and return what ended it: "itself", "time", "memory" or "output"."""
    for left in _ticks(deadline):
        if bell.wait(min(TICK, left)):
            return "itself"
        if announce is not None:
            announce(files.marks())
        resident = family.resident()
        if memory_bytes is not None and resident > memory_bytes:
            return "memory"
        if files.trim() > OUTPUT_MAX:
            return "output"
    return "time"


def _ticks(deadline: float) -> Iterator[float]:
    while (left := deadline - time.monotonic()) > 0:
        yield left


def _put_down(ending: _Stopped, bell: Bell, family: Family) -> None:
    """Kill all processes of the family; one that hangs first reports where."""
    if ending == "itself":
        family.kill()
        return
    family.look()  # while the children still hang on their parents
    if ending == "time":
        family.signal_leader(signal.SIGABRT)
        bell.wait(GRACE)
    family.kill(thoroughly=True)


def _reap(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(REAP)


def _outcome(ending: _Stopped, code: Optional[int], files: outputs.Outputs, oom: bool, shown: int) -> Outcome:
    answer = outputs.read(files.result)
    name = _signal(code)
    stopped = name is not None or ending == "time"
    stderr = files.tail(files.stderr)
    outcome = Outcome(
        _kind(ending, name, answer, oom),
        result=answer.value,
        exit_code=None if code is None or code < 0 else code,
        signal=name,
        stdout=outputs.end(files.tail(files.stdout), shown),
        stderr=outputs.end(crashes.without_lists(stderr), shown),
        startup=files.startup(answer.startup),
        stack=crashes.stack(stderr) if stopped else (),
        began=answer.began,
        marks=answer.marks,
        text=answer.problem,
    )
    if ending == "output":
        return dataclasses.replace(outcome, text=f"more than {OUTPUT_MAX >> 20} MiB of output")
    return outcome


def _kind(ending: _Stopped, name: Optional[str], answer: outputs.Answer, oom: bool) -> Ending:
    if answer.complete:
        return "ok"
    if ending != "itself":
        return "rubbish" if ending == "output" else ending
    if name is not None:
        return "memory" if name == "SIGKILL" and oom else "signal"
    return "rubbish" if answer.problem else "exit"


def _signal(code: Optional[int]) -> Optional[str]:
    """The name of the signal that ended a process, or a command of the shell that the process is; else None."""
    if code is None or (code >= 0 and code - _PASSED_ON not in _DEADLY):
        return None
    number = -code if code < 0 else code - _PASSED_ON
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _said(error: Exception) -> str:
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    name = errno.errorcode.get(error.errno, str(error.errno))
    return f"{name}: {os.strerror(error.errno)}: {error.filename or ''}"
