"""ONNX voices that the real onnxruntime loads and runs: intact, and broken at every stage."""

import json
import shutil

import pytest

import deployments
import onnx_voices
import recipes
import speech_runs
from indextts_doctor.facts.record import Missing
from onnx_voices import FLOAT, INT64, PLAIN, RATE, SAMPLES
from speech_runs import cause, stages

pytestmark = pytest.mark.environment
STAGES = ["import", "tokenizer", "load", "generate", "decode", "write"]


@pytest.fixture(scope="module")
def python():
    """Return the interpreter of a healthy deployment with the library; it is only run, never changed."""
    try:
        return deployments.environment(recipes.RECIPES["current"]) / "bin" / "python"
    except deployments.UnavailableError as error:
        return pytest.skip(str(error))


@pytest.fixture
def speak(python, tmp_path):
    """Return a function that runs the voice in ``tmp_path / "voice"``."""
    folder = tmp_path / "deployment"
    folder.mkdir()
    model = str(tmp_path / "voice")
    return lambda **options: speech_runs.say(folder, "onnx", python=str(python), model_dir=model, **options)


@pytest.fixture
def voice(tmp_path):
    """Return the folder of the voice."""
    return tmp_path / "voice"


def symbols(result):
    """Return how many symbols were spoken: each lasts as long as any other."""
    return result.saved.samples / SAMPLES


def test_a_voice_of_piper_spells(voice, speak):
    onnx_voices.piper(voice)
    result = speak(text="abc d")
    assert (result.outcome, stages(result)) == ("ok", STAGES)
    assert (result.saved.rate, symbols(result)) == (RATE, 2 * 5 + 2)
    assert (result.told.sample_rate, result.told.unknown_symbols) == (RATE, ())
    assert set(result.told.versions) >= {"onnxruntime", "numpy", "soundfile"}


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="no espeak-ng here")
def test_a_voice_of_piper_takes_phonemes(voice, speak):
    onnx_voices.piper(voice, kind="espeak")
    result = speak(text="see")
    assert (result.outcome, symbols(result)) == ("ok", 2 * 2 + 2)  # of s, i, a stress and a length mark
    assert set(result.told.unknown_symbols) == {
        "\N{MODIFIER LETTER VERTICAL LINE}",
        "\N{MODIFIER LETTER TRIANGULAR COLON}",
    }


def test_without_espeak_a_voice_of_piper_is_spelled(voice, speak, tmp_path):
    onnx_voices.piper(voice, kind="espeak")
    result = speak(text="see", environ={"PATH": str(tmp_path)})
    assert (result.outcome, symbols(result)) == ("ok", 2 * 3 + 2)


@pytest.mark.parametrize(
    ("inputs", "ids"),
    [
        pytest.param(PLAIN, "input_ids", id="with a mask"),
        pytest.param(onnx_voices.value(11, "anything", INT64, "n"), "anything", id="one input of any name"),
        pytest.param(
            onnx_voices.value(11, "x", INT64, 1, "n")
            + onnx_voices.value(11, "x_length", INT64, 1)
            + onnx_voices.value(11, "noise_scale", FLOAT, 1)
            + onnx_voices.value(11, "length_scale", FLOAT, 1)
            + onnx_voices.value(11, "sid", INT64, 1),
            "x",
            id="with scales and a speaker",
        ),
    ],
)
def test_exports_of_vits(voice, speak, inputs, ids):
    onnx_voices.vits(voice, inputs, ids)
    result = speak(text="abc")
    assert (result.outcome, cause(result)) == ("ok", "")
    assert symbols(result) == 2 * 3 + 1  # with a blank around each


def test_a_model_in_a_folder_of_its_own(voice, speak):
    path = onnx_voices.vits(voice)
    (voice / "onnx").mkdir()
    path.rename(voice / "onnx" / "model.onnx")
    assert speak().spoke


def test_a_vocabulary_in_tokens_txt(voice, speak):
    onnx_voices.vits(voice)
    (voice / "vocab.json").unlink()
    lines = "".join(f"{symbol} {number}\n" for symbol, number in onnx_voices.ALPHABET.items())
    (voice / "tokens.txt").write_text(lines)
    result = speak(text="ab c")
    assert (result.outcome, symbols(result)) == ("ok", 4)


def test_a_vocabulary_in_tokenizer_json(voice, speak):
    onnx_voices.vits(voice)
    (voice / "vocab.json").rename(voice / "old.json")
    (voice / "tokenizer.json").write_text(json.dumps({"model": {"vocab": onnx_voices.ALPHABET}}))
    assert symbols(speak(text="abc")) == 2 * 3 + 1


