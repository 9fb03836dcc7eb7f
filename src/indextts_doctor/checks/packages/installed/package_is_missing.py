"""PKG001: a package that the deployment cannot start without is not installed."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.installed.absence import because, cure
from indextts_doctor.checks.packages.requirements import absent
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Environment, Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PKG001",
    Severity.ERROR,
    title=Text(en="{name} is not installed{because}", zh="没有安装 {name}{because}"),
    why=Text(
        en="The deployment imports it at start, and ends with ModuleNotFoundError. Often it is installed, but "
        "for another interpreter: a bare pip install serves whichever Python comes first on PATH.",
        zh="服务启动时就要导入它，缺少时会以 ModuleNotFoundError 退出。常见情况是装到了另一个解释器里：直接执行 "
        "pip install，会装给 PATH 中排在最前的那个 Python。",
    ),
    how=Text(
        en="No metadata of that name lies on sys.path of the examined interpreter, and no importable code either.",
        zh="被检查的解释器的 sys.path 上既没有它的元数据，也没有可导入的代码。",
    ),
    advice=Text(en="{cure}", zh="{cure}"),
    explains=("IMP", "PKG005"),
    source="the profile's list of packages",
)
def package_is_missing(
    packages: Packages, profile: Profile, target: Target, environment: Environment
) -> Iterator[Evidence]:
    missing = [
        pin for pin in absent(packages, profile) if pin.required and pin.needed_at in ("import", "launch")
    ]
    advice = cure(target, packages, profile, environment, missing)
    for pin in missing:
        facts = {
            "name": pin.name,
            "tested": pin.tested,
            "reason": pin.reason or "",
            "because": because(pin, environment),
            "cure": advice,
        }
        yield Evidence(facts, about=frozenset({pin.name}))
