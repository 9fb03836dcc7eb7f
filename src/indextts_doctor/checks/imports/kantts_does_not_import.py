"""IMP007: kantts does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP007",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en='kantts turns every ImportError on its way into "Please install kantts.", although kantts is there: '
        "what counts is the first exception of the chain, shown above. The kantts 0.1.0 of the public "
        "package index is an empty placeholder; the real one comes from KAN-TTS's repository or ModelScope's "
        "package list.",
        zh="kantts 把途中遇到的任何 ImportError 都改写成 Please install kantts.，"
        "其实 kantts 已经装了：要看异常链里最初的那个（见上）。"
        "公共软件包索引上的 kantts 0.1.0 只是空壳占位包，真正的 kantts 要从 KAN-TTS 仓库或 ModelScope 的软件包列表安装。",
    ),
    how=Text(
        en="The module was imported alone, in a process of its own, with the service's folder first on "
        "sys.path. The exception shown is the first of its chain, not the one that hides it.",
        zh="在独立进程里单独导入该模块，服务目录排在 sys.path 最前。显示的是异常链中最初的那个，而不是掩盖它的那个。",
    ),
    advice=Text(
        en="Cure what the message names. {cure}",
        zh="请按报错内容处理。{cure}",
    ),
    explains=("IMP099",),
    source="kantts/bin/*.py and kantts/preprocess/*.py of KAN-TTS (eight files); modelscope requirements/audio/audio_tts.txt",
)
def kantts_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("kantts", imports, profile, packages, target)
