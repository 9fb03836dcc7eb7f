"""PY014: PYTHONPATH adds packages that do not belong to the environment."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Interpreter, Package, Packages, Profile


class PythonpathLeaks(Evidence, frozen=True):
    folder: str
    packages: list[str]
    count: int


@check(
    "PY014",
    Severity.WARNING,
    title=_("PYTHONPATH puts {folder} before the environment: {packages}"),
    summary=_("PYTHONPATH puts a folder with other packages before the environment"),
    why=_("""Python searches the folders in PYTHONPATH before the environment. Compiled packages for another Python
        version cannot be loaded, and another version of a package hides the correct one."""),
    how=_("""A folder in PYTHONPATH belongs to another Python version, or contains a package of the profile in another
        version than the environment."""),
    advice=_("""Remove the folder from PYTHONPATH where the variable is set for the service: systemd unit, start script,
        ~/.bashrc, Dockerfile."""),
    explains=("IMP", "PKG"),
    source="Python's documentation of PYTHONPATH; reproduced: site-packages of 3.9 before a 3.10 environment",
)
def pythonpath_leaks(interpreter: Interpreter, packages: Packages, profile: Profile) -> Found[PythonpathLeaks]:
    separator = ";" if interpreter.markers.get("sys_platform") == "win32" else ":"
    for folder in filter(None, interpreter.environment.get("PYTHONPATH", "").split(separator)):
        leaking = list(_leaking(folder.rstrip("/"), interpreter, packages, profile))
        if leaking:
            unusable = any(package.foreign_extensions for package in leaking)
            yield PythonpathLeaks(
                folder=folder,
                packages=[f"{package.name} {package.version}" for package in leaking[:5]],
                count=len(leaking),
                about=frozenset(package.name for package in leaking),
                severity=Severity.ERROR if unusable else Severity.WARNING,
            )


def _leaking(folder: str, interpreter: Interpreter, packages: Packages, profile: Profile) -> Iterator[Package]:
    wanted = versions.wanted(profile)
    if versions.of_another_version(folder, interpreter):
        yield from (p for p in packages.first() if p.location == folder and p.name in wanted)
    else:
        yield from (package for package, _ in versions.hiding(packages, folder, wanted))
