"""Sambert through a package with the surface of KAN-TTS, on a real stack, with every stage broken for real."""

import shutil
import zipfile
from pathlib import Path

import pytest

import deployments
import speech_runs
import surfaces
from indextts_doctor.facts.record import Missing
from indextts_doctor.speech.engines.kantts import PHRASE, SYMBOLS, checkpoints
from recipes import RECIPES

EVERY_STAGE = ["import", "tokenizer", "load", "generate", "load", "decode", "write", "decode", "write"]
needs_a_stack = pytest.mark.environment


@pytest.fixture(scope="module")
def python():
    try:
        return deployments.environment(RECIPES["current"]) / "bin" / "python"
    except deployments.UnavailableError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def healthy(python, tmp_path_factory):
    return surfaces.deployment(tmp_path_factory.mktemp("healthy") / "kantts", "kantts", python)


@pytest.fixture
def folder(healthy, tmp_path):
    """A deployment to be broken."""
    return shutil.copytree(healthy, tmp_path / "deployment")


@pytest.fixture
def say(python):
    def speak(folder, text="检查通过，没有问题", **options):
        return speech_runs.say(folder, "kantts", text=text, python=str(python), model_dir=str(folder), **options)

    return speak


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def seen(result):
    return result.outcome, result.failed_stage


@pytest.mark.thorough
@needs_a_stack
def test_it_synthesizes_a_phrase_where_no_front_end_is(folder, say):
    result = say(folder)
    assert (*seen(result), speech_runs.stages(result)) == ("ok", None, EVERY_STAGE), result
    assert (result.text, result.told.said, result.told.unknown_symbols) == (PHRASE, PHRASE, ())
    assert (result.saved.rate, result.told.sample_rate, result.saved.samples) == (16000, 16000, 10 * 12 * 200)
    assert (result.made.samples, result.told.missing_count, result.left) == (result.saved.samples, 0, ())


@needs_a_stack
def test_it_synthesizes_the_text_where_the_front_end_works(folder, say):
    (folder / "resource").mkdir()
    (folder / "resource" / "lexicon").touch()
    result = say(folder)
    assert (result.spoke, result.text, result.told.said) == (True, "检查通过，没有问题", None)
    assert result.saved.samples == 2 * len(result.text) * 12 * 200


@pytest.mark.thorough
@needs_a_stack
def test_resources_are_unpacked_elsewhere(folder, say):
    with zipfile.ZipFile(folder / "resource.zip", "w") as archive:
        archive.writestr("resource/lexicon", "")
    result = say(folder)
    assert (result.spoke, result.told.said) == (True, None)
    assert not (folder / "resource").exists()


@pytest.mark.thorough
@needs_a_stack
def test_resources_that_are_incomplete(folder, say):
    (folder / "resource").mkdir()
    result = say(folder)
    assert seen(result) == ("exception", "tokenizer")
    assert "failed to initialize ttsfrd resource" in speech_runs.cause(result)


@needs_a_stack
def test_placeholder_of_the_front_end(folder, say):
    (folder / "ttsfrd.py").write_text("def hello():\n    return 'hello'\n")
    (folder / "resource").mkdir()
    assert say(folder).told.said == PHRASE


@needs_a_stack
def test_import_that_is_hidden(folder, say):
    """Scipy 1.13 removed kaiser; what is raised is advice to install what is there."""
    edit(folder / "kantts" / "models.py", "import math\n", "import math\n\nfrom scipy.signal import kaiser\n")
    result = say(folder)
    assert seen(result) == ("exception", "import")
    assert speech_runs.cause(result).startswith("ImportError: cannot import name 'kaiser' from 'scipy.signal'")
    assert result.chain[-1].message == "Please install kantts."


@needs_a_stack
@pytest.mark.parametrize("part, reached", [("am", 1), ("voc", 2)])
def test_truncated_checkpoint(folder, say, part, reached):
    path = folder / "voices" / "F7" / part / "ckpt" / "checkpoint_200.pth"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    result = say(folder)
    assert (*seen(result), speech_runs.stages(result).count("load")) == ("exception", "load", reached)
    # Of a file this small, torch 2.13 says that it cannot seek back far enough.
    small = ("failed finding central directory", "[Errno 22] Invalid argument")
    assert speech_runs.cause(result).endswith(small) or small[0] in speech_runs.cause(result)


@needs_a_stack
@pytest.mark.thorough  # the other engines are killed and hang as well
def test_killed_while_it_loads(folder, say):
    edit(
        folder / "kantts/bin/infer_sambert.py",
        "    unit, model =",
        "    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)\n    unit, model =",
    )
    result = say(folder)
    assert (*seen(result), result.signal) == ("signal", "load", "SIGKILL")


@needs_a_stack
@pytest.mark.thorough
def test_hang_while_it_generates(folder, say):
    healthy = say(folder).seconds
    edit(
        folder / "kantts/bin/infer_sambert.py",
        "    phones, tones =",
        "    import time\n    time.sleep(900)\n    phones, tones =",
    )
    result = say(folder, seconds=speech_runs.patience(healthy))
    assert seen(result) == ("time", "generate")
    assert any("am_synthesis" in frame for frame in result.stack)


