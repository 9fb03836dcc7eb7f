"""LIB010: installs the packages of the missing libraries."""

from indextts_doctor.checks.libraries.systempackages import NotInstalled
from indextts_doctor.facts import Host, Profile
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.libraries.systempackages import installed


@fix(
    "LIB010",
    title=_("installs the library with the system's package manager"),
    source="the package indexes of the distributions, see checks/libraries/systempackages.py",
)
def system_library_is_missing(found: tuple[NotInstalled, ...], host: Host, profile: Profile) -> Steps:
    missing = {one.soname for one in found}
    yield from installed(host, (one for one in profile.libraries if one.soname in missing))
