"""PY016: a file of the service's folder hides an installed or a standard module."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.python import versions
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Packages, Profile, Shadows
from indextts_doctor.facts.python import Shadow
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PY016",
    Severity.ERROR,
    title=Text(
        en="{file} hides the module {module} ({hides})",
        zh="{file} 盖住了模块 {module}（{hides}）",
    ),
    why=Text(
        en="When app.py is run, Python looks for modules in its folder first. A file of the same name as a "
        "library is imported instead of it, by the library's own code too. The message is misleading: "
        "\"cannot import name 'fft' from 'scipy' (/srv/tts/scipy.py)\" or \"'scipy' is not a package\".",
        zh="运行 app.py 时，Python 首先在它所在的目录找模块。与库同名的文件会被当成那个库导入，连库自己的代码也"
        "会导错。报错容易误导人：cannot import name 'fft' from 'scipy' (/srv/tts/scipy.py) 或 'scipy' is not "
        "a package。",
    ),
    how=Text(
        en="The names in the service's folder were compared with what is installed and with the standard "
        "library. Folders without __init__.py hide nothing, copies of the hidden package itself do not count.",
        zh="将服务目录下的名字与已安装的包和标准库逐一比较。没有 __init__.py 的目录不会造成遮盖，同一个包的源码副本不算。",
    ),
    advice=Text(
        en="Rename {file}.",
        zh="给 {file} 改个名字。",
    ),
    explains=("IMP",),
    source="reproduced with scipy 1.10.1: scipy.py, scipy/__init__.py, scipy.pyc and a compiled scipy in the "
    "service's folder",
)
def module_is_shadowed(shadows: Shadows, profile: Profile, packages: Packages) -> Iterator[Evidence]:
    found = [_evidence(shadow, profile, packages) for shadow in shadows.found if _matters(shadow)]
    yield from sorted(found, key=lambda evidence: -(evidence.severity or Severity.NOTE))


def _matters(shadow: Shadow) -> bool:
    return bool(shadow.hides) or shadow.module in versions.IMPORTED_BY_ALL


def _evidence(shadow: Shadow, profile: Profile, packages: Packages) -> Evidence:
    needing = versions.needing(shadow, packages)
    hides = shadow.hides or "Python"
    return Evidence(
        {"file": shadow.file, "module": shadow.module, "hides": hides, "hidden": shadow.hidden},
        about=frozenset({shadow.module.lower(), *needing}),
        severity=Severity.ERROR if versions.is_needed(shadow, profile, packages) else Severity.WARNING,
    )