def test_of_several_models_the_described_one_is_used(voice, speak):
    onnx_voices.piper(voice)
    (voice / "vocoder.onnx").write_bytes(b"another")
    assert speak().spoke


@pytest.mark.parametrize(("text", "unknown"), [("a5", ("5",)), ("a 中", ("中",))], ids=["a digit", "another script"])
def test_symbols_that_are_dropped_are_reported(voice, speak, text, unknown):
    onnx_voices.piper(voice)
    result = speak(text=text)
    assert (result.outcome, result.told.unknown_symbols) == ("ok", unknown)


def test_nothing_of_the_text_is_known(voice, speak):
    onnx_voices.piper(voice)
    result = speak(text="中文")
    assert (result.failed_stage, result.told.unknown_symbols) == ("tokenizer", ("中", "文"))


def cut(voice):
    path = voice / "voice.onnx"
    path.write_bytes(path.read_bytes()[:400])


def pointer(voice):
    (voice / "voice.onnx").write_bytes(b"version https://git-lfs.github.com/spec/v1\n" * 3)


def other_operator(voice):
    path = voice / "voice.onnx"
    path.write_bytes(path.read_bytes().replace(b"Sin", b"Zap"))


def no_json(voice):
    (voice / "voice.onnx.json").write_text("{")


@pytest.mark.parametrize(
    ("breaking", "stage", "said"),
    [
        pytest.param(cut, "load", "InvalidProtobuf", id="cut off"),
        pytest.param(pointer, "load", "InvalidProtobuf", id="a pointer"),
        pytest.param(other_operator, "load", "Zap", id="an operator that the library lacks"),
        pytest.param(no_json, "tokenizer", "JSONDecodeError", id="a broken description"),
        pytest.param(
            lambda voice: (voice / "voice.onnx.json").unlink(), "tokenizer", "no vocabulary next to", id="no description"
        ),
    ],
)  # fmt: skip
def test_a_damage_is_pinned_to_its_stage(voice, speak, breaking, stage, said):
    onnx_voices.piper(voice)
    breaking(voice)
    result = speak()
    assert (result.outcome, result.failed_stage, result.problem) == ("exception", stage, "missing")
    assert said in cause(result)


def test_numbers_beyond_the_model(voice, speak):
    """The shape that the model wants to give its sound does not fit."""
    onnx_voices.piper(voice, shape=(1, 7, -1))
    result = speak(text="a")
    assert (result.outcome, result.failed_stage) == ("exception", "generate")


def test_a_spectrogram_is_no_sound(voice, speak):
    onnx_voices.vits(voice, shape=(1, 20, -1))
    result = speak()
    assert (result.failed_stage, "of the shape 20x" in cause(result)) == ("decode", True)


def test_samples_that_are_no_numbers(voice, speak):
    onnx_voices.vits(voice, loudness=float("nan"))
    result = speak()
    assert (result.outcome, result.told.nonfinite) == ("ok", True)


def test_silence_is_measured_later(voice, speak):
    onnx_voices.vits(voice, loudness=0.0)
    result = speak()
    assert (result.outcome, result.saved.rms) == ("ok", 0.0)


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        pytest.param(lambda voice: voice.mkdir(), "no ONNX model found", id="no model"),
        pytest.param(
            lambda voice: onnx_voices.vits(voice, PLAIN + onnx_voices.value(11, "style", FLOAT, 1, 256)),
            "has unsupported inputs: style",
            id="an unknown input",
        ),
        pytest.param(
            lambda voice: (onnx_voices.vits(voice).rename(voice / "a.onnx"), onnx_voices.vits(voice).rename(voice / "b.onnx")),
            "a.onnx, b.onnx",
            id="two, and it is unknown which",
        ),
    ],
)  # fmt: skip
def test_it_cannot_be_tried(voice, speak, prepare, said):
    prepare(voice)
    result = speak()
    assert isinstance(result, Missing)
    assert (result.kind, said in result.reason.of("en")) == ("inapplicable", True)


def test_no_room_for_the_recording(voice, python, tmp_path):
    onnx_voices.piper(voice)
    folder = tmp_path / "deployment"
    folder.mkdir()
    result = speech_runs.say_without_room(tmp_path, folder, "onnx", python=str(python), model_dir=str(voice))
    assert (result.outcome, result.failed_stage) == ("exception", "write")
