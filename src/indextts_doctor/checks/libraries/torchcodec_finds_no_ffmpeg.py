"""LIB013: torchcodec is installed, and none of its variants finds FFmpeg's libraries."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Libraries
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_CORE = "libtorchcodec_core"


@check(
    "LIB013",
    Severity.WARNING,
    title=Text(
        en="torchcodec finds none of the {variants} releases of FFmpeg that it was built for",
        zh="torchcodec 找不到 FFmpeg 的库：它支持 {variants} 个 FFmpeg 大版本，本机一个也没有",
    ),
    why=Text(
        en="From torchaudio 2.9 on, torchaudio.load and torchaudio.save go through torchcodec, which needs FFmpeg's shared "
        "libraries. It fails only when the finished sound is to be saved.",
        zh="从 torchaudio 2.9 起，torchaudio.load 和 torchaudio.save 都交给 torchcodec，而它需要 FFmpeg 的共享库。"
        "平时看不出问题，要到合成完毕、保存音频时才失败。",
    ),
    how=Text(
        en="Each variant of libtorchcodec_core names the libav libraries of one FFmpeg release; all of them lack some.",
        zh="每个 libtorchcodec_core 变体对应 FFmpeg 的一个大版本，它们要的 libav 库全都缺失。",
    ),
    advice=Text(
        en="Install FFmpeg with its shared libraries, on Debian and Ubuntu: `apt-get install ffmpeg`. Or write "
        "the sound with soundfile instead of torchaudio.save.",
        zh="安装带共享库的 FFmpeg，Debian、Ubuntu 上执行：`apt-get install ffmpeg`。或者不用 torchaudio.save，改"
        "用 soundfile 写音频。",
    ),
    explains=("IMP",),
    source="xinference#5201; index-tts#465",
)
def torchcodec_finds_no_ffmpeg(libraries: Libraries) -> Iterator[Evidence]:
    variants = [one for one in libraries.objects if _CORE in one.path]
    lacking = {
        one.path: [name for name in one.unresolved if name.startswith(("libav", "libsw"))] for one in variants
    }
    if variants and all(lacking.values()):
        newest = max(lacking)
        facts = {"variants": len(variants), "missing": lacking[newest], "file": newest}
        yield Evidence(facts, about=frozenset({"torchcodec"}))
