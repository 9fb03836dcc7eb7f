"""PY004: adds execute permission if only that is missing; any other cause is left to a person."""

from indextts_doctor.facts import Environment, Start
from indextts_doctor.fixes import Advice, Mode, Steps, _, fix

_OTHER = _("the output does not show the cause; follow the solution of the check")
_ALLOWED = _("the mode allows execution; a parent folder, a noexec mount or SELinux denies it")
_NO_PROGRAM = _("the file is not a program for this machine, so execute permission alone does not help")


@fix(
    "PY004",
    title=_("adds execute permission on the interpreter for users who can read it, if only that is missing"),
    source="reproduced: an interpreter copied with mode 644; EACCES, even for root",
)
def python_does_not_start(environment: Environment, start: Start) -> Steps:
    if start.outcome != "start" or not start.output.startswith("EACCES") or environment.mode is None:
        yield Advice(_OTHER)
    elif environment.machine is None:
        yield Advice(_NO_PROGRAM)
    else:
        # A user who can read a program can run a copy of it, so this grants nothing new. The owner counts as a reader.
        wanted = (environment.mode & 0o444) >> 2 | 0o100
        lacking = wanted & ~environment.mode
        yield Mode(environment.link_chain[-1], add=lacking) if lacking else Advice(_ALLOWED)
