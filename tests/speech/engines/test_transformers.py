"""Tiny models of the real classes, loaded and run by the real library: intact, and broken at every stage."""

import json
import struct

import pytest

import control_groups
import deployments
import recipes
import speech_runs
import tiny_voices
from indextts_doctor.facts.record import Missing
from indextts_doctor.speech.engines.transformers import weights
from speech_runs import cause, stages

pytestmark = pytest.mark.environment


@pytest.fixture(scope="module")
def python():
    """Return the interpreter of a healthy deployment with the library; it is only run, never changed."""
    try:
        return deployments.environment(recipes.RECIPES["current"]) / "bin" / "python"
    except deployments.UnavailableError as error:
        return pytest.skip(str(error))


@pytest.fixture
def speak(python, tmp_path):
    """Return a function that lays a model of a kind into a deployment, breaks it, and runs the speech test."""
    folder = tmp_path / "deployment"
    folder.mkdir()

    def say(kind="vits", breaking=None, **options):
        model = tiny_voices.copy(python, kind, folder / "models")
        if breaking is not None:
            breaking(model)
        return speech_runs.say(folder, "transformers", python=str(python), model_dir=str(model), **options)

    say.folder = folder
    return say


STAGES = ["import", "config", "tokenizer", "load", "generate", "decode", "write"]
WITH_VOCODER = [*STAGES[:4], "vocoder", *STAGES[4:]]


@pytest.mark.parametrize(
    ("kind", "model", "rate", "reached"),
    [
        ("vits", "VitsModel", 16000, STAGES),
        pytest.param("speecht5", "SpeechT5ForTextToSpeech", 16000, WITH_VOCODER, marks=pytest.mark.thorough),
        pytest.param("fastspeech2", "FastSpeech2ConformerModel", 22050, WITH_VOCODER, marks=pytest.mark.thorough),
        pytest.param(
            "fastspeech2_with_hifigan", "FastSpeech2ConformerWithHifiGan", 22050, STAGES, marks=pytest.mark.thorough
        ),
        pytest.param("bark", "BarkModel", 24000, STAGES, marks=pytest.mark.thorough),
        pytest.param("seamless", "SeamlessM4TForTextToSpeech", 16000, STAGES, marks=pytest.mark.thorough),
        pytest.param(
            "csm",
            "CsmForConditionalGeneration",
            24000,
            STAGES,
            id="by the library's own pipeline",
            marks=pytest.mark.thorough,
        ),
    ],
)
def test_every_family_works_and_nothing_false_is_reported_of_its_weights(speak, kind, model, rate, reached):
    result = speak(kind)
    assert (result.outcome, cause(result), stages(result)) == ("ok", "", reached)
    told = result.told
    assert (told.model, told.sample_rate, result.saved.rate) == (model, rate, rate)
    assert (told.missing_keys, told.unexpected_keys, told.nonfinite, told.unknown_symbols) == ((), (), False, ())
    assert result.made.samples == result.saved.samples == told.samples > 0
    assert set(told.versions) >= {"torch", "transformers", "numpy", "soundfile"}
    assert result.left == ()


def change(function):
    return lambda model: tiny_voices.rewrite(model / "model.safetensors", function)


@pytest.mark.thorough
def test_half_precision_is_loaded_as_float32(speak):
    result = speak(breaking=change(tiny_voices.halved))
    assert (result.outcome, result.told.nonfinite) == ("ok", False)
    assert result.forecast.weights * 1.5 < speak.folder.joinpath("models/model.safetensors").stat().st_size * 2


@pytest.mark.thorough
def test_weights_of_another_program_find_no_place(speak):
    told = speak(breaking=change(tiny_voices.foreign)).told
    assert told.missing_count > 50
    assert told.unexpected_count > 50
    assert told.unexpected_keys[0].startswith("net_g.")


@pytest.mark.thorough
def test_weights_that_are_no_numbers(speak):
    result = speak(breaking=change(tiny_voices.not_numbers))
    assert (result.outcome, result.told.nonfinite, result.made.samples > 0) == ("ok", True, True)


def cut(model):
    path = model / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1000])


def of_kind(kind):
    def breaking(model):
        config = json.loads((model / "config.json").read_text())
        (model / "config.json").write_text(json.dumps({**config, "model_type": kind}))

    return breaking


def without(*names):
    return lambda model: [model.joinpath(name).unlink() for name in names]


def garbage(name):
    return lambda model: (model / name).write_bytes(b"version https://git-lfs.github.com/spec/v1\n" * 3)


