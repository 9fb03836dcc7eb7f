"""What the messages of a failed synthesis stand for: data. Pure."""

from typing import NamedTuple

from indextts_doctor.i18n.text import Text, _


class Meaning(NamedTuple):
    """What a message stands for."""

    pattern: str  # compiled by re when it is first looked for: most starts of the doctor look for none
    cause: Text
    fix: Text
    code: str = ""  # the check that finds the same without a synthesis


def _meaning(pattern: str, cause: Text, fix: Text, code: str = "") -> Meaning:
    return Meaning(f"(?i){pattern}", cause, fix, code)


# Sources: engines.md's table of failures met with the real engines, and reproduced in tests/smoke.
MEANINGS = (
    _meaning(
        r"invalid load key, 'v'|Unsupported operand 118|HeaderTooLarge|header too large|could not parse ModelProto",
        _("the file is a Git-LFS pointer, not the weights"),
        _("""Fetch the real file (git lfs pull, or download it again); weights_only=False, which the message may advise,
            is no cure."""),
        "MOD004",
    ),
    _meaning(
        r"Unsupported operand (60|112)",
        _("the file is a web page or text, not the weights"),
        _("Download the file again."),
        "MOD006",
    ),
    _meaning(
        r"failed finding central directory|MetadataIncompleteBuffer|incomplete metadata|file not fully covered",
        _("a weights file is cut off"),
        _("Download the file again."),
        "MOD008",
    ),
    _meaning(r"^EOFError|unk is not defined", _("a model file is empty"), _("Download the file again."), "MOD007"),
    _meaning(
        r"TorchCodec is required|Could not load libtorchcodec|libavutil",
        _("torchaudio 2.9 and newer save through torchcodec and FFmpeg, which are not usable here"),
        _("Install torch and torchaudio 2.8, or the torchcodec that fits torch together with Debian's ffmpeg."),
        "LIB013",
    ),
    _meaning(
        r"No space left on device",
        _("the disk is full"),
        _("Make room where TMPDIR points, and in the model's folder."),
        "HOST018",
    ),
    _meaning(
        r"Read-only file system",
        _("the engine writes into a folder that is mounted read-only"),
        _("Mount it writable, or let the engine make its caches once before it is made read-only."),
        "HOST020",
    ),
    _meaning(
        r"not implemented for 'Half'",
        _("this torch cannot compute in half precision on a CPU"),
        _("Load the model in float32."),
    ),
    _meaning(
        r"LocalEntryNotFoundError|couldn't connect to|NameResolutionError|outgoing traffic has been disabled|offline mode",
        _("a file is missing here, and the engine wanted to download it"),
        _("Place the missing files (for IndexTTS2 those under hf_cache) before it starts; the path may also be wrong."),
        "MOD005",
    ),
    _meaning(
        r"OffloadedCache|QuantizedCacheConfig|SequenceSummary|_crop_past_key_values",
        _("transformers is newer than the one that the engine was written for"),
        _("Install transformers 4.52.1."),
        "PKG003",
    ),
    _meaning(
        r"Missing key gpt|ConfigAttributeError",
        _("config.yaml is no configuration of this engine"),
        _("Take config.yaml from the model's own repository."),
        "MOD005",
    ),
    _meaning(
        r"NoBackendError|negative dimensions are not allowed",
        _("the voice prompt is not audio, or is too short"),
        _("Name a WAV of a few seconds with --prompt."),
    ),
    _meaning(
        r"stack expects each tensor to be equal size",
        _("the engine dropped symbols of the text that it does not know"),
        _("Use the voice's own phone set."),
    ),
    _meaning(
        r"cannot allocate memory|DefaultCPUAllocator|bad_alloc",
        _("there is not enough memory"),
        _("Give the container more memory, or stop what else runs in it."),
        "HOST006",
    ),
    _meaning(
        r"Is a directory|No such file or directory|does not appear to have a file named|FileNotFoundError",
        _("a file that the engine needs is not there"),
        _("Put the file named in the message in its place."),
        "MOD005",
    ),
    _meaning(
        r"cannot say",
        _("the small reference voice knows few words"),
        _("""It says English numbers from 0 to 99 and the words listed in docs/voice.md; for anything else name another
            engine with --engine."""),
    ),
)
