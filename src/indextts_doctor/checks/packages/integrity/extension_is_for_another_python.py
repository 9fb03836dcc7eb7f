"""PKG017: compiled modules of a package were built for a different Python."""

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
    title=_("{name} {version} is compiled for {tag}, not for Python {python}"),
    summary=_("a package is compiled for a different Python"),
    why=_("""The folder was copied from a different environment, or installed for a different version or machine.
        Python ignores such files and reports a missing module or a circular import."""),
    how=_("The interpreter does not load files with the tag in their name, and no other file of the same module fits."),
    advice=_("""Install it with this interpreter: `{command}`. If every package is affected, create the environment
        again."""),
    remedy=_("""Install the package again with the interpreter of the deployment. If every package is affected, create
        the environment again."""),
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
