"""PKG007: kantts or ttsfrd is the empty placeholder that has taken its name on the package index."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Package, Packages
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_SUMMARY = "A minimal example Python package"
_ORIGIN = {
    "kantts": Text(
        en="KAN-TTS is used from its sources, github.com/alibaba-damo-academy/KAN-TTS, with their folder on PYTHONPATH.",
        zh="KAN-TTS 应使用源码 github.com/alibaba-damo-academy/KAN-TTS，并把源码目录加入 PYTHONPATH。",
    ),
    "ttsfrd": Text(
        en="The real ttsfrd is a Linux x86-64 wheel for few Python versions, from ModelScope's wheel list.",
        zh="真正的 ttsfrd 是仅支持少数 Python 版本的 Linux x86-64 安装包，来自 ModelScope 的列表。",
    ),
}
_LIST = "https://modelscope.oss-cn-beijing.aliyuncs.com/releases/repo.html"


@check(
    "PKG007",
    Severity.ERROR,
    title=Text(
        en="{name} {version} is an empty placeholder from PyPI, not the real package ({python_files} Python file)",
        zh="{name} {version} 是 PyPI 上的空壳占位包，不是真正的软件包（只有 {python_files} 个 Python 文件）",
    ),
    why=Text(
        en="Somebody took the names kantts and ttsfrd on PyPI for a package that only says hello. Importing "
        "kantts succeeds, but everything in it is missing (No module named 'kantts.bin'; module 'ttsfrd' has "
        "no attribute 'TtsFrontendEngine'). kantts 0.1.8, which guides name, was never there.",
        zh="PyPI 上的 kantts 和 ttsfrd 只是打印问候语的示例包，名字被人占用了。导入 kantts 能成功，但里面什么都"
        "没有（No module named 'kantts.bin'；module 'ttsfrd' has no attribute 'TtsFrontendEngine'）。教程里写"
        "的 kantts 0.1.8 从未发布过。",
    ),
    how=Text(
        en="The summary in its metadata is that of the placeholder, and it consists of one Python file. The version alone "
        "says nothing.",
        zh="元数据中的简介与占位包一致，并且只有一个 Python 文件；不以版本号判断。",
    ),
    advice=Text(
        en="Uninstall it, and do not install the bare name again. {origin} ModelScope's list of wheels, for "
        "pip's option -f: {list}",
        zh="卸载它，不要再直接按名字安装。{origin}ModelScope 的安装包列表（用于 pip 的 -f 选项）：{list}",
    ),
    explains=("IMP", "PKG003", "PKG004", "PKG005", "PKG022", "SMK"),
    source="read in the wheels kantts 0.1.0 and ttsfrd 0.1.0; modelscope/modelscope requirements/audio/audio_tts.txt",
)
def package_is_placeholder(packages: Packages) -> Iterator[Evidence]:
    for package in packages.first():
        if package.name in _ORIGIN and _is_placeholder(package):
            facts = {
                "name": package.name,
                "version": package.version,
                "summary": package.summary,
                "python_files": package.python_files,
                "origin": _ORIGIN[package.name],
                "list": _LIST,
            }
            yield Evidence(facts, about=frozenset({package.name}))


def _is_placeholder(package: Package) -> bool:
    return package.summary == _SUMMARY and package.python_files <= 1
