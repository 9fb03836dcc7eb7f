"""PY002: the interpreter was made for another kind of processor."""

from collections.abc import Iterator

from indextts_doctor import starting
from indextts_doctor.facts import Environment, Start
from indextts_doctor.model import Evidence, Severity, Text
from indextts_doctor.registry import check


@check(
    "PY002",
    Severity.ERROR,
    title=Text(
        en="{python} is for {machine}, this machine is {host}",
        zh="{python} 是 {machine} 的程序，而本机是 {host}",
    ),
    why=Text(
        en="An interpreter, or a whole environment, that was copied from a machine with another processor (or a "
        "container image of another platform) cannot run here, and neither can its compiled packages.",
        zh="从不同处理器架构的机器（或其他平台的镜像）复制来的解释器和环境无法在本机运行，其中编译过的包也不能用。",
    ),
    how=Text(
        en="The header of the executable names the processor, and the system refused to run it.",
        zh="可执行文件头标明的架构与本机不同，系统也拒绝运行。",
    ),
    advice=Text(
        en="Make the environment anew on this machine, or pull the image for {host} (docker: --platform).",
        zh="在本机重新创建环境，或拉取 {host} 平台的镜像（docker 用 --platform 指定）。",
    ),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="ELF e_machine; reproduced: the header of a real interpreter was changed, ENOEXEC",
)
def python_is_for_another_machine(environment: Environment, start: Start) -> Iterator[Evidence]:
    if starting.cause(environment, start) == "machine":
        yield Evidence(
            {
                "python": environment.link_chain[-1],
                "machine": environment.machine,
                "host": environment.host_machine,
                "said": start.output,
            }
        )
