"""PY005: the interpreter finds no standard library."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Environment, Start
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PY005",
    Severity.ERROR,
    title=Text(
        en="{python} finds no standard library: {said}",
        zh="{python} 找不到标准库：{said}",
    ),
    why=Text(
        en="Python needs the module encodings before it can do anything. It is not found when PYTHONHOME points "
        "elsewhere, when an environment made of copies has lost the Python it was copied from, or when the "
        "library's folder was removed.",
        zh="Python 启动时必须先加载 encodings 模块。PYTHONHOME 指错地方、以复制方式创建的环境失去了原来的 Python，或标准库目录被删，都会导致找不到它。",
    ),
    how=Text(
        en="The interpreter died at start and said so.",
        zh="解释器启动时报出了这个错误。",
    ),
    advice=Text(
        en="If PYTHONHOME is set in the service's environment (systemd unit, start script, Dockerfile), remove "
        "it. Otherwise install the Python that the environment was made from ({home}) again.",
        zh="如果服务的环境里（systemd 单元、启动脚本、Dockerfile）设置了 PYTHONHOME，请去掉。否则重新安装创建该环境所用的 Python（{home}）。",
    ),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="reproduced on Python 2.7 to 3.13: PYTHONHOME=/nonexistent, and a copied environment whose base was "
    "removed",
)
def standard_library_is_missing(environment: Environment, start: Start) -> Iterator[Evidence]:
    if reasons.cause(environment, start) == "library":
        yield Evidence(
            {
                "python": environment.executable,
                "said": reasons.last_words(start.output),
                "home": environment.pyvenv.get("home") or environment.prefix or "-",
                "output": start.output,
            }
        )
