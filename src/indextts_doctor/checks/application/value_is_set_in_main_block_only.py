"""APP003: a server imports the application, and what the application needs is set where only `python app.py` comes."""

import re
from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Application, Launch, Launches
from indextts_doctor.facts.application import SourceFile, Unbound
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text
from indextts_doctor.references.launch import effective, importers, served


@check(
    "APP003",
    Severity.ERROR,
    title=Text(
        en="{name} is given a value only when {file} is run itself; started by {program}, {function}() {meets}",
        zh="只有直接运行 {file} 时 {name} 才会被赋值；由 {program} 启动时，{function}() {meets}",
    ),
    why=Text(
        en='A server such as gunicorn imports the file. What stands under if __name__ == "__main__" is then never run, so the '
        "model is never loaded: the service starts, looks well, and answers every request for speech with error 500.",
        zh='gunicorn 之类的服务器是导入该文件，if __name__ == "__main__" 之下的代码不会执行，模型也就从未加载：'
        "服务能启动，看上去正常，但每个合成请求都返回 500。",
    ),
    how=Text(
        en="The file is parsed and not run. The name is assigned only in the main block, or in functions that only the main "
        "block calls, and a function that can be called uses it. It is silent where another file of the deployment imports "
        "this one, for that may set the name, and where the server calls a function for the application.",
        zh="解析（不运行）该文件：这个名字只在 main 块里，或只由 main 块调用的函数里赋值，却被其他会被调用的函数使用。"
        "如果部署中另有文件导入它（名字可能在那里赋值），或服务器调用函数来创建应用，则不作判断。",
    ),
    advice=Text(
        en="Move the code at {file}:{bound}, which sets {name}, out of the main block, so that it runs on import, before "
        "{function}() uses it in line {line}. With gunicorn, post_fork in gunicorn.conf.py does as well: each worker then "
        "loads its own.",
        zh="把 {file}:{bound} 处 main 块之下给 {name} 赋值的代码移到块外，使它在导入时执行，早于 {function}() 第 {line} 行的使用。"
        "用 gunicorn 时也可以放进 gunicorn.conf.py 的 post_fork，让每个 worker 各自加载。",
    ),
    explains=("SMK026",),
    source="reproduced with gunicorn 21.2.0 and flask 2.3.3: NameError: name 'model' is not defined; AttributeError: "
    "'NoneType' object has no attribute 'generate'",
)
def value_is_set_in_main_block_only(application: Application, launches: Launches) -> Iterator[Evidence]:
    told = set()
    for launch in effective(launches):
        name = "" if _is_made_by_call(launch) else served(launch, application)
        file = application.find(name) if name else None
        if file is None or file.open or file.path in told or importers(file.module, application):
            continue
        told.add(file.path)
        for one in file.unbound:
            severity = Severity.WARNING if one.tested else None
            facts = _facts(file, one, launch.words[0].rpartition("/")[2])
            yield Evidence(
                {**facts, "source": launch.source}, frozenset({file.path.lower(), "http"}), severity
            )


def _is_made_by_call(launch: Launch) -> bool:
    """Whether the server calls a function for its application, which may load what is needed."""
    return "--factory" in launch.words or any(
        re.fullmatch(r"[\w.]+:\w+\(.*\)", word) for word in launch.words
    )


def _facts(file: SourceFile, one: Unbound, program: str) -> dict[str, object]:
    fails = Text(en="raises NameError", zh="会抛出 NameError")
    empty = Text(en="finds None", zh="得到的是 None")
    return {
        "file": file.path,
        "name": one.name,
        "bound": one.bound,
        "line": one.line,
        "function": one.function,
        "program": program,
        "meets": empty if one.none else fails,
    }
