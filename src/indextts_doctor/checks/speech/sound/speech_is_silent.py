"""SMK012: the recording is silent, or nearly so."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.speech.evidence import OfEngine
from indextts_doctor.checks.speech.sound.limits import QUIET, SILENT, decibels, heard, origin
from indextts_doctor.facts import Speech

SILENCE = _("is silence")
HARDLY = _("can hardly be heard")


class SpeechIsSilent(OfEngine, frozen=True):
    what: Text
    level: int
    limit: int
    peak: float
    origin: Text


@check(
    "SMK012",
    Severity.ERROR,
    title=_("the recording of {engine} {what}: it reaches {level} dB"),
    why=_("""The size and the length of the file are as they should be, so scripts that look only at these report
        success. Weights of zeros, a vocoder configured for another rate, and float samples written as integers all do
        this."""),
    how=_("""The level that the sound reaches for a tenth of a second in all, in dB of full scale: silence is below -60
        dB, hardly audible below -38 dB; speech of many sources is at -30 to -9 dB."""),
    advice=_("{origin}"),
    explains=("SMK013", "SMK014", "SMK016", "SMK017", "SMK018", "SMK019", "SMK020", "SMK021", "SMK022", "SMK024"),
    source="reproduced: KAN-TTS with a vocoder of another rate writes a silent WAV; limits: docs/sound.md",
)
def speech_is_silent(speech: Speech) -> Found[SpeechIsSilent]:
    for attempt, sound in heard(speech):
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
