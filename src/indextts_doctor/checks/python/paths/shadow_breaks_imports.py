"""PY019: an import fails because a file of the service's folder was imported in place of a library."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.python import versions
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Import, Imports, Packages, Profile, Shadows
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "PY019",
    Severity.ERROR,
    title=Text(
        en="{file} is imported in place of {module} and breaks {broken}",
        zh="{file} 被当作 {module} 导入，导致 {broken} 失败",
    ),
    why=Text(
        en="When app.py is run, Python looks for modules in its folder first. The file there has the name of a "
        "module that a library needs, and does not have what the library expects in it.",
        zh="运行 app.py 时，Python 首先在它所在的目录找模块。那里的文件与某个库需要的模块同名，内容却不是库所期"
        "望的。",
    ),
    how=Text(
        en="An import that failed went through this file, or names it in its message.",
        zh="失败的导入经过了这个文件，或报错中提到了它。",
    ),
    advice=Text(
        en="Rename {file}.",
        zh="给 {file} 改个名字。",
    ),
    explains=("IMP", "PY016"),
    source="reproduced: glob.py in the service's folder under torch 2.13",
)
def shadow_breaks_imports(
    shadows: Shadows, imports: Imports, packages: Packages, profile: Profile
) -> Iterator[Evidence]:
    for shadow in shadows.found:
        if versions.is_needed(shadow, profile, packages):
            continue  # an error even without this proof: PY016
        broken = [result.module for result in imports.results if not result.ok and _met(result, shadow.file)]
        if broken:
            yield Evidence(
                {
                    "file": shadow.file,
                    "module": shadow.module,
                    "broken": broken,
                    "hides": shadow.hides or "Python",
                },
                about=frozenset({shadow.module.lower(), *map(str.lower, broken)}),
            )


def _met(result: Import, file: str) -> bool:
    places = [*result.stack, *(f"{link.file or ''} {link.message}" for link in result.chain)]
    return any(file in place for place in places)
