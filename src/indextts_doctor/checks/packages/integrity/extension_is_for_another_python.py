"""PKG017: compiled modules of a package were built for another Python."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.commands import reinstall
from indextts_doctor.facts import Interpreter, Packages, Target


class ExtensionIsForAnotherPython(Evidence, frozen=True):
    name: str
    version: str
    tag: str
    python: str
    path: str
    count: int
    command: str


@check(
    "PKG017",
    Severity.ERROR,
    title=_("{name} {version} was compiled for {tag}, and this is Python {python}"),
    why=_("""The folder was copied from another environment, or installed for another version or machine. Python does
        not see such files at all, and says that a module is missing, or speaks of a circular import."""),
    how=_("The tag in the file's name is none that this interpreter loads, and no file of the same module fits it."),
    advice=_("""Install it with this interpreter: `{command}`. When every package is affected, make the environment
        anew."""),
    explains=("IMP", "LIB", "PKG011", "SMK"),
    source="reproduced: scipy 1.10.1 for cp39 under Python 3.10 (cannot import name 'pypocketfft' from partially initialized module)",
)
def extension_is_for_another_python(
    packages: Packages, interpreter: Interpreter, target: Target
) -> Found[ExtensionIsForAnotherPython]:
    found = [one for one in packages.first() if one.foreign_extensions]
    for package in sorted(found, key=lambda one: -len(one.foreign_extensions)):
        yield ExtensionIsForAnotherPython(
            name=package.name,
            version=package.version,
            tag=package.foreign_extensions[0].tag,
            python=f"{interpreter.version[0]}.{interpreter.version[1]} ({interpreter.soabi})",
            path=package.foreign_extensions[0].path,
            count=len(package.foreign_extensions),
            command=reinstall(target, packages, package),
            about=frozenset({package.name}),
        )
