"""PY001: the interpreter does not exist."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Environment, Start
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PY001",
    Severity.ERROR,
    title=Text(
        en="{python} leads to {missing}, which does not exist",
        zh="{python} 指向 {missing}，但该文件不存在",
    ),
    why=Text(
        en="A virtual environment has no Python of its own: its bin/python is a link to the Python that it was "
        "made from. When that one is removed, upgraded in place or not copied along with the environment, "
        "nothing of the deployment can run; the packages themselves may be unharmed.",
        zh="虚拟环境里没有独立的 Python：bin/python 只是指向创建它时所用 Python 的链接。"
        "那个 Python 被卸载、被升级替换，或迁移时没有一起复制，整个部署就无法运行；已安装的包本身未必损坏。",
    ),
    how=Text(
        en="The links of the interpreter were followed one by one; the last one names a file that is not there, "
        "or they lead back to themselves.",
        zh="逐级跟踪解释器的符号链接，最后一级指向的文件不存在，或链接成环。",
    ),
    advice=Text(
        en="Install that Python again at the same place, and the environment works as before. Otherwise make "
        "the environment anew with a Python that is there, and install the packages into it: `python3 -m "
        "venv .venv-new`",
        zh="在原位置重新安装这个 Python，环境即可恢复。否则用现有的 Python 新建环境，再安装依赖：`python3 -m "
        "venv .venv-new`",
    ),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="PEP 405; reproduced with venv and uv: the base interpreter was removed",
)
def python_is_missing(environment: Environment, start: Start) -> Iterator[Evidence]:
    if reasons.cause(environment, start) == "missing":
        yield Evidence(
            {
                "python": environment.executable,
                "missing": environment.link_chain[-1],
                "links": list(environment.link_chain),
                "loop": environment.loop,
                "home": environment.pyvenv.get("home", ""),
            }
        )
