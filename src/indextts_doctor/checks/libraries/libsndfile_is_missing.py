"""LIB001: libsndfile, which soundfile needs, is missing."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.facts import Libraries, Packages, Target


class LibsndfileIsMissing(Evidence, frozen=True):
    version: str
    wheel: list[str]
    command: str


@check(
    "LIB001",
    Severity.ERROR,
    title=_("libsndfile is missing: not in soundfile {version} and not in the system"),
    summary=_("libsndfile, which soundfile needs, is missing"),
    why=_("""soundfile is only a wrapper for the C library libsndfile, which reads and writes audio. Releases before 0.12
        do not contain the library for Linux. Neither does the py2.py3-none-any wheel, which pip installs if no platform
        wheel fits (old glibc, musl, rare processors)."""),
    how=_("""The library is searched for in the folder of soundfile, in LD_LIBRARY_PATH and in the system's library
        folders."""),
    advice=_("""Install the library. On Debian and Ubuntu, as root: `apt-get install libsndfile1`. On Fedora and RHEL:
        `dnf install libsndfile`. On x86-64 and ARM64 with glibc 2.28 or newer, a soundfile that contains the library is
        enough: `{command}`"""),
    remedy=_("""Install the library. On Debian and Ubuntu, as root: `apt-get install libsndfile1`. On Fedora and RHEL:
        `dnf install libsndfile`. On x86-64 and ARM64 with glibc 2.28 or newer, soundfile 0.13 or newer, which contains
        the library, is enough."""),
    explains=("IMP",),
    source="soundfile.py of 0.10.3.post1, 0.12.1, 0.13.1 and 0.14.0; reproduced: OSError: sndfile library not found",
)
def libsndfile_is_missing(libraries: Libraries, packages: Packages, target: Target) -> Found[LibsndfileIsMissing]:
    if libraries.sndfile is not None and libraries.sndfile.path is None:
        package = packages.find("soundfile")
        yield LibsndfileIsMissing(
            version=package.version if package else "?",
            wheel=list(package.tags) if package else [],
            command=install(target, packages, "soundfile>=0.13"),
            about=frozenset({"soundfile"}),
        )