@pytest.mark.thorough
@needs_a_stack
def test_weights_of_which_no_key_matches(folder, say, python):
    surfaces.run(
        python,
        folder,
        "import torch\npath = 'voices/F7/am/ckpt/checkpoint_200.pth'\nweights = torch.load(path)['model']\n"
        "torch.save({'model': {'old.' + key: value for key, value in weights.items()}}, path)",
    )
    result = say(folder)
    assert (result.spoke, result.told.missing_count, result.told.unexpected_count) == (True, 2, 2)
    assert result.told.missing_keys == ("Sambert.phones.weight", "Sambert.tones.weight")


@pytest.mark.thorough
@needs_a_stack
def test_vocoder_of_another_rate(folder, say):
    """It answers with silence, and with no message."""
    edit(folder / "voices/F7/voc/config.yaml", "16000", "24000")
    result = say(folder)
    assert seen(result) == ("ok", None)
    assert (result.told.sample_rate, result.saved.rate, result.saved.peak) == (16000, 24000, 0.0)


@needs_a_stack
def test_phones_that_the_voice_does_not_know(folder, say):
    """They are dropped, and what is raised is about tensors: the names outlive it."""
    edit(folder / "kantts/utils/ling_unit/ling_unit.py", '"uo_c", ', "")
    result = say(folder)
    assert seen(result) == ("exception", "generate")
    assert "stack expects each tensor to be equal size" in speech_runs.cause(result)
    assert result.told.unknown_symbols == ("uo_c",)


@pytest.mark.thorough
@needs_a_stack
def test_voice_of_another_speaker(folder, say):
    edit(folder / "voices/F7/am/config.yaml", "F7,other", "zhiyan,F7")
    assert say(folder).spoke


@pytest.mark.thorough
@needs_a_stack
def test_saving_that_fails_after_the_synthesis(folder, say):
    edit(
        folder / "kantts/bin/infer_hifigan.py",
        "        sf.write(",
        "        sf.write('/dev/null/no.wav', sound, rate, 'PCM_16')\n        sf.write(",
    )
    result = say(folder)
    assert (*seen(result), result.problem) == ("exception", "write", "missing")
    assert result.made.samples == 10 * 12 * 200


@pytest.mark.thorough
@needs_a_stack
def test_strange_recordings_do_not_matter(folder, say):
    for place in (folder, folder / "voices" / "F7", folder / "res_wavs"):
        place.mkdir(exist_ok=True)
        (place / "stray.wav").write_bytes(b"RIFF")
    assert say(folder).spoke


def test_no_voice_is_no_failure(tmp_path):
    result = speech_runs.say(tmp_path, "kantts")
    assert isinstance(result, Missing)
    assert "ckpt/*.pth" in result.reason.of("en")


def touch(root, *names):
    for name in names:
        path = Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


@pytest.mark.parametrize(
    "files, acoustic, vocoder",
    [
        pytest.param(
            ["voices/F7/am/ckpt/checkpoint_0.pth", "voices/F7/voc/ckpt/checkpoint_0.pth"],
            "voices/F7/am/ckpt/checkpoint_0.pth",
            "voices/F7/voc/ckpt/checkpoint_0.pth",
            id="voice of ModelScope",
        ),
        pytest.param(
            ["basemodel_16k/sambert/ckpt/checkpoint_980000.pth", "basemodel_16k/hifigan/ckpt/checkpoint_2000000.pth"],
            "basemodel_16k/sambert/ckpt/checkpoint_980000.pth",
            "basemodel_16k/hifigan/ckpt/checkpoint_2000000.pth",
            id="base model",
        ),
        pytest.param(
            ["am/ckpt/checkpoint_9.pth", "am/ckpt/checkpoint_10.pth", "voc/ckpt/checkpoint_best.pth"],
            "am/ckpt/checkpoint_10.pth",
            "voc/ckpt/checkpoint_best.pth",
            id="newest by number, not by spelling",
        ),
        pytest.param(
            [
                "voices/A1/am/ckpt/checkpoint_0.pth",
                "voices/A1/voc/ckpt/checkpoint_0.pth",
                "voices/F7/am/ckpt/checkpoint_0.pth",
                "voices/F7/voc/ckpt/checkpoint_0.pth",
            ],
            "voices/F7/am/ckpt/checkpoint_0.pth",
            "voices/F7/voc/ckpt/checkpoint_0.pth",
            id="default voice before others",
        ),
    ],
)
def test_checkpoints_are_found(tmp_path, files, acoustic, vocoder):
    assert checkpoints(touch(tmp_path, *files)) == (tmp_path / acoustic, tmp_path / vocoder)


def test_acoustic_model_without_vocoder_is_no_voice(tmp_path):
    assert checkpoints(touch(tmp_path, "am/ckpt/checkpoint_9.pth")) is None


def test_every_symbol_of_the_phrase_has_six_parts():
    assert {len(symbol.strip("{}").split("$")) for symbol in SYMBOLS.split(" ")} == {6}
