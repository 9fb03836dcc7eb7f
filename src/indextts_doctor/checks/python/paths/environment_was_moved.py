"""PY012: the commands of the virtual environment start another interpreter."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Environment
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

PREFERRED = ("pip", "gunicorn", "flask", "uvicorn")


@check(
    "PY012",
    Severity.WARNING,
    title=Text(
        en="{script} of this environment starts {starts}: the environment was moved or copied",
        zh="该环境里的 {script} 启动的是 {starts}：环境被移动或复制过",
    ),
    why=Text(
        en="The scripts of an environment (pip, gunicorn, flask) hold the absolute path of its Python. After a "
        'move they fail with "bad interpreter"; after a copy they quietly run the old environment, so that '
        "pip installs into it.",
        zh="环境里的脚本（pip、gunicorn、flask 等）写死了 Python 的绝对路径。环境移动后，"
        "它们会报 bad interpreter；环境复制后，它们会悄悄使用旧环境，pip 装包也装到旧环境里。",
    ),
    how=Text(
        en="The first lines of the scripts in bin/ name a Python of another folder, and none names this one.",
        zh="bin/ 下各脚本首行所写的 Python 都在别的目录，没有一个指向本环境。",
    ),
    advice=Text(
        en="Start its tools as modules, which always works, for example pip: `{shell} -m pip list`. To mend it "
        "for good, make the environment anew where it is to stay.",
        zh="改用模块方式启动其中的工具，总是可靠，例如 pip：`{shell} -m pip list`。要彻底解决，请在最终位置重新"
        "创建环境。",
    ),
    source='Python\'s documentation of venv ("inherently non-portable"); reproduced: a moved environment',
)
def environment_was_moved(environment: Environment) -> Iterator[Evidence]:
    foreign = environment.foreign_scripts
    if foreign and not environment.own_scripts:
        script = next((name for name in PREFERRED if name in foreign), min(foreign))
        yield Evidence(
            {
                "script": script,
                "starts": foreign[script],
                "python": environment.executable,
                "shell": quoted(environment.executable),
                "scripts": dict(foreign),
            }
        )
