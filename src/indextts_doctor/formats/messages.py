"""Causes and fixes for known messages of a failed synthesis: data. Pure."""

from typing import NamedTuple

from indextts_doctor.i18n.text import Text, _


class Meaning(NamedTuple):
    """A known message, its cause and its fix."""

    pattern: str  # compiled by re at its first search, which most runs do not need
    cause: Text
    fix: Text
    code: str = ""  # the check that detects the same without a synthesis


def _meaning(pattern: str, cause: Text, fix: Text, code: str = "") -> Meaning:
    return Meaning(f"(?i){pattern}", cause, fix, code)


# Sources: the table of failures with real engines in engines.md, and reproduced in tests/smoke.
MEANINGS = (
    _meaning(
        r"invalid load key, 'v'|Unsupported operand 118|HeaderTooLarge|header too large|could not parse ModelProto",
        _("the file is a Git-LFS pointer, not the weights"),
        _("""Fetch the real file with git lfs pull, or download it again. weights_only=False, which the message may
            suggest, does not help."""),
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
        _("a weights file is truncated"),
        _("Download the file again."),
        "MOD008",
    ),
    _meaning(r"^EOFError|unk is not defined", _("a model file is empty"), _("Download the file again."), "MOD007"),
    _meaning(
        r"TorchCodec is required|Could not load libtorchcodec|libavutil",
        _("torchaudio 2.9 and newer need torchcodec and FFmpeg to save, and they do not work"),
        _("Install torch and torchaudio 2.8, or the torchcodec that fits torch and Debian's package ffmpeg."),
        "LIB013",
    ),
    _meaning(
        r"No space left on device",
        _("the disk is full"),
        _("Free space in the folder of TMPDIR and in the model folder."),
        "HOST018",
    ),
    _meaning(
        r"Read-only file system",
        _("the engine writes into a folder that is mounted read-only"),
        _("""Mount the folder writable, or start the engine once before the folder becomes read-only, so that its
            caches exist."""),
        "HOST020",
    ),
    _meaning(
        r"not implemented for 'Half'",
        _("this release of torch does not support half precision on a CPU"),
        _("Load the model in float32."),
    ),
    _meaning(
        r"LocalEntryNotFoundError|couldn't connect to|NameResolutionError|outgoing traffic has been disabled|offline mode",
        _("a file is missing, and the engine cannot download it"),
        _("Place the missing files before the start (for IndexTTS2 those under hf_cache), or correct the path."),
        "MOD005",
    ),
    _meaning(
        r"OffloadedCache|QuantizedCacheConfig|SequenceSummary|_crop_past_key_values",
        _("transformers is too new for the engine"),
        _("Install transformers 4.52.1."),
        "PKG003",
    ),
    _meaning(
        r"Missing key gpt|ConfigAttributeError",
        _("config.yaml is not a configuration of this engine"),
        _("Download config.yaml from the repository of the model."),
        "MOD005",
    ),
    _meaning(
        r"NoBackendError|negative dimensions are not allowed",
        _("the voice prompt is not audio, or is too short"),
        _("Pass a WAV of a few seconds with --prompt."),
    ),
    _meaning(
        r"stack expects each tensor to be equal size",
        _("the engine dropped unknown symbols of the text"),
        _("Use the phone set of the voice."),
    ),
    _meaning(
        r"cannot allocate memory|DefaultCPUAllocator|bad_alloc",
        _("not enough memory is available"),
        _("Give the container more memory, or stop other processes in it."),
        "HOST006",
    ),
    _meaning(
        r"Is a directory|No such file or directory|does not appear to have a file named|FileNotFoundError",
        _("a file that the engine needs is missing"),
        _("Place the file in the message at its path."),
        "MOD005",
    ),
    _meaning(
        r"cannot say",
        _("the reference voice supports only a few words"),
        _("""It supports English numbers from 0 to 99 and the words in docs/voice.md. For other texts, select a
            different engine with --engine."""),
    ),
)
