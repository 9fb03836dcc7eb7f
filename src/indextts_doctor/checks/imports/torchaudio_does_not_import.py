"""IMP010: torchaudio does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP010",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en='torchaudio\'s library is compiled against one torch release: "undefined symbol" in libtorchaudio.so '
        "means that the two do not belong together.",
        zh="torchaudio 的库是针对某一个 torch 版本编译的：libtorchaudio.so 报 undefined symbol 说明两者不配套。",
    ),
    how=Text(
        en="The module was imported alone, in a process of its own, with the service's folder first on "
        "sys.path. The exception shown is the first of its chain, not the one that hides it.",
        zh="在独立进程里单独导入该模块，服务目录排在 sys.path 最前。显示的是异常链中最初的那个，而不是掩盖它的那个。",
    ),
    advice=Text(
        en="torchaudio must belong to the installed torch (0.13.1 to 1.13.1, 2.8 to 2.8) and be of the same "
        "source. {cure}",
        zh="torchaudio 必须与已装的 torch 配套（0.13.1 对 1.13.1，2.8 对 2.8），并来自同一来源。{cure}",
    ),
    explains=("IMP007", "IMP008", "IMP099"),
    source="pytorch/audio issue 3335",
)
def torchaudio_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("torchaudio", imports, profile, packages, target)
