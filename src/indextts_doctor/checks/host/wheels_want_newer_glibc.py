"""HOST002: wheels are installed that were built for a newer glibc."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host import wheeltags
from indextts_doctor.checks.libraries.origin import NewerGlibc
from indextts_doctor.facts import Interpreter, Packages


@check(
    "HOST002",
    Severity.ERROR,
    title=_("{package} {version} is a wheel for glibc {wanted} or newer; this system has {offered}"),
    why=_("""A wheel names the oldest glibc that it was built for, and pip installs none that is too new for the system.
        The environment was therefore copied from another machine or mounted into an older image."""),
    how=_("""The manylinux tag in the WHEEL file of the package is compared with the glibc that the interpreter
        runs on."""),
    advice=_("""Build the environment anew on this system, where pip picks wheels that fit, or move to a system with
        glibc {wanted} or newer (Debian 12 has 2.36, Ubuntu 22.04 has 2.35; CentOS 7 has 2.17)."""),
    explains=("IMP", "LIB004"),
    source="PEP 600 (manylinux_x_y means glibc x.y or newer); tokenizers#585, #685",
)
def wheels_want_newer_glibc(packages: Packages, interpreter: Interpreter) -> Found[NewerGlibc]:
    offered = _numbers(interpreter.libc.version)
    if interpreter.libc.family != "glibc" or offered is None:
        return
    found = []
    for package in packages.installed:
        wanted = wheeltags.glibc(package.tags)
        if wanted is not None and wanted > offered:
            found.append((wanted, package))
    for wanted, package in sorted(found, key=lambda pair: pair[0], reverse=True):
        yield NewerGlibc(
            package=package.name,
            version=package.version,
            wanted=".".join(map(str, wanted)),
            offered=interpreter.libc.version,
            about=frozenset({package.name}),
        )


def _numbers(version: object) -> Optional[tuple[int, ...]]:
    parts = str(version).split(".")[:2]
    return tuple(map(int, parts)) if len(parts) == 2 and all(part.isdigit() for part in parts) else None
