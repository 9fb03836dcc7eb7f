"""LIB013: FFmpeg is installed, where the distribution's is one that torchcodec was built for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.libraries.systempackages import ffmpeg
from indextts_doctor.facts import Host, Libraries
from indextts_doctor.facts.profile import Command
from indextts_doctor.fixes.libraries.systempackages import installed
from indextts_doctor.fixes.registry import fix
from indextts_doctor.fixes.steps import Advice, System
from indextts_doctor.i18n.text import Text

_WHY = Text(en="torchcodec loads its libraries", zh="torchcodec 要加载它的库")
_CORE = re.compile(r"libtorchcodec_core(\d+)")


@fix(
    "LIB013",
    title=Text(en="installs FFmpeg with the system's package manager", zh="用系统包管理器安装 FFmpeg"),
    source="xinference#5201; the files of torchcodec 0.7 and 0.10 name the release (libtorchcodec_core4 to core8); "
    "releases of FFmpeg: the package indexes of the distributions",
)
def torchcodec_finds_no_ffmpeg(libraries: Libraries, host: Host) -> Iterator[Union[System, Advice]]:
    built = sorted({int(match[1]) for one in libraries.objects for match in _CORE.finditer(one.path)})
    release = ffmpeg(host)
    if release in built:
        yield from installed(host, [Command("ffmpeg", _WHY)])
        return
    known = ", ".join(map(str, built))
    has = (
        Text(en="is not known", zh="未知")
        if release is None
        else Text(en=f"is {release}", zh=f"为 {release}")
    )
    yield Advice(
        Text(
            en=f"torchcodec was built for FFmpeg {known}; that of {host.distribution} {has.en}",
            zh=f"torchcodec 支持 FFmpeg {known}；{host.distribution} 的版本{has.zh}",
        )
    )
