"""PY003: the program interpreter that Python names is absent."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Environment, Start
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PY003",
    Severity.ERROR,
    title=Text(
        en="{python} needs {loader}, which this system does not have",
        zh="{python} 需要 {loader}，本系统没有这个文件",
    ),
    why=Text(
        en='The system says only "No such file or directory", although the file is there: what is missing is '
        "the loader that its header names. A Python built for glibc does not run on Alpine (musl), nor the "
        "other way round.",
        zh="系统只报 No such file or directory，但文件明明存在：缺的是文件头里指定的加载器。为 glibc 编译的 Python 不能在 Alpine（musl）上运行，反之亦然。",
    ),
    how=Text(
        en="The executable's header names a program interpreter (PT_INTERP) that does not exist.",
        zh="可执行文件头指定的加载器（PT_INTERP）不存在。",
    ),
    advice=Text(
        en="Use a Python that was built for this system: make the environment anew with this system's own "
        "Python, or move to an image with glibc (python:3.10-slim-bookworm).",
        zh="改用适合本系统的 Python：用系统自带的 Python 重建环境，或换用基于 glibc 的镜像（python:3.10-slim-bookworm）。",
    ),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="ELF PT_INTERP; reproduced: ENOENT from an interpreter whose loader was renamed in its header",
)
def loader_is_missing(environment: Environment, start: Start) -> Iterator[Evidence]:
    if reasons.cause(environment, start) == "loader":
        yield Evidence(
            {"python": environment.link_chain[-1], "loader": environment.interpreter, "said": start.output}
        )
