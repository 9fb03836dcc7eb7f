"""IMP009: huggingface_hub does not import."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "IMP009",
    Severity.ERROR,
    title=Text(
        en="{module} does not import: {what}",
        zh="{module} 无法导入：{what}",
    ),
    why=Text(
        en="transformers reads models through huggingface_hub. It loads its parts only when they are used, and "
        "imports even where its own requirements are missing: an import that fails means that the package "
        "itself is damaged.",
        zh="transformers 通过 huggingface_hub 读取模型。它的各部分按需加载，即使缺少自身的依赖也能导入；导入失败说明这个包本身已损坏。",
    ),
    how=Text(
        en="The module was imported alone, in a process of its own, with the service's folder first on "
        "sys.path. The exception shown is the first of its chain, not the one that hides it.",
        zh="在独立进程里单独导入该模块，服务目录排在 sys.path 最前。显示的是异常链中最初的那个，而不是掩盖它的那个。",
    ),
    advice=Text(
        en="{cure}",
        zh="{cure}",
    ),
    explains=("IMP007", "IMP008", "IMP099"),
    source="reproduced: huggingface_hub 0.16.4 imports without requests, tqdm, filelock and fsspec",
)
def huggingface_hub_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("huggingface_hub", imports, profile, packages, target)
