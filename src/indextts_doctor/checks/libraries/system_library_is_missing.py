"""LIB010: a system library that a package of the deployment loads by name is not installed."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.libraries.systempackages import NotInstalled
from indextts_doctor.facts import Libraries, Packages, Profile


@check(
    "LIB010",
    Severity.ERROR,
    title=_("{soname} is not installed: {why}"),
    summary=_("a system library that a package needs is not installed"),
    why=_("""Some Python packages load a system library by name when they are imported. pip cannot install this library,
        and slim images do not contain it."""),
    how=_("The library is searched for in the folders of LD_LIBRARY_PATH, the interpreter and the system."),
    advice=_("""Install the library, on Debian and Ubuntu as root: `apt-get install {debian}`. On other systems, install
        the package that contains {soname}."""),
    remedy=_("Install the package that contains the library with the system's package manager."),
    explains=("IMP",),
    source="the profile names the library and what for",
)
def system_library_is_missing(libraries: Libraries, profile: Profile, packages: Packages) -> Found[NotInstalled]:
    wanted = [one for one in profile.libraries if not one.only_with or packages.find(one.only_with)]
    missing = [one for one in wanted if libraries.sonames.get(one.soname, "") is None]
    debian = " ".join(dict.fromkeys(one.debian or one.soname for one in missing))
    for need in missing:
        yield NotInstalled(
            soname=need.soname,
            why=need.why,
            debian=debian,
            about=frozenset({need.soname.lower(), need.only_with} - {""}),
        )