@pytest.mark.parametrize(
    ("breaking", "stage", "said"),
    [
        pytest.param(
            without("config.json"), "config", "config.json", id="no configuration", marks=pytest.mark.thorough
        ),
        pytest.param(
            garbage("config.json"),
            "config",
            "Expecting value",
            id="a pointer for a configuration",
            marks=pytest.mark.thorough,
        ),
        pytest.param(
            of_kind("bert"),
            "config",
            "NoSpeech: the model type 'bert' has no speech synthesis",
            id="no voice",
            marks=pytest.mark.thorough,
        ),
        pytest.param(of_kind("musicgen"), "config", "", id="music", marks=pytest.mark.thorough),
        pytest.param(
            without("vocab.json", "tokenizer_config.json"),
            "tokenizer",
            "",
            id="no tokenizer",
            marks=pytest.mark.thorough,
        ),
        pytest.param(
            garbage("vocab.json"),
            "tokenizer",
            "Expecting value",
            id="a pointer for a vocabulary",
            marks=pytest.mark.thorough,
        ),
        pytest.param(
            without("model.safetensors"), "load", "no file named", id="no weights", marks=pytest.mark.thorough
        ),
        pytest.param(cut, "load", "SafetensorError", id="weights that are cut off"),
        pytest.param(
            garbage("model.safetensors"),
            "load",
            "SafetensorError",
            id="a pointer for weights",
            marks=pytest.mark.thorough,
        ),
    ],
)
def test_a_damage_is_pinned_to_its_stage(speak, breaking, stage, said):
    result = speak(breaking=breaking)
    assert (result.outcome, result.failed_stage) == ("exception", stage)
    assert said in cause(result)
    assert (result.problem, result.spoke) == ("missing", False)


@pytest.mark.thorough
def test_a_spectrogram_without_a_vocoder(speak):
    result = speak("fastspeech2", lambda model: (model / "vocoder").rename(model / "elsewhere"))
    assert (result.failed_stage, "there is no vocoder in its folder" in cause(result)) == ("vocoder", True)


@pytest.mark.thorough
def test_a_vocoder_may_lie_beside_the_model(speak):
    result = speak("fastspeech2", lambda model: (model / "vocoder").rename(model.with_name("models_hifigan")))
    assert (result.outcome, cause(result)) == ("ok", "")


@pytest.mark.thorough
def test_a_broken_vocoder_is_not_the_model(speak):
    result = speak("speecht5", cutting("vocoder"))
    assert (result.failed_stage, "SafetensorError" in cause(result)) == ("vocoder", True)


def cutting(name):
    return lambda model: cut(model / name)


@pytest.mark.thorough
def test_a_text_of_another_script(speak):
    result = speak(text="检查通过")
    assert (result.failed_stage, set(result.told.unknown_symbols)) == ("tokenizer", set("检查通过"))


@pytest.mark.thorough
def test_a_language_that_the_model_does_not_have(speak):
    result = speak("seamless", text="检查通过")
    assert (result.outcome, result.failed_stage) == ("exception", "generate")
    assert "`tgt_lang=cmn` is not supported by this model" in cause(result)
    assert result.told.unknown_symbols == ("检查通过",)


@pytest.mark.thorough
def test_a_symbol_that_is_dropped_is_reported(speak):
    result = speak(text="check 5 passed")
    assert (result.outcome, result.told.unknown_symbols) == ("ok", ("5",))


def intruder(folder, code):
    """Let ``code`` run in the deployment's interpreter, in place of what the model's own module does."""
    (folder / "numbers_of_the_service.py").write_text(code)
    (folder / "sitecustomize.py").write_text("import numbers_of_the_service\n")
    return {"PYTHONPATH": str(folder)}


AT = """
import sys, threading, time, os, signal
def watch(frame, event, argument):
    if event == "call" and frame.f_code.co_name == {function!r} and {file!r} in frame.f_code.co_filename:
        {do}
sys.setprofile(watch)
"""


@pytest.mark.parametrize(
    ("function", "file", "do", "outcome", "stage"),
    [
        pytest.param(
            "from_pretrained",
            "modeling_utils",
            "os.kill(os.getpid(), signal.SIGKILL)",
            "signal",
            "load",
            id="killed while it loads",
        ),
        pytest.param(
            "forward",
            "modeling_vits",
            "os._exit(3)",
            "exit",
            "generate",
            id="a library that exits",
            marks=pytest.mark.thorough,
        ),
    ],
)
def test_a_sudden_end_is_pinned_to_its_stage(speak, function, file, do, outcome, stage):
    result = speak(environ=intruder(speak.folder, AT.format(function=function, file=file, do=do)))
    assert (result.outcome, result.failed_stage) == (outcome, stage)
    assert "transformers" in result.told.versions  # what was handed over before outlives it


