"""SMK012: the recording is silent or almost silent."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.checks.speech.sound.limits import QUIET, SILENT, decibels, origin, sounds
from indextts_doctor.facts import Speech

SILENCE = _("is silent")
HARDLY = _("is hardly audible")


class SpeechIsSilent(OfEngine, frozen=True):
    what: Text
    level: int
    limit: int
    peak: float
    origin: Text


@check(
    "SMK012",
    Severity.ERROR,
    title=_("the recording of {engine} {what}: level {level} dB"),
    summary=_("the recording is silent or almost silent"),
    why=_("""The size and the duration of the file are normal, so scripts that check only these report success. Causes
        are weights of zeros, a vocoder that is configured for a different rate, and float samples that are written as
        integers."""),
    how=_("""The level that the sound exceeds for a tenth of a second in total, in dB of full scale. Below -60 dB is
        silence, below -38 dB is hardly audible. Speech of many sources is at -30 to -9 dB."""),
    advice=_("{origin}"),
    remedy=_("""If the samples are silent before they are saved, check the model and its weights. Otherwise check the
        code that saves them: scale, type and library."""),
    explains=("SMK013", "SMK014", "SMK016", "SMK017", "SMK018", "SMK019", "SMK020", "SMK021", "SMK022", "SMK024"),
    source="reproduced: KAN-TTS with a vocoder of another rate writes a silent WAV; limits: docs/sound.md",
)
def speech_is_silent(speech: Speech) -> Found[SpeechIsSilent]:
    for attempt, sound in sounds(speech):
        if sound.level >= QUIET:
            continue
        silent = sound.level < SILENT
        severity = Severity.ERROR if silent else Severity.WARNING
        yield SpeechIsSilent(
            engine=attempt.engine,
            what=SILENCE if silent else HARDLY,
            level=decibels(sound.level),
            limit=decibels(SILENT if silent else QUIET),
            peak=sound.peak,
            origin=origin(attempt, lambda one: one.level < QUIET),
            severity=severity,
        )
