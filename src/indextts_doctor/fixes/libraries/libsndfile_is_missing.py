"""LIB001: installs the system's libsndfile."""

from indextts_doctor.facts import Host, SystemLibrary
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.libraries.systempackages import installed

_WHY = _("soundfile needs it")


@fix(
    "LIB001",
    title=_("installs libsndfile with the system's package manager"),
    source="soundfile.py of 0.10.3.post1 and 0.14.0 (ctypes.util.find_library); reproduced with libsndfile1 of Debian 12",
)
def libsndfile_is_missing(host: Host) -> Steps:
    yield from installed(host, [SystemLibrary("libsndfile.so.1", _WHY)])
