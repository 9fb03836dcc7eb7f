"""HOST003: the interpreter was built for another processor than the machine's."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Environment, Host
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_NAMES = {"amd64": "x86_64", "arm64": "aarch64", "i386": "i686", "i586": "i686", "x86": "i686"}
_RUNS_TOO = {"x86_64": ("i686",), "aarch64": ("armv7l", "armv8l", "arm")}


@check(
    "HOST003",
    Severity.ERROR,
    title=Text(
        en="the interpreter is built for {built_for}; this machine is {machine}",
        zh="解释器是为 {built_for} 编译的，而本机是 {machine}",
    ),
    why=Text(
        en="A program runs on one kind of processor only. The interpreter comes from an environment that was copied from "
        "another machine, or from an image of another platform. A 32-bit interpreter does start on a 64-bit machine, but "
        "torch and onnxruntime have no wheels for it.",
        zh="程序只能在一种处理器上运行。这个解释器多半来自从别处拷来的环境，或另一平台的镜像。"
        "32 位解释器虽能在 64 位机器上启动，但 torch 和 onnxruntime 没有对应的安装包。",
    ),
    how=Text(
        en="The architecture in the header of the executable is compared with that of the kernel.",
        zh="比较可执行文件头里的架构和内核的架构。",
    ),
    advice=Text(
        en="Make a new virtual environment with an interpreter of this machine, or pull the image for linux/{machine}; a "
        "copied environment cannot be repaired.",
        zh="用本机的解释器重新建立虚拟环境，或拉取 {machine} 平台的镜像；拷过来的环境修不好。",
    ),
    explains=("PY", "IMP", "LIB"),
    source="e_machine in the ELF header; wheel lists of torch and onnxruntime on the package index",
)
def interpreter_of_another_architecture(environment: Environment, host: Host) -> Iterator[Evidence]:
    if environment.machine is None or not host.machine or host.system != "Linux":
        return
    built_for, machine = _name(environment.machine), _name(host.machine)
    if built_for == machine:
        return
    starts = built_for in _RUNS_TOO.get(machine, ())
    facts = {"executable": environment.executable, "built_for": built_for, "machine": machine}
    yield Evidence(facts, severity=Severity.WARNING if starts else None)


def _name(machine: str) -> str:
    return _NAMES.get(machine.lower(), machine.lower())
