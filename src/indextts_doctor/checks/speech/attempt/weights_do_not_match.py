"""SMK009: weights did not find their place in the model."""

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
    title=_("{engine} speaks with weights that do not fit: {missing} are missing, {unexpected} are left over"),
    why=_("""A model whose weights were not found starts with random numbers in their place. Engines say so in a line of
        their log at most, and write a recording of noise or humming all the same."""),
    how=_("What loading itself reported: names that the model wants and the file lacks, and the other way round."),
    advice=_("""Weights and configuration are not of one version. Take both from the same repository and revision. First
        missing: {first}"""),
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
