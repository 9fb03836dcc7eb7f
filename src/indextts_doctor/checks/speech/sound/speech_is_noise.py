"""SMK013: the recording is noise."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.sound.limits import HISS, UNVARIED, VOICELESS, heard, is_noise, origin
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SMK013",
    Severity.ERROR,
    title=Text(
        en="{engine} produces noise instead of speech ({seconds} s, spectral flatness {flatness})",
        zh="{engine} 输出的是噪声，不是语音（{seconds} 秒，谱平坦度 {flatness}）",
    ),
    why=Text(
        en="So sounds a model whose weights were not loaded, or a vocoder that is fed with features of another scale. The file has the right format and about the right length.",
        zh="权重没有载入的模型，或声码器收到量纲不对的特征，就是这种声音。文件格式正确，时长也差不多。",
    ),
    how=Text(
        en="No pitch in nine of ten loud frames, and a spectrum that is flat or always the same. Single consonants are not judged, nor is whispering taken for noise.",
        zh="十分之九的响亮帧没有音高，且频谱平坦或始终不变。单个辅音不作判断，耳语也不会当成噪声。",
    ),
    advice=Text(
        en="{origin} See whether the log of loading names missing keys, and that model and vocoder are of one version.",
        zh="{origin}查看加载日志里有没有缺失的键，并确认模型与声码器是同一版本。",
    ),
    explains=("SMK014", "SMK016", "SMK017", "SMK018", "SMK019", "SMK020", "SMK021", "SMK022", "SMK024"),
    source="reproduced: a VITS and a HiFi-GAN with random weights; limits: docs/sound.md",
)
def speech_is_noise(speech: Speech) -> Iterator[Evidence]:
    for attempt, sound in heard(speech):
        if is_noise(sound):
            facts = {
                "engine": attempt.engine,
                "seconds": round(sound.seconds, 1),
                "flatness": round(sound.flatness, 2),
                "voiced": sound.voiced,
                "variety": sound.variety,
                "limits": {"flatness": HISS, "voiced": VOICELESS, "variety": UNVARIED},
                "origin": origin(attempt, is_noise),
            }
            yield Evidence(facts, about=frozenset({attempt.engine}))
