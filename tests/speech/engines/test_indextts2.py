"""IndexTTS2 through a package with its surface, on a real current stack, with every stage broken for real."""

import os
import shutil
import wave

import pytest

import deployments
import namespaces
import speech_runs
import surfaces
from indextts_doctor.facts.record import Missing
from indextts_doctor.speech.engines.indextts2 import is_recording, version_of
from recipes import RECIPES

pytestmark = pytest.mark.environment
EVERY_STAGE = ["import", "load", "prompt", "tokenizer", "generate", "s2mel", "decode", "write"]
READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"; shift; exec "$@"'


@pytest.fixture(scope="module")
def python():
    try:
        return deployments.environment(RECIPES["current"]) / "bin" / "python"
    except deployments.UnavailableError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def healthy(python, tmp_path_factory):
    places = {version: tmp_path_factory.mktemp("healthy") / version for version in ("2.0", "2.5")}
    return {version: surfaces.deployment(place, "indextts2", python, version) for version, place in places.items()}


@pytest.fixture
def folder(healthy, tmp_path):
    """A deployment of 2.0, to be broken."""
    return shutil.copytree(healthy["2.0"], tmp_path / "deployment")


@pytest.fixture
def newer(healthy, tmp_path):
    """A deployment of 2.5, to be broken."""
    return shutil.copytree(healthy["2.5"], tmp_path / "deployment")


@pytest.fixture
def say(python):
    return lambda folder, **options: speech_runs.say(folder, "indextts2", python=str(python), **options)


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def seen(result):
    return result.outcome, result.failed_stage


