"""Real speech raises nothing; faults raise what they are."""

import pytest

import make
import signals
from indextts_doctor.checks import registry
from indextts_doctor.diagnose import running
from indextts_doctor.facts import Speech
from indextts_doctor.speech.sound import measure

CHECKS = [check for check in registry.builtin() if "SMK010" <= check.code <= "SMK025"]
INTEGERS = 32768  # times: what 16-bit integers are among floats


def judged(recording, text):
    sound = measure(recording)
    attempt = make.attempt(
        engine="other", text=text, saved=sound, made=sound, told=make.attempt().told.__class__()
    )
    return running.judge(make.facts(speech=Speech((attempt,))), CHECKS).findings


def spoken(speaker, *arguments):
    try:
        return speaker(*arguments)
    except signals.UnavailableError as error:
        return pytest.skip(str(error))


CHINESE = "检查通过，有三个警告。"


@pytest.mark.parametrize(
    ("speaker", "arguments", "text"),
    [
        *(
            (signals.flite, (text, voice), text)
            for voice in ("slt", "kal", "rms")
            for text in ("Yes.", signals.SENTENCE)
        ),
        *(
            (signals.espeak, (signals.SENTENCE, "en", speed, 50), signals.SENTENCE)
            for speed in (80, 175, 450)
        ),
        *((signals.espeak, (signals.SENTENCE, "en", 175, pitch), signals.SENTENCE) for pitch in (0, 99)),
        *((signals.espeak, (CHINESE, "cmn", speed), CHINESE) for speed in (80, 175, 350)),
    ],
)
def test_speech_raises_nothing(speaker, arguments, text):
    assert [finding.check.code for finding in judged(spoken(speaker, *arguments), text)] == []


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (signals.silence, "SMK012"),
        (signals.click, "SMK012"),
        (signals.white_noise, "SMK013"),
        (signals.pink_noise, "SMK013"),
        (signals.tone, "SMK014"),
        (signals.hum, "SMK014"),
        (signals.buzz, "SMK014"),
        (signals.beeps, "SMK014"),
        (lambda: signals.amplified(signals.buzz(), INTEGERS), "SMK014"),
    ],
)
def test_what_is_no_speech_has_one_root(made, code):
    assert [finding.check.code for finding in judged(made(), signals.SENTENCE)] == [code]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (signals.quiet, "SMK012"),
        (signals.as_noise, "SMK013"),
        (signals.stuck, "SMK014"),
        (lambda speech: signals.stuck(speech, 0.12), "SMK014"),
        (signals.poisoned, "SMK015"),
        (lambda speech: signals.poisoned(speech, 2.0), "SMK015"),
        (signals.amplified, "SMK016"),
        (signals.shifted, "SMK017"),
        (signals.cut, "SMK018"),
        (signals.beginning, "SMK020"),
    ],
)
def test_speech_with_a_fault(change, code):
    speech = spoken(signals.flite)
    assert code in [finding.check.code for finding in judged(change(speech), signals.SENTENCE)]


@pytest.mark.parametrize("voice", ["slt", "kal", "rms"])
def test_integers_saved_as_floats_are_no_tone(voice):
    speech = signals.amplified(spoken(signals.flite, signals.SENTENCE, voice), INTEGERS)
    assert [finding.check.code for finding in judged(speech, signals.SENTENCE)] == ["SMK016"]


@pytest.mark.parametrize("change", [signals.reversed_, signals.shuffled])
def test_what_no_measure_hears(change):
    """Stated in docs/sound.md: only the known answer and a recogniser tell these."""
    codes = {finding.check.code for finding in judged(change(spoken(signals.flite)), signals.SENTENCE)}
    assert codes <= {"SMK018"}
