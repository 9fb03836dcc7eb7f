"""SMK014: the recording is one steady sound."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import MONOTONOUS, REPEATING, STEADY, NoSpeech, heard, is_tone, origin
from indextts_doctor.facts import Speech


@check(
    "SMK014",
    Severity.ERROR,
    title=_("{engine} produces one steady sound instead of speech ({seconds} s)"),
    why=_("""A hum, a beep or a buzz: the model says one code, or a short loop of codes, for ever. Untrained and
        mismatched weights do this, and so does a NaN in them, since the largest of NaN is always the first."""),
    how=_("""Speech changes its loudness two to eight times a second, and the shape of its spectrum with it. This sound
        does not: its envelope stays put or repeats, its spectrum is always the same, or it is a pure sine."""),
    advice=_("{origin} See whether the log of loading names missing keys, and compare the checksums of the weights."),
    explains=("SMK016", "SMK017", "SMK018", "SMK019", "SMK020", "SMK021", "SMK022", "SMK024"),
    source="reproduced: one NaN weight, untrained weights, one code repeated; limits: docs/sound.md",
)
def speech_is_a_tone(speech: Speech) -> Found[NoSpeech]:
    for attempt, sound in heard(speech):
        if is_tone(sound):
            yield NoSpeech(
                engine=attempt.engine,
                seconds=round(sound.seconds, 1),
                depth=sound.depth,
                variety=sound.variety,
                modulation=sound.modulation,
                pitch=sound.pitch,
                limits={"depth": STEADY, "variety": MONOTONOUS, "modulation": REPEATING},
                origin=origin(attempt, is_tone),
            )
