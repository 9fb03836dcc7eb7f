"""PY013: packages of the user's own folder hide those of the environment."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.python import versions
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Interpreter, Packages, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PY013",
    Severity.WARNING,
    title=Text(
        en="{package} {version} in {folder} hides {hidden} of the environment",
        zh="{folder} 里的 {package} {version} 盖住了环境中的 {hidden}",
    ),
    why=Text(
        en="Packages from pip install --user come before those of the environment, but only for that user: the "
        "same service works under one account and fails under another.",
        zh="pip install --user 装的包优先于环境里的包，而且只对该用户有效：同一个服务换个账号运行，结果就不一样"
        "。",
    ),
    how=Text(
        en="The same package is installed in both places, in different versions, and the user's folder is on "
        "sys.path.",
        zh="同一个包在两处都有安装且版本不同，而用户目录在 sys.path 上。",
    ),
    advice=Text(
        en="Set PYTHONNOUSERSITE=1 in the service's environment; Python then ignores that folder.",
        zh="在服务的环境变量里设置 PYTHONNOUSERSITE=1，Python 就会忽略该目录。",
    ),
    explains=("IMP", "PKG"),
    source="Python's documentation of the module site; reproduced: numpy in the user's folder over another numpy",
)
def user_site_leaks(interpreter: Interpreter, packages: Packages, profile: Profile) -> Iterator[Evidence]:
    folder = interpreter.user_site
    if folder is None:
        return
    for package, hidden in versions.hiding(packages, folder, versions.wanted(profile)):
        yield Evidence(
            {"package": package.name, "version": package.version, "folder": folder, "hidden": hidden.version},
            about=frozenset({package.name}),
        )
