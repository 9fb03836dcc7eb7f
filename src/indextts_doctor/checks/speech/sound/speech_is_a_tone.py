"""SMK014: the recording is a steady tone."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import MONOTONOUS, REPEATING, STEADY, NoSpeech, is_tone, origin, sounds
from indextts_doctor.facts import Speech


@check(
    "SMK014",
    Severity.ERROR,
    title=_("the recording of {engine} is a steady tone: no speech in {seconds} s"),
    summary=_("the recording is a steady tone"),
    why=_("""The recording is a hum, a beep or a buzz: the model repeats one code or a short loop of codes. Causes are
        untrained weights, weights that do not fit, and a NaN in the weights, because the largest of several NaN is
        always the first."""),
    how=_("""Speech changes its loudness and its spectrum two to eight times per second. In this recording the envelope
        is constant or repeats itself, the spectrum does not change, or the sound is a pure sine."""),
    advice=_("""{origin} Search the log of the model loading for missing keys, and compare the checksums of the
        weights."""),
    remedy=_("""Search the log of the model loading for missing keys, and compare the checksums of the weights. If the
        samples were correct before they were saved, repair the code that saves them."""),
    explains=("SMK016", "SMK017", "SMK018", "SMK019", "SMK020", "SMK021", "SMK022", "SMK024"),
    source="reproduced: one NaN weight, untrained weights, one code repeated; limits: docs/sound.md",
)
def speech_is_a_tone(speech: Speech) -> Found[NoSpeech]:
    for attempt, sound in sounds(speech):
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
