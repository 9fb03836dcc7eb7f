"""PKG002: a package is not installed without which the start works and the synthesis does not."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import needed
from indextts_doctor.checks.packages.requirements import absent
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_WHEN = {
    "construction": Text(en="when the model is loaded", zh="加载模型时"),
    "saving": Text(en="when the sound is saved", zh="保存音频时"),
}


@check(
    "PKG002",
    Severity.ERROR,
    title=Text(
        en="{name} is not installed: it is needed {when}, after all imports have passed",
        zh="没有安装 {name}：{when}才会用到，导入阶段不会报错",
    ),
    why=Text(
        en="Every import passes, so the service seems well; it fails minutes later, with the model half loaded or the "
        "whole synthesis done.",
        zh="所有导入都正常，服务看上去没有问题，却会在几分钟后失败：模型加载到一半，或者整段合成已经做完。",
    ),
    how=Text(
        en="No metadata of that name lies on sys.path of the examined interpreter, and no importable code either.",
        zh="被检查的解释器的 sys.path 上既没有它的元数据，也没有可导入的代码。",
    ),
    advice=Text(en="{cure}", zh="{cure}"),
    explains=("PKG005", "SMK"),
    source="the profile's list of packages; reproduced: IndexTTS2 without descript-audiotools fails at construction only",
)
def package_needed_later_is_missing(
    packages: Packages, profile: Profile, target: Target
) -> Iterator[Evidence]:
    missing = [pin for pin in absent(packages, profile) if pin.required and pin.needed_at in _WHEN]
    cure = needed(target, packages, missing)
    for pin in missing:
        facts = {
            "name": pin.name,
            "tested": pin.tested,
            "reason": pin.reason or "",
            "when": _WHEN[pin.needed_at],
            "cure": cure,
        }
        yield Evidence(facts, about=frozenset({pin.name}))
