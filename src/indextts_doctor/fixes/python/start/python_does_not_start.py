"""PY004: the right to execute is added to a program that lacks nothing else; for any other cause a person has to look."""

from indextts_doctor.facts import Environment, Start
from indextts_doctor.fixes import Advice, Mode, Steps, _, fix

_OTHER = _("what it says at its end does not tell what is to be changed; the advice says how to look")
_ALLOWED = _("its mode lets it be executed: a folder above it, a mount without the right (noexec) or SELinux denies it")
_NO_PROGRAM = _("the file is no program of this machine, so the right to execute is not all that it lacks")


@fix(
    "PY004",
    title=_("lets those execute the interpreter who may read it, where it lacks only that"),
    source="reproduced: an interpreter copied with mode 644; EACCES, even for root",
)
def python_does_not_start(environment: Environment, start: Start) -> Steps:
    if start.outcome != "start" or not start.output.startswith("EACCES") or environment.mode is None:
        yield Advice(_OTHER)
    elif environment.machine is None:
        yield Advice(_NO_PROGRAM)
    else:
        # Who can read a program can run a copy of it: this opens nothing. Its owner counts as a reader.
        wanted = (environment.mode & 0o444) >> 2 | 0o100
        lacking = wanted & ~environment.mode
        yield Mode(environment.link_chain[-1], add=lacking) if lacking else Advice(_ALLOWED)
