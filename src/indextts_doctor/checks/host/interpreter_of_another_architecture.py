"""HOST003: the interpreter was built for another processor architecture."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.libraries.origin import OtherMachine
from indextts_doctor.facts import Environment, Host

_NAMES = {"amd64": "x86_64", "arm64": "aarch64", "i386": "i686", "i586": "i686", "x86": "i686"}
_RUNS_TOO = {"x86_64": ("i686",), "aarch64": ("armv7l", "armv8l", "arm")}


@check(
    "HOST003",
    Severity.ERROR,
    title=_("the interpreter is built for {built_for}; this machine is {machine}"),
    summary=_("the interpreter is built for another processor architecture"),
    why=_("""A program runs on only one processor architecture. The interpreter comes from an environment that was
        copied from another machine, or from an image for another platform. A 32-bit interpreter does start on a 64-bit
        machine, but torch and onnxruntime have no wheels for it."""),
    how=_("The architecture in the header of the executable is compared with that of the kernel."),
    advice=_("""Create a new virtual environment with an interpreter for this machine, or pull the image for
        linux/{machine}. A copied environment cannot be repaired."""),
    remedy=_("""Create a new virtual environment with an interpreter for this machine, or pull the image for its
        platform. A copied environment cannot be repaired."""),
    explains=("PY", "IMP", "LIB"),
    source="e_machine in the ELF header; wheel lists of torch and onnxruntime on the package index",
)
def interpreter_of_another_architecture(environment: Environment, host: Host) -> Found[OtherMachine]:
    if environment.machine is None or not host.machine or host.system != "Linux":
        return
    built_for, machine = _name(environment.machine), _name(host.machine)
    if built_for == machine:
        return
    starts = built_for in _RUNS_TOO.get(machine, ())
    yield OtherMachine(
        executable=environment.executable,
        built_for=built_for,
        machine=machine,
        severity=Severity.WARNING if starts else None,
    )


def _name(machine: str) -> str:
    return _NAMES.get(machine.lower(), machine.lower())
