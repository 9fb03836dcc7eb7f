"""LIB013: no variant of torchcodec finds the FFmpeg libraries."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Libraries

_CORE = "libtorchcodec_core"


class TorchcodecFindsNoFfmpeg(Evidence, frozen=True):
    variants: int
    missing: list[str]
    file: str


@check(
    "LIB013",
    Severity.WARNING,
    title=_("torchcodec finds no FFmpeg libraries: 0 of {variants} supported releases"),
    summary=_("torchcodec finds no FFmpeg libraries"),
    why=_("""From torchaudio 2.9 on, torchaudio.load and torchaudio.save use torchcodec, which needs the shared libraries
        of FFmpeg. The failure appears only when the synthesized audio is saved."""),
    how=_("""Each variant of libtorchcodec_core requires the libav libraries of one FFmpeg release. For each variant, at
        least one of them is missing."""),
    advice=_("""Install FFmpeg with its shared libraries, on Debian and Ubuntu: `apt-get install ffmpeg`. Or save the
        audio with soundfile instead of torchaudio.save."""),
    explains=("IMP",),
    source="xinference#5201; index-tts#465",
)
def torchcodec_finds_no_ffmpeg(libraries: Libraries) -> Found[TorchcodecFindsNoFfmpeg]:
    variants = [one for one in libraries.objects if _CORE in one.path]
    lacking = {one.path: [name for name in one.unresolved if name.startswith(("libav", "libsw"))] for one in variants}
    if variants and all(lacking.values()):
        newest = max(lacking)
        yield TorchcodecFindsNoFfmpeg(
            variants=len(variants), missing=lacking[newest], file=newest, about=frozenset({"torchcodec"})
        )
