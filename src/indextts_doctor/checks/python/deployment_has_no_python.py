"""PY021: no interpreter of the deployment was found; the doctor's own was examined, and it is not the one."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.requirements import absent
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PY021",
    Severity.ERROR,
    title=Text(
        en="{python} was examined for want of the deployment's own, and lacks {lacks} of its packages",
        zh="没有找到部署所用的解释器；代为检查的 {python} 缺少 {lacks} 个所需软件包",
    ),
    why=Text(
        en="There is no virtual environment in the folder, none is active, and no service runs. What is said of "
        "packages and imports is said of the interpreter that runs this doctor, so it is worth nothing for "
        "the deployment.",
        zh="目录里没有虚拟环境，也没有激活的环境，服务也没有在运行。关于软件包和导入的结论说的都是运行本工具的解"
        "释器，对部署没有意义。",
    ),
    how=Text(
        en="Nothing but the interpreter that runs the doctor was left to examine, and half or more of the "
        "packages that the profile requires are not in it.",
        zh="除运行本工具的解释器外没有别的可检查，而配置要求的软件包在其中缺少一半以上。",
    ),
    advice=Text(
        en="Name the interpreter that starts the service with the option --python. Where there is none yet, "
        "make a virtual environment in {directory} and install the deployment's requirements into it.",
        zh="用 --python 选项指明启动服务所用的解释器。如果还没有，先在 {directory} 中建立虚拟环境并安装依赖。",
    ),
    explains=("PY", "PKG", "IMP", "LIB"),
    source="docs/architecture.md: how the target is chosen",
)
def deployment_has_no_python(target: Target, profile: Profile, packages: Packages) -> Iterator[Evidence]:
    if target.python_from != "doctor" or target.profile_from == "default":
        return
    required = [pin for pin in profile.packages if pin.required]
    lacks = [pin.name for pin in absent(packages, profile) if pin.required]
    if lacks and 2 * len(lacks) >= len(required):
        facts = {
            "python": target.python,
            "directory": target.directory,
            "lacks": len(lacks),
            "packages": lacks,
        }
        yield Evidence(facts)
