"""SMK013: the recording is noise."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import HISS, UNVARIED, VOICELESS, NoSpeech, is_noise, origin, sounds
from indextts_doctor.facts import Speech


@check(
    "SMK013",
    Severity.ERROR,
    title=_("the recording of {engine} is noise: {seconds} s, spectral flatness {flatness}"),
    summary=_("the recording is noise"),
    why=_("""The weights of the model were not loaded, or the vocoder gets features of a different scale. The format of
        the file is correct, and its length is about right."""),
    how=_("""Reported if at least 90 % of the loud frames have no pitch and the spectrum is flat or does not
        change. Single consonants are not checked; whispered speech is not reported."""),
    advice=_("""{origin} Search the log of the model loading for missing keys, and make sure that model and vocoder
        have the same version."""),
    remedy=_("""Search the log of the model loading for missing keys, and make sure that model and vocoder have the
        same version. If the samples were correct before they were saved, repair the code that saves them."""),
    explains=("SMK014", "SMK016", "SMK017", "SMK018", "SMK019", "SMK020", "SMK021", "SMK022", "SMK024"),
    source="reproduced: a VITS and a HiFi-GAN with random weights; limits: docs/sound.md",
)
def speech_is_noise(speech: Speech) -> Found[NoSpeech]:
    for attempt, sound in sounds(speech):
        if is_noise(sound):
            yield NoSpeech(
                engine=attempt.engine,
                seconds=round(sound.seconds, 1),
                flatness=round(sound.flatness, 2),
                voiced=sound.voiced,
                variety=sound.variety,
                limits={"flatness": HISS, "voiced": VOICELESS, "variety": UNVARIED},
                origin=origin(attempt, is_noise),
            )
