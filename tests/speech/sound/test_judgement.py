"""Real speech raises nothing; faults raise what they are."""

import pytest

import healthy_facts
import sound_signals
from indextts_doctor.checks import registry
from indextts_doctor.diagnose import running
from indextts_doctor.facts import Speech
from indextts_doctor.speech.sound import measure

CHECKS = [check for check in registry.builtin() if "SMK010" <= check.code <= "SMK025"]
INTEGERS = 32768  # times: what 16-bit integers are among floats


def judged(recording, text):
    sound = measure(recording)
    attempt = healthy_facts.attempt(
        engine="other", text=text, saved=sound, made=sound, told=healthy_facts.attempt().told.__class__()
    )
    return running.diagnose(healthy_facts.facts(speech=Speech((attempt,))), CHECKS).findings


def spoken(speaker, *arguments):
    try:
        return speaker(*arguments)
    except sound_signals.UnavailableError as error:
        return pytest.skip(str(error))


CHINESE = "检查通过，有三个警告。"


def other(*values):
    """Another voice, speed or pitch of what is heard at every run."""
    return pytest.param(*values, marks=pytest.mark.slow)


@pytest.mark.parametrize(
    ("speaker", "arguments", "text"),
    [
        (sound_signals.flite, ("Yes.", "slt"), "Yes."),
        (sound_signals.flite, (sound_signals.SENTENCE, "slt"), sound_signals.SENTENCE),
        *(
            other(sound_signals.flite, (text, voice), text)
            for voice in ("kal", "rms")
            for text in ("Yes.", sound_signals.SENTENCE)
        ),
        *(
            other(sound_signals.espeak, (sound_signals.SENTENCE, "en", speed, 50), sound_signals.SENTENCE)
            for speed in (80, 175, 450)
        ),
        *(
            other(sound_signals.espeak, (sound_signals.SENTENCE, "en", 175, pitch), sound_signals.SENTENCE)
            for pitch in (0, 99)
        ),
        (sound_signals.espeak, (CHINESE, "cmn", 175), CHINESE),
        *(other(sound_signals.espeak, (CHINESE, "cmn", speed), CHINESE) for speed in (80, 350)),
    ],
)
def test_speech_raises_nothing(speaker, arguments, text):
    assert [finding.check.code for finding in judged(spoken(speaker, *arguments), text)] == []


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (sound_signals.silence, "SMK012"),
        (sound_signals.click, "SMK012"),
        (sound_signals.white_noise, "SMK013"),
        (sound_signals.pink_noise, "SMK013"),
        (sound_signals.tone, "SMK014"),
        (sound_signals.hum, "SMK014"),
        (sound_signals.buzz, "SMK014"),
        (sound_signals.beeps, "SMK014"),
        (lambda: sound_signals.amplified(sound_signals.buzz(), INTEGERS), "SMK014"),
    ],
)
def test_what_is_no_speech_has_one_root(made, code):
    assert [finding.check.code for finding in judged(made(), sound_signals.SENTENCE)] == [code]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (sound_signals.quiet, "SMK012"),
        (sound_signals.as_noise, "SMK013"),
        (sound_signals.stuck, "SMK014"),
        (lambda speech: sound_signals.stuck(speech, 0.12), "SMK014"),
        (sound_signals.poisoned, "SMK015"),
        (lambda speech: sound_signals.poisoned(speech, 2.0), "SMK015"),
        (sound_signals.amplified, "SMK016"),
        (sound_signals.shifted, "SMK017"),
        (sound_signals.cut, "SMK018"),
        (sound_signals.beginning, "SMK020"),
    ],
)
def test_speech_with_a_fault(change, code):
    speech = spoken(sound_signals.flite)
    assert code in [finding.check.code for finding in judged(change(speech), sound_signals.SENTENCE)]


@pytest.mark.parametrize("voice", ["slt", other("kal"), other("rms")])
def test_integers_saved_as_floats_are_no_tone(voice):
    speech = sound_signals.amplified(spoken(sound_signals.flite, sound_signals.SENTENCE, voice), INTEGERS)
    assert [finding.check.code for finding in judged(speech, sound_signals.SENTENCE)] == ["SMK016"]


@pytest.mark.parametrize("change", [sound_signals.reversed_, sound_signals.shuffled])
def test_what_no_measure_hears(change):
    """Stated in docs/sound.md: only the known answer and a recogniser detect these."""
    codes = {finding.check.code for finding in judged(change(spoken(sound_signals.flite)), sound_signals.SENTENCE)}
    assert codes <= {"SMK018"}
