"""HOST002: installed wheels were built for a newer glibc."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host import wheeltags
from indextts_doctor.checks.libraries.origin import NewerGlibc
from indextts_doctor.facts import Interpreter, Packages


@check(
    "HOST002",
    Severity.ERROR,
    title=_("{package} {version} needs glibc {wanted} or newer; the system has {offered}"),
    summary=_("a package needs a newer glibc than the system has"),
    why=_("""The tag of a wheel contains the oldest glibc that it supports, and pip does not install a wheel
        that is too new for the system. The environment was therefore copied from another machine or mounted
        into an older image."""),
    how=_("The manylinux tag in the WHEEL file of the package is compared with the glibc of the interpreter."),
    advice=_("""Rebuild the environment on this system, where pip selects compatible wheels, or move to a system with
        glibc {wanted} or newer (Debian 12 has 2.36, Ubuntu 22.04 has 2.35, CentOS 7 has 2.17)."""),
    remedy=_("""Rebuild the environment on this system, where pip selects compatible wheels, or move to a system with a
        newer glibc (Debian 12 has 2.36, Ubuntu 22.04 has 2.35, CentOS 7 has 2.17)."""),
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
