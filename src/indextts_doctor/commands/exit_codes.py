"""Every way a command can end, as an exit code."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from types import FrameType
from typing import NoReturn, Optional

from indextts_doctor.commands.terminal import silence_stdout
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.language import of_process
from indextts_doctor.i18n.text import _

# Of a lost connection; Windows has none.
LOST = (signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()
ENDING = (signal.SIGINT, signal.SIGTERM, *LOST)
FAULT = _("a fault of the doctor itself, please report it:")


def guarded(run: Callable[[], int]) -> tuple[int, str]:
    """Run the command; return its exit code and, when it failed, what to tell the user.

    2 for a user's mistake, 3 for a fault of the doctor, 130 when interrupted. SIGTERM, and SIGHUP of a connection that
    is lost, end like an interrupt, so that no probe is left behind and no cure half done.
    """
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, _end)
    try:
        return run(), ""
    except UserError as error:
        from indextts_doctor.commands.usage import by_variable

        said = by_variable(error.text.of(language()), sys.argv[1:], os.environ)
        return 2, _said(said, with_names=True)
    except KeyboardInterrupt:
        _end_probes()
        return 130, ""
    except BrokenPipeError:  # `| head` has seen enough
        silence_stdout()
        return 0, ""
    except Exception:  # noqa: BLE001 - the last line of defence
        _end_probes()
        trace = _said(traceback.format_exc(), with_names=False)
        return 3, f"{FAULT.of(language())}\n{trace}"


def language() -> str:
    """The language of this process: of its command line, its environment or its locale."""
    return of_process(sys.argv[1:], os.environ)


def _said(message: str, *, with_names: bool) -> str:
    """Return a message without secrets, and bounded; ``with_names`` leaves paths as the user wrote them."""
    from indextts_doctor.redact import Redactor, bounded, printable
    from indextts_doctor.redact.machine import redactor

    redact = Redactor(home="", user="", hostname="", environ=os.environ) if with_names else redactor()
    return bounded(redact.text(printable(message)), 8000)


def _end(_number: int, _frame: Optional[FrameType]) -> NoReturn:
    # It comes from the kernel and from the shell, or after another one: while a cure is taken back.
    for lost in LOST:
        signal.signal(lost, signal.SIG_IGN)
    raise KeyboardInterrupt


def _end_probes() -> None:
    supervise = sys.modules.get("indextts_doctor.supervise")
    if supervise is not None:
        supervise.close()
