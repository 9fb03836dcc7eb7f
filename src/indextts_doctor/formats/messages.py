"""What the messages of a failed synthesis stand for: data. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from indextts_doctor.i18n.text import Text


class Meaning(NamedTuple):
    """What a message stands for."""

    pattern: re.Pattern[str]
    cause: Text
    cure: Text
    code: str = ""  # the check that finds the same without a synthesis


def _meaning(pattern: str, cause: Text, cure: Text, code: str = "") -> Meaning:
    return Meaning(re.compile(pattern, re.IGNORECASE), cause, cure, code)


# Sources: engines.md's table of failures met with the real engines, and reproduced in tests/smoke.
MEANINGS = (
    _meaning(
        r"invalid load key, 'v'|Unsupported operand 118|HeaderTooLarge|header too large|could not parse ModelProto",
        Text(en="the file is a Git-LFS pointer, not the weights", zh="该文件是 Git-LFS 指针，不是权重"),
        Text(
            en="Fetch the real file (git lfs pull, or download it again); weights_only=False, which the message may "
            "advise, is no cure.",
            zh="取回真正的文件（git lfs pull 或重新下载）。报错里建议的 weights_only=False 没有用。",
        ),
        "MOD004",
    ),
    _meaning(
        r"Unsupported operand (60|112)",
        Text(en="the file is a web page or text, not the weights", zh="该文件是网页或文本，不是权重"),
        Text(en="Download the file again.", zh="重新下载该文件。"),
        "MOD006",
    ),
    _meaning(
        r"failed finding central directory|MetadataIncompleteBuffer|incomplete metadata|file not fully covered",
        Text(en="a weights file is cut off", zh="权重文件被截断"),
        Text(en="Download the file again.", zh="重新下载该文件。"),
        "MOD008",
    ),
    _meaning(
        r"^EOFError|unk is not defined",
        Text(en="a model file is empty", zh="模型文件是空的"),
        Text(en="Download the file again.", zh="重新下载该文件。"),
        "MOD007",
    ),
    _meaning(
        r"TorchCodec is required|Could not load libtorchcodec|libavutil",
        Text(
            en="torchaudio 2.9 and newer save through torchcodec and FFmpeg, which are not usable here",
            zh="torchaudio 2.9 起通过 torchcodec 和 FFmpeg 保存音频，而这里用不了",
        ),
        Text(
            en="Install torch and torchaudio 2.8, or the torchcodec that fits torch together with Debian's ffmpeg.",
            zh="安装 2.8 版的 torch 和 torchaudio，或安装与 torch 匹配的 torchcodec 及系统软件包 ffmpeg。",
        ),
        "LIB013",
    ),
    _meaning(
        r"No space left on device",
        Text(en="the disk is full", zh="磁盘已满"),
        Text(
            en="Make room where TMPDIR points, and in the model's folder.",
            zh="清理 TMPDIR 所在磁盘和模型目录所在磁盘。",
        ),
        "HOST018",
    ),
    _meaning(
        r"Read-only file system",
        Text(en="the engine writes into a folder that is mounted read-only", zh="引擎要写入的目录是只读挂载"),
        Text(
            en="Mount it writable, or let the engine make its caches once before it is made read-only.",
            zh="改为可写挂载，或在设为只读之前先让引擎生成一次缓存。",
        ),
        "HOST020",
    ),
    _meaning(
        r"not implemented for 'Half'",
        Text(
            en="this torch cannot compute in half precision on a CPU",
            zh="这个 torch 不能在 CPU 上用半精度计算",
        ),
        Text(en="Load the model in float32.", zh="以 float32 加载模型。"),
    ),
    _meaning(
        r"LocalEntryNotFoundError|couldn't connect to|NameResolutionError|outgoing traffic has been disabled|offline mode",
        Text(
            en="a file is missing here, and the engine wanted to download it",
            zh="本地缺少文件，引擎想要联网下载",
        ),
        Text(
            en="Place the missing files (for IndexTTS2 those under hf_cache) before it starts; the path may also be wrong.",
            zh="启动前放好缺少的文件（IndexTTS2 是 hf_cache 下的几个），也可能是路径写错了。",
        ),
        "MOD005",
    ),
    _meaning(
        r"OffloadedCache|QuantizedCacheConfig|SequenceSummary|_crop_past_key_values",
        Text(
            en="transformers is newer than the one that the engine was written for",
            zh="transformers 比引擎所写时的版本新",
        ),
        Text(en="Install transformers 4.52.1.", zh="安装 transformers 4.52.1。"),
        "PKG003",
    ),
    _meaning(
        r"Missing key gpt|ConfigAttributeError",
        Text(en="config.yaml is no configuration of this engine", zh="config.yaml 不是该引擎的配置"),
        Text(en="Take config.yaml from the model's own repository.", zh="从模型仓库重新取得 config.yaml。"),
        "MOD005",
    ),
    _meaning(
        r"NoBackendError|negative dimensions are not allowed",
        Text(en="the voice prompt is not audio, or is too short", zh="参考音频不是音频文件，或太短"),
        Text(en="Name a WAV of a few seconds with --prompt.", zh="用 --prompt 指定几秒长的 WAV。"),
    ),
    _meaning(
        r"stack expects each tensor to be equal size",
        Text(
            en="the engine dropped symbols of the text that it does not know",
            zh="引擎丢弃了文本中它不认识的音素",
        ),
        Text(en="Use the voice's own phone set.", zh="使用该音色自己的音素集。"),
    ),
    _meaning(
        r"cannot allocate memory|DefaultCPUAllocator|bad_alloc",
        Text(en="there is not enough memory", zh="内存不足"),
        Text(
            en="Give the container more memory, or stop what else runs in it.",
            zh="给容器更多内存，或停掉其中其他程序。",
        ),
        "HOST006",
    ),
    _meaning(
        r"Is a directory|No such file or directory|does not appear to have a file named|FileNotFoundError",
        Text(en="a file that the engine needs is not there", zh="缺少引擎需要的文件"),
        Text(en="Put the file named in the message in its place.", zh="把报错中提到的文件放到位。"),
        "MOD005",
    ),
    _meaning(
        r"cannot say",
        Text(en="the small reference voice knows few words", zh="自带的小音色只会少量英文单词"),
        Text(
            en="It says English numbers from 0 to 99 and the words listed in docs/voice.md; for anything else name another "
            "engine with --engine.",
            zh="它会说 0 到 99 的英文数字和 docs/voice.md 中列出的单词；其他内容请用 --engine 指定别的引擎。",
        ),
    ),
)