def record(path, *, rate=16000, seconds=2):
    path.parent.mkdir(exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(bytes(2 * rate * seconds))
    return path


def test_it_works(folder, say, tmp_path):
    kept = tmp_path / "kept.wav"
    result = say(folder, keep=kept)
    assert (*seen(result), speech_runs.stages(result)) == ("ok", None, EVERY_STAGE), result
    assert (result.spoke, result.saved.rate, result.saved.samples) == (True, 22050, result.made.samples)
    told = result.told
    assert (told.missing_count, told.unexpected_count, told.nonfinite) == (0, 0, False)
    assert (told.end_reached, len(told.codes), told.sample_rate) == (True, 9 * len("check passed"), 22050)
    assert (told.model, told.unknown_symbols) == ("indextts.infer_v2.IndexTTS2", ())
    assert (told.versions["indextts"], told.versions["prompt"]) == ("2.0", "stand-in")
    with wave.open(str(kept)) as file:
        assert file.getnframes() == told.samples
    assert result.left == (str(folder / "indextts/utils/tagger_cache/zh_tn_tagger.fst"),)


@pytest.mark.thorough
def test_the_newer_version_works(newer, say):
    result = say(newer)
    assert (*seen(result), speech_runs.stages(result)) == ("ok", None, EVERY_STAGE), result
    assert (result.told.model, result.told.missing_count) == ("indextts.infer_v2_5.IndexTTS2", 0)
    assert (result.told.end_reached, result.told.versions["indextts"]) == (True, "2.5")


@pytest.mark.thorough
def test_it_imitates_the_recording_that_is_named(folder, say, tmp_path):
    record(folder / "examples" / "voice_01.wav")
    result = say(folder, speech={"prompt": str(record(tmp_path / "mine" / "voice.wav"))})
    assert (result.spoke, "prompt" in result.told.versions) == (True, False)


def test_missing_folder_is_no_failure(tmp_path, say):
    result = say(tmp_path, profile="indextts2")
    assert isinstance(result, Missing)
    assert result.kind == "inapplicable"


def test_package_that_is_not_there(folder, say):
    shutil.rmtree(folder / "indextts")
    result = say(folder, model_dir=str(folder / "checkpoints"))
    assert (*seen(result), speech_runs.cause(result)) == (
        "exception",
        "import",
        "ModuleNotFoundError: No module named 'indextts'",
    )


@pytest.mark.thorough
def test_files_of_the_newer_version_beside_older_code(newer, say):
    (newer / "indextts" / "infer_v2_5.py").unlink()
    result = say(newer)
    assert seen(result) == ("exception", "import")
    assert speech_runs.cause(result) == "ModuleNotFoundError: No module named 'indextts.infer_v2_5'"


def test_package_that_only_the_construction_imports(folder, say):
    (folder / "audiotools.py").unlink()
    result = say(folder)
    assert seen(result) == ("exception", "load")
    assert speech_runs.cause(result) == "ModuleNotFoundError: No module named 'audiotools'"


def test_truncated_checkpoint(folder, say):
    path = folder / "checkpoints" / "gpt.pth"
    path.write_bytes(path.read_bytes()[:-100])
    result = say(folder)
    assert seen(result) == ("exception", "load")
    # torch 2.13 meets the end of a small file by seeking before its beginning
    said = " ".join(link.message for link in result.chain)
    assert "failed finding central directory" in said or "Invalid argument" in said
    assert "torch" in result.packages


@pytest.mark.thorough  # the other engines are killed and hang as well
def test_killed_while_it_loads(folder, say):
    edit(
        folder / "indextts/utils/checkpoint.py",
        "def load_checkpoint(model, path):\n",
        "def load_checkpoint(model, path):\n    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)\n",
    )
    result = say(folder)
    assert (*seen(result), result.signal) == ("signal", "load", "SIGKILL")


def test_installation_that_cannot_be_written(folder, python):
    if reason := namespaces.why_not("unshare", "--mount"):
        pytest.skip(reason)
    wrapper = ["unshare", "--mount", "sh", "-c", READ_ONLY, "sh", str(folder / "indextts")]
    result = speech_runs.say_under(wrapper, folder, "indextts2", python=str(python))
    assert seen(result) == ("exception", "load")
    assert "Read-only file system" in speech_runs.cause(result)
    assert "tagger_cache" in speech_runs.cause(result)


@pytest.mark.thorough
def test_weights_of_which_no_key_matches(folder, say, python):
    """Upstream works all the same: one line on standard output is the only trace."""
    surfaces.run(
        python,
        folder,
        "import torch\nweights = torch.load('checkpoints/gpt.pth')\n"
        "torch.save({'old.' + key: value for key, value in weights.items()}, 'checkpoints/gpt.pth')",
    )
    result = say(folder)
    assert (*seen(result), result.spoke) == ("ok", None, True)
    assert (result.told.missing_count, result.told.unexpected_count) == (6, 6)
    assert "Gpt.text_embedding.weight" in result.told.missing_keys
    assert "Gpt.positions" not in result.told.missing_keys


@pytest.mark.parametrize(
    "depth, missing, unexpected",
    [
        pytest.param("3", 2, 0, id="the model is deeper than the file"),
        pytest.param("1", 0, 2, id="the file is deeper than the model", marks=pytest.mark.thorough),
    ],
)
def test_s2mel_of_another_depth(folder, say, depth, missing, unexpected):
    edit(folder / "checkpoints/config.yaml", "depth: 2", f"depth: {depth}")
    result = say(folder)
    assert (result.spoke, result.told.missing_count) == (True, missing)
    assert result.told.unexpected_count == unexpected


@pytest.mark.thorough
def test_part_of_the_model_that_no_file_has(folder, healthy, say):
    """s2mel.pth of 2.5 has no gpt_layer, and 2.0 does not miss it."""
    shutil.copyfile(healthy["2.5"] / "checkpoints/s2mel.pth", folder / "checkpoints/s2mel.pth")
    result = say(folder)
    assert (result.spoke, result.told.missing_keys) == (True, ("s2mel.models.gpt_layer",))


@pytest.mark.thorough
def test_codec_that_lacks_a_part(newer, say, python):
    surfaces.run(python, newer, "import torch\ntorch.save({'model': {}}, 'checkpoints/codec.pth')")
    result = say(newer)
    assert (result.spoke, result.told.missing_keys) == (True, ("codebook.weight",))


@pytest.mark.thorough
def test_weights_that_are_not_numbers(folder, say, python):
    surfaces.run(
        python,
        folder,
        "import torch\npath = 'checkpoints/hf_cache/bigvgan/bigvgan_generator.pt'\nweights = torch.load(path)\n"
        "torch.save({key: value * float('nan') for key, value in weights.items()}, path)",
    )
    result = say(folder)
    assert (*seen(result), result.told.nonfinite, result.saved.peak) == ("ok", None, True, 0.0)


def test_prompt_that_is_no_recording(folder, say, tmp_path):
    prompt = tmp_path / "voice.wav"
    prompt.write_text("version https://git-lfs.github.com/spec/v1\n")
    result = say(folder, speech={"prompt": str(prompt)})
    assert seen(result) == ("exception", "prompt")
    assert "Error opening" in speech_runs.cause(result)


@pytest.mark.thorough
def test_characters_that_the_tokenizer_does_not_know(folder, say):
    result = say(folder, text="check 好 passed")
    assert (result.spoke, result.told.unknown_symbols) == (True, ("好",))


@pytest.mark.thorough
def test_more_codes_than_there_are_positions(folder, say, python):
    """Upstream swallows the IndexError, writes nothing and returns None."""
    edit(folder / "checkpoints/config.yaml", "max_mel_tokens: 1815", "max_mel_tokens: 8")
    surfaces.run(
        python,
        folder,
        "import torch\nname = 'mel_pos_embedding.weight'\nweights = torch.load('checkpoints/gpt.pth')\n"
        "torch.save({**weights, name: weights[name][:8].clone()}, 'checkpoints/gpt.pth')",
    )
    result = say(folder)
    assert (result.outcome, result.spoke, result.told.returned_nothing) == ("ok", False, True)
    assert "IndexError: index out of range in self" in result.stderr


@pytest.mark.thorough
def test_model_that_finds_no_end(folder, say):
    edit(folder / "checkpoints/config.yaml", "codes_per_token: 9", "codes_per_token: 100")
    result = say(folder)
    assert (result.spoke, result.told.end_reached) == (True, False)
    assert len(result.told.codes) == 100 + 25 * len("check passed")


@pytest.mark.thorough
def test_hang_while_it_generates(folder, say):
    healthy = say(folder).seconds
    edit(
        folder / "indextts/models.py",
        "        each = self.",
        "        import time; time.sleep(900)\n        each = self.",
    )
    result = say(folder, seconds=speech_runs.patience(healthy))
    assert seen(result) == ("time", "generate")
    assert any("inference_speech" in frame for frame in result.stack)


@pytest.mark.thorough
def test_saving_that_fails_after_the_synthesis(folder, say):
    """From 2.9 on torchaudio saves through TorchCodec: the synthesis is sound, and there is no file."""
    (folder / "torchaudio.py").write_text(
        "def save(*_, **__):\n    try:\n        import torchcodec\n    except ImportError as error:\n"
        "        raise ImportError('TorchCodec is required for save_with_torchcodec. Please install '\n"
        "                          'torchcodec to use this function.') from error\n"
    )
    result = say(folder)
    assert (*seen(result), result.problem) == ("exception", "write", "missing")
    assert speech_runs.cause(result) == "ModuleNotFoundError: No module named 'torchcodec'"
    assert "TorchCodec is required" in result.chain[-1].message
    assert (result.made.rate, result.made.seconds > 1) == (22050, True)


@pytest.mark.timeout(20)
def test_pipes_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "config.yaml")
    os.mkfifo(tmp_path / "a.wav")
    assert version_of(tmp_path) == "2.0"
    assert not is_recording(tmp_path / "a.wav")
