"""SMK019: the recording is played at a rate that is not its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.checks.speech.sound.limits import REFERENCE_PITCH
from indextts_doctor.facts import Speech
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Attempt
from indextts_doctor.i18n.text import Text

SAME = 0.02  # relative difference of the number of samples


@check(
    "SMK019",
    Severity.ERROR,
    title=Text(
        en="the recording of {engine} is played at a wrong rate: {what}",
        zh="{engine} 的录音采样率不对：{what}",
    ),
    why=Text(
        en="The voice sounds like a chipmunk's or a giant's. The rate in the header comes from another configuration than that of the vocoder, mostly a constant in the service.",
        zh="听起来像快放或慢放，音调失真。文件头里的采样率与声码器的配置不一致，多半是服务里写死了常数。",
    ),
    how=Text(
        en="As many samples as the model made, under another rate than that of its configuration; for the doctor's own voice also the pitch, which is known. A recording that was resampled is not concerned.",
        zh="样本数与模型生成的相同，采样率却不是模型配置的那个；对本工具自带的音色还核对已知的音高。正常重采样过的录音不受影响。",
    ),
    advice=Text(
        en="Write the file with the rate from the model's own configuration (sampling_rate), or resample the samples to the rate that is wanted.",
        zh="按模型配置中的 sampling_rate 写文件，或把样本重采样到需要的采样率。",
    ),
    explains=("SMK020", "SMK021", "SMK024"),
    source="reproduced: the reference voice at half and double its rate; limits: docs/sound.md",
)
def speech_has_wrong_rate(speech: Speech) -> Iterator[Evidence]:
    for attempt in speech.attempts:
        what, severity = _header(attempt), Severity.ERROR
        if what is None:
            what, severity = _pitch(attempt), Severity.WARNING
        if what is not None:
            facts = {
                "engine": attempt.engine,
                "what": what,
                "rate": attempt.sound.rate if attempt.sound else None,
                "expected": attempt.told.sample_rate,
                "pitch": attempt.sound.pitch if attempt.sound else None,
            }
            yield Evidence(facts, about=frozenset({attempt.engine}), severity=severity)


def _header(attempt: Attempt) -> Optional[Text]:
    """Say that the file's rate is not the model's, when all of the model's samples are in it."""
    saved, rate = attempt.saved, attempt.told.sample_rate
    made = attempt.made.samples if attempt.made else attempt.told.samples
    if saved is None or not rate or saved.rate == rate or not made:
        return None
    if abs(saved.samples - made) > SAME * made:
        return None
    return Text(en=f"{saved.rate} Hz instead of {rate} Hz", zh=f"写的是 {saved.rate} Hz，应为 {rate} Hz")


def _pitch(attempt: Attempt) -> Optional[Text]:
    """Say that the reference voice has not its own pitch."""
    low, high = REFERENCE_PITCH
    sound = attempt.sound
    if attempt.engine != "reference" or sound is None or sound.pitch is None or sound.voiced < 0.5:
        return None
    if low <= sound.pitch <= high:
        return None
    return Text(
        en=f"a pitch of {sound.pitch:.0f} Hz instead of {low:.0f} to {high:.0f} Hz",
        zh=f"音高 {sound.pitch:.0f} Hz，应在 {low:.0f} 到 {high:.0f} Hz 之间",
    )
