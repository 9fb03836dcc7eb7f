"""APP002: the application imports a name that the installed package does not have."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence, Silent
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Application, Launches, Packages, Target
from indextts_doctor.facts.application import SourceFile, Taken
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text
from indextts_doctor.references.launch import importers, reached

# What a name that never was, or is no more, is called; used where the installed module has it.
RENAMED = {"AutoModelForTextToSpeech": "AutoModelForTextToWaveform"}
FAST = Text(
    en="left out by --fast: no module is asked for its names", zh="--fast 时跳过：不询问任何模块有哪些名字"
)


SILENT = Text(
    en="the modules that it imports from could not be asked for their names",
    zh="无法询问它所导入的模块有哪些名字",
)


@check(
    "APP002",
    Severity.ERROR,
    title=Text(
        en="{file} imports {name} from {module}, and {package} has no such name",
        zh="{file} 从 {module} 导入 {name}，而 {package} 里没有这个名字",
    ),
    why=Text(
        en='Python ends with "ImportError: cannot import name". No release of transformers has AutoModelForTextToSpeech, which '
        "guides use: it was proposed under this name and released as AutoModelForTextToWaveform and "
        "AutoModelForTextToSpectrogram.",
        zh="Python 会以 ImportError: cannot import name 结束。教程里的 AutoModelForTextToSpeech 在 transformers 的任何版本中都不存在："
        "它提案时叫这个名字，发布时改成了 AutoModelForTextToWaveform 和 AutoModelForTextToSpectrogram。",
    ),
    how=Text(
        en="The files that the service starts with, and those that they import, are parsed and not run. A name that the text of "
        "its module does not hold is looked for in the module itself, in a process of its own; what is imported under try or "
        "if is not counted. Only packages that the profile imports are asked.",
        zh="解析（不运行）服务启动的文件及其导入的文件。如果某个名字在模块源码中找不到，就在单独的进程里导入该模块确认；"
        "try 或 if 之内的导入不计。只询问配置档本来就要导入的软件包。",
    ),
    advice=Text(en="{cure}", zh="{cure}"),
    explains=("SMK026", "SMK028"),
    source="huggingface/transformers#24952, #25595; reproduced with transformers 4.35.2",
)
def app_imports_unknown_name(
    application: Application, launches: Launches, packages: Packages, target: Target
) -> Iterator[Evidence]:
    if not application.tried:
        raise Silent("skipped" if target.fast else "failed", FAST if target.fast else SILENT)
    for file in reached(launches, application):
        used = bool(importers(file.module, application))
        for one in file.taken:
            if one.lacks and (one.called or used):
                yield Evidence(_facts(file, one, packages), frozenset({_top(one), file.path.lower(), "http"}))


def _facts(file: SourceFile, one: Taken, packages: Packages) -> dict[str, object]:
    package = packages.find(_top(one).replace("_", "-"))
    return {
        "file": file.path,
        "line": one.line,
        "module": one.module,
        "name": one.name,
        "package": f"{package.name} {package.version}" if package else _top(one),
        "offers": list(one.offers),
        "cure": _cure(file, one),
    }


def _cure(file: SourceFile, one: Taken) -> Text:
    place = f"{file.path}:{one.line}"
    renamed = RENAMED.get(one.name, "")
    if renamed in one.offers:
        line = f"from {one.module} import {renamed}"
        return Text(
            en=f"Write {line} at {place}, and {renamed} wherever {one.name} stands in the file.",
            zh=f"把 {place} 改为 {line}，并把文件里的 {one.name} 都换成 {renamed}。",
        )
    alike = ", ".join(one.offers[:3])
    if alike:
        return Text(
            en=f"Change the import at {place} to a name that is there (spelt alike: {alike}), or install the version of the "
            "package that the code was written for.",
            zh=f"把 {place} 的导入改为存在的名字（拼写相近的有：{alike}），或者安装这份代码所针对的软件包版本。",
        )
    return Text(
        en=f"Install the version of the package that the code was written for, or change the import at {place}.",
        zh=f"安装这份代码所针对的软件包版本，或者修改 {place} 的导入。",
    )


def _top(one: Taken) -> str:
    return one.module.partition(".")[0].lower()
