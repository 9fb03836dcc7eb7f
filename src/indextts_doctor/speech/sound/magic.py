"""What a file is, by how it begins. Pure."""

# How audio begins that the doctor does not decode.
_AUDIO = (
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"fLaC", "FLAC"),
    (b"FORM", "AIFF"),
    (b".snd", "AU"),
    (b"RIFX", "WAVE, big-endian"),
    (b"riff\x2e\x91\xcf\x11", "Wave64"),
    (b"caff", "CAF"),
    (b"#!AMR", "AMR"),
    (b"ADIF", "AAC"),
    (b"\x1aE\xdf\xa3", "Matroska or WebM"),
    (b"wvpk", "WavPack"),
)
_OTHER = (
    (b"PK\x03\x04", "a zip archive"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "gzip"),
    (b"\x93NUMPY", "a numpy array"),
    (b"version https://git-lfs", "a Git LFS pointer"),
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<")
_SHOWN = 60  # characters of a text


def kind(data: bytes) -> tuple[str, bool]:
    """What a file is, and whether that is audio; "WAVE" is what the doctor decodes."""
    if data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE":
        return "WAVE", True
    for magics, is_audio in ((_AUDIO, True), (_OTHER, False)):
        for magic, name in magics:
            if data.startswith(magic):
                return name, is_audio
    if data[4:8] == b"ftyp":
        return "AAC in MP4", True
    return (_frames(data), True) if _frames(data) else (_text(data), False)


def _frames(data: bytes) -> str:
    """Name a stream of MPEG frames, which has no header: two sync words, the second where the first ends."""
    if len(data) < 4 or data[0] != 0xFF or data[1] & 0xE0 != 0xE0:
        return ""
    if data[1] & 0xF6 == 0xF0:
        length = (data[3] & 3) << 11 | data[4] << 3 | data[5] >> 5 if len(data) > 5 else 0
        return "AAC" if _syncs(data, length) else ""
    length = _mp3_length(data)
    return "MP3" if _syncs(data, length) else ""


def _syncs(data: bytes, at: int) -> bool:
    return at > 4 and data[at : at + 2] == data[:2]


_BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),  # MPEG-1
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),  # MPEG-2 and 2.5
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def _mp3_length(data: bytes) -> int:
    """The bytes of a layer III frame; 0 when it is none."""
    version, layer = data[1] >> 3 & 3, data[1] >> 1 & 3
    bitrate, rate, padding = data[2] >> 4, data[2] >> 2 & 3, data[2] >> 1 & 1
    if layer != 1 or version == 1 or bitrate in (0, 15) or rate == 3:
        return 0
    kilobits = _BITRATES[3 if version == 3 else 2][bitrate]
    return (144 if version == 3 else 72) * kilobits * 1000 // _RATES[version][rate] + padding


def _text(data: bytes) -> str:
    """Describe how data begins that is no audio."""
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.lower().startswith(_MARKUP):
        return "HTML or XML"
    shown = " ".join(head.decode("utf-8", "replace").split())[:_SHOWN]
    if not shown.isprintable() or "\ufffd" in shown:
        return f"bytes {data[:8].hex(' ')}"
    return f"{'JSON' if head[:1] in b'{[' else 'text'}: {shown}" if head else "blanks"
