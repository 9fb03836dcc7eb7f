"""SMK009: the weights do not fit the model."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.facts import Speech


class WeightsDoNotMatch(OfEngine, frozen=True):
    missing: int
    unexpected: int
    first: str
    missing_keys: tuple[str, ...]
    unexpected_keys: tuple[str, ...]


@check(
    "SMK009",
    Severity.ERROR,
    title=_("the weights of {engine} do not fit the model: {missing} missing, {unexpected} unexpected"),
    summary=_("the weights do not fit the model"),
    why=_("""A weight that is missing is filled with random numbers. Engines at most log one line about it, and write a
        recording of noise or humming."""),
    how=_("""The loader reports the keys that the model needs and the file lacks, and the keys that the model does not
        use."""),
    advice=_("""Weights and configuration are of different versions. Download both from the same repository and
        revision. First missing key: {first}"""),
    remedy=_("""Weights and configuration are of different versions. Download both from the same repository and
        revision."""),
    explains=("SMK",),
    source="reproduced: a gpt.pth in which no key matches; index-tts#151, #236",
)
def weights_do_not_match(speech: Speech) -> Found[WeightsDoNotMatch]:
    for attempt in speech.attempts:
        told = attempt.told
        if not (told.missing_count or told.unexpected_count):
            continue
        severity = Severity.ERROR if told.missing_count else Severity.WARNING
        yield WeightsDoNotMatch(
            engine=attempt.engine,
            missing=told.missing_count,
            unexpected=told.unexpected_count,
            first=(*told.missing_keys, "-")[0],
            missing_keys=told.missing_keys,
            unexpected_keys=told.unexpected_keys,
            severity=severity,
        )
