"""SMK013: the recording is noise."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.sound.limits import HISS, UNVARIED, VOICELESS, NoSpeech, heard, is_noise, origin
from indextts_doctor.facts import Speech


@check(
    "SMK013",
    Severity.ERROR,
    title=_("{engine} produces noise instead of speech ({seconds} s, spectral flatness {flatness})"),
    why=_("""So sounds a model whose weights were not loaded, or a vocoder that is fed with features of another scale.
        The file has the right format and about the right length."""),
    how=_("""No pitch in nine of ten loud frames, and a spectrum that is flat or always the same. Single consonants are
        not judged, nor is whispering taken for noise."""),
    advice=_("""{origin} See whether the log of loading names missing keys, and that model and vocoder are of one
        version."""),
    explains=("SMK014", "SMK016", "SMK017", "SMK018", "SMK019", "SMK020", "SMK021", "SMK022", "SMK024"),
    source="reproduced: a VITS and a HiFi-GAN with random weights; limits: docs/sound.md",
)
def speech_is_noise(speech: Speech) -> Found[NoSpeech]:
    for attempt, sound in heard(speech):
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
