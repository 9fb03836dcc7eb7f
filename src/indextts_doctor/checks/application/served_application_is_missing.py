"""APP005: the module that gunicorn is told to serve, or the application in it, does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Application, Launches, Packages
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text
from indextts_doctor.references.gunicorn import Gunicorn, commands
from indextts_doctor.references.launch import effective

NO_NAME = Text(en="{file} has no {name}", zh="{file} 里没有 {name}")
NO_MODULE = Text(en="there is no module {module} in {directory}", zh="{directory} 里没有模块 {module}")


@check(
    "APP005",
    Severity.ERROR,
    title=Text(
        en="gunicorn is told to serve {target}, and {what}",
        zh="gunicorn 要加载 {target}，而{what}",
    ),
    why=Text(
        en='gunicorn imports the module before the colon and takes the name behind it. Otherwise its workers end with "Failed '
        "to find attribute 'app' in 'app'\" or \"ModuleNotFoundError: No module named 'app'\", and it ends with them. A name that "
        'is set under if __name__ == "__main__" is not there either.',
        zh="gunicorn 导入冒号前的模块，再取冒号后的名字。找不到时 worker 会报 Failed to find attribute 'app' in 'app' 或 "
        "ModuleNotFoundError: No module named 'app' 并退出，gunicorn 也随之退出。写在 if __name__ == \"__main__\" 之下的名字同样不存在。",
    ),
    how=Text(
        en="The command that starts the service is read, and the file of the module parsed, not run. It is silent where the "
        "file may have names that cannot be read off it, and where the folder in which gunicorn starts is not known.",
        zh="读取启动命令并解析（不运行）该模块的文件。如果文件中可能有无法直接看出的名字，或不知道 gunicorn 从哪个目录启动，则不作判断。",
    ),
    advice=Text(en="{cure}", zh="{cure}"),
    explains=("SMK028",),
    source="reproduced with gunicorn 21.2.0: Failed to find attribute 'app' in 'app'; No module named 'app'",
)
def served_application_is_missing(
    application: Application, launches: Launches, packages: Packages
) -> Iterator[Evidence]:
    for command in commands(effective(launches), application):
        module, name = command.target
        file = application.find(module)
        here = command.looks_in(application.directory)
        facts = {
            "target": command.get("wsgi_app"),
            "source": command.launch.source,
            "module": module,
            "name": name,
        }
        if file is not None and here:
            if not (file.error or file.unread or file.open or name in file.bound):
                yield Evidence({**facts, **_nameless(file.path, name, file.bound)}, _about(file.path))
        elif module and command.directory and _is_nowhere(command, application, packages, here=here):
            place = _homeless(module, command.directory, application.directory)
            yield Evidence({**facts, **place}, _about(file.path if file else module))


def _is_nowhere(
    command: Gunicorn, application: Application, packages: Packages, *, here: Optional[bool]
) -> bool:
    """Whether the folder that gunicorn looks in has no such module, and no package brings it."""
    top = command.target[0].partition(".")[0]
    source = packages.source(top)
    brought = source is not None and not source.path.startswith(f"{application.directory}/")
    if brought or any(top in package.top_level for package in packages.installed):
        return False
    if here is False and application.find(command.target[0]) is not None:
        there = command.launch.beside if command.directory == command.launch.directory else (top,)
        return top not in there and f"{top}.py" not in there
    plain = "." not in command.target[0] and not application.capped
    return plain and here is True and command.directory == application.directory


def _nameless(file: str, name: str, bound: tuple[str, ...]) -> dict[str, object]:
    likely = [one for one in bound if one in ("app", "application", "server", "wsgi", "create_app", "demo")]
    known = ", ".join(likely) or "-"
    return {
        "what": Text(en=NO_NAME.en.format(file=file, name=name), zh=NO_NAME.zh.format(file=file, name=name)),
        "file": file,
        "likely": likely,
        "cure": Text(
            en=f"Name what {file} calls its application (there is: {known}), as in {file.removesuffix('.py')}:NAME, or give it "
            f"the name {name} outside of the main block.",
            zh=f"改为 {file} 中应用对象的实际名字（现有：{known}），或在 main 块之外把它命名为 {name}。",
        ),
    }


def _homeless(module: str, place: str, directory: str) -> dict[str, object]:
    words = {"module": module, "directory": place}
    return {
        "what": Text(en=NO_MODULE.en.format(**words), zh=NO_MODULE.zh.format(**words)),
        "directory": place,
        "cure": _named_rightly(module)
        if place == directory
        else Text(
            en=f"Start it in the deployment's folder: WorkingDirectory={directory} in the unit, or --chdir {directory}.",
            zh=f"让它在部署目录中启动：在 unit 里写 WorkingDirectory={directory}，或加 --chdir {directory}。",
        ),
    }


def _named_rightly(module: str) -> Text:
    return Text(
        en=f"Name the file that holds the application, without .py, in place of {module}.",
        zh=f"把 {module} 改为应用所在文件的名字（不带 .py）。",
    )


def _about(path: str) -> frozenset[str]:
    return frozenset({path.lower(), "gunicorn", "http"})
