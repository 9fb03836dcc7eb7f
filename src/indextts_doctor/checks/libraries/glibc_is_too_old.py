"""LIB004: an installed library requires a newer glibc than the system has."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.libraries.origin import NewerGlibc
from indextts_doctor.facts import Host, Libraries
from indextts_doctor.facts.libraries import numbers


@check(
    "LIB004",
    Severity.ERROR,
    title=_("{package} requires glibc {wanted}; the system has {offered}"),
    summary=_("a library requires a newer glibc than the system has"),
    why=_("""The loader rejects a library that uses functions of a newer glibc. pip does not install such wheels, so the
        environment was copied from another machine, built by conda, or installed with another interpreter."""),
    how=_("The newest GLIBC version that the header of the library requires is compared with the system's version."),
    advice=_("""Rebuild the environment on this machine, or run it in a container with glibc {wanted} or newer (Debian 12
        has 2.36, Ubuntu 22.04 has 2.35)."""),
    remedy=_("""Rebuild the environment on this machine, or run it in a container whose glibc is new enough (Debian 12
        has 2.36, Ubuntu 22.04 has 2.35)."""),
    explains=("IMP",),
    source="GNU_VERSION_NEED in the ELF file; tokenizers#585, #685; pytorch#142043",
)
def glibc_is_too_old(libraries: Libraries, host: Host) -> Found[NewerGlibc]:
    offered = host.libc_version or ""
    if host.libc_family != "glibc" or not numbers(offered):
        return
    worst: dict[str, tuple[str, str]] = {}
    for one in libraries.objects:
        wanted = one.versions.get("GLIBC", "")
        if numbers(wanted) > numbers(worst[one.package][0] if one.package in worst else offered):
            worst[one.package] = (wanted, one.path)
    for package, (wanted, path) in sorted(worst.items(), key=lambda item: numbers(item[1][0]), reverse=True):
        yield NewerGlibc(package=package, wanted=wanted, offered=offered, file=path, about=frozenset({package}))
