"""LIB013: installs the distribution's FFmpeg if torchcodec supports its release."""

import re

from indextts_doctor.checks.libraries.systempackages import ffmpeg
from indextts_doctor.facts import Command, Host, Libraries
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.libraries.systempackages import installed

_WHY = _("torchcodec needs its libraries")
_CORE = re.compile(r"libtorchcodec_core(\d+)")


@fix(
    "LIB013",
    title=_("installs FFmpeg with the system's package manager"),
    source="xinference#5201; the file names of torchcodec 0.7 and 0.10 contain the release (libtorchcodec_core4 to core8); "
    "releases of FFmpeg: the package indexes of the distributions",
)
def torchcodec_finds_no_ffmpeg(libraries: Libraries, host: Host) -> Steps:
    built = sorted({int(match[1]) for one in libraries.objects for match in _CORE.finditer(one.path)})
    release = ffmpeg(host)
    if release in built:
        yield from installed(host, [Command("ffmpeg", _WHY)])
        return
    known = ", ".join(map(str, built))
    which = host.distribution
    if release is None:
        unknown = _("torchcodec supports FFmpeg {known}; the release in {distribution} is unknown")
        yield Advice(unknown.filled(known=known, distribution=which))
    else:
        other = _("torchcodec supports FFmpeg {known}; {distribution} has {release}")
        yield Advice(other.filled(known=known, distribution=which, release=release))