@pytest.mark.thorough
def test_a_hang_during_synthesis_is_pinned_to_its_stage(speak):
    where = {"function": "forward", "file": "modeling_vits"}
    healthy = speak(environ=intruder(speak.folder, AT.format(do="pass", **where))).seconds
    environ = intruder(speak.folder, AT.format(do="time.sleep(900)", **where))
    result = speak(environ=environ, seconds=speech_runs.patience(healthy))
    assert (result.outcome, result.failed_stage) == ("time", "generate")
    assert "transformers" in result.told.versions
    assert any("modeling_vits.py" in frame for frame in result.stack)


@pytest.mark.thorough
def test_a_saving_library_that_fails(deploy, tmp_path):
    deployment = deploy("current")
    model = tiny_voices.copy(deployment.python, "vits", tmp_path / "model")
    path = deployment.edit(deployment.site_packages / "soundfile.py")
    path.write_text(path.read_text() + "\n\ndef write(*_, **__):\n    raise OSError(5, 'I/O error')\n")
    result = speech_runs.say(deployment.directory, "transformers", python=str(deployment.python), model_dir=str(model))
    assert (result.outcome, result.failed_stage, cause(result)) == (
        "exception",
        "write",
        "OSError: [Errno 5] I/O error",
    )
    assert (result.saved, result.made.samples > 0, "soundfile" in result.packages) == (None, True, True)


@pytest.mark.thorough
def test_no_room_for_the_recording(python, tmp_path):
    folder = tmp_path / "deployment"
    folder.mkdir()
    model = str(tiny_voices.copy(python, "vits", tmp_path / "model"))
    result = speech_runs.say_without_room(tmp_path, folder, "transformers", python=str(python), model_dir=model)
    assert (result.outcome, result.failed_stage) == ("exception", "write")
    assert "soundfile" in cause(result)  # libsndfile says no more than "System error."


@pytest.mark.skipif(control_groups.why_not("memory") is not None, reason="no control group for memory here")
def test_too_little_memory(python, tmp_path):
    import contextlib

    folder = tmp_path / "deployment"
    folder.mkdir()
    model = str(tiny_voices.copy(python, "vits", tmp_path / "model"))
    options = {"python": str(python), "model_dir": model}
    with contextlib.ExitStack() as stack:
        wrapper = control_groups.entering(stack, "memory", 220 * 2**20)
        forbidden = speech_runs.say_under(wrapper, folder, "transformers", **options)
        forced = speech_runs.say_under(wrapper, folder, "transformers", force=True, **options)
    assert (forbidden.outcome, forbidden.forecast.memory_lacks > 0) == ("unstarted", True)
    assert forced.outcome == "memory"
    assert forced.failed_stage in ("import", "config", "load")


def test_no_model_folder(tmp_path):
    result = speech_runs.say(tmp_path, "transformers", model_dir=str(tmp_path / "gone"))
    assert isinstance(result, Missing)
    assert (result.kind, result.reason.of("zh").startswith("模型目录")) == ("inapplicable", True)


def named(folder, *names):
    for name in names:
        (folder / name).write_bytes(b"x")


@pytest.mark.parametrize(
    ("files", "loaded"),
    [
        ((), ()),
        (("pytorch_model.bin",), ("pytorch_model.bin",)),
        (("pytorch_model.bin", "model.safetensors"), ("model.safetensors",)),
    ],
)
def test_the_weights_that_the_library_would_load(tmp_path, files, loaded):
    named(tmp_path, *files)
    assert tuple(path.name for path in weights(tmp_path)) == loaded


def test_shards_are_named_by_their_index(tmp_path):
    index = {"weight_map": {"a": "model-2.safetensors", "b": "model-1.safetensors", "c": "model-1.safetensors"}}
    (tmp_path / "model.safetensors.index.json").write_text(json.dumps(index))
    assert [path.name for path in weights(tmp_path)] == ["model-1.safetensors", "model-2.safetensors"]


def test_the_helper_rewrites_a_complete_file(tmp_path):
    header = json.dumps({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
    path = tmp_path / "x.safetensors"
    path.write_bytes(struct.pack("<Q", len(header)) + header + struct.pack("<f", 0.5))
    tiny_voices.rewrite(path, tiny_voices.halved)
    assert path.read_bytes().endswith(struct.pack("<e", 0.5))
