"""The reference voice, on a real current stack, with every stage broken for real."""

import dataclasses
import json
import shutil
import struct
from pathlib import Path

import pytest
from msgspec.structs import replace

import deployments
import healthy_facts
from indextts_doctor.checks.selection import Rules
from indextts_doctor.config.configuration import Config, SpeechRequest
from indextts_doctor.diagnose.running import diagnose
from indextts_doctor.facts import Speech
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins import loading
from indextts_doctor.report.building import chosen_checks
from indextts_doctor.speech import knownanswer
from indextts_doctor.speech.attempt import attempt
from indextts_doctor.speech.engine import Engine, builtin
from indextts_doctor.speech.voice import FOLDER
from indextts_doctor.target.resolve import Request, resolve

pytestmark = pytest.mark.environment
SECONDS = 120.0


@pytest.fixture(scope="module")
def healthy():
    """A healthy deployment, which only gets a speech test."""
    try:
        with deployments.copy("current") as deployment:
            yield deployment
    except deployments.UnavailableError as error:
        pytest.skip(str(error))


@pytest.fixture
def voice(tmp_path):
    """A copy of the voice's files, to be broken."""
    return Path(shutil.copytree(FOLDER, tmp_path / "voice"))


def speak(deployment, folder=FOLDER, text="check passed", **options):
    planner = builtin()["reference"].plan

    def plan(context):
        planned = planner(context)
        weights = tuple(folder / path.name for path in planned.weights)
        return dataclasses.replace(planned, request={**planned.request, "voice": folder}, weights=weights)

    config = Config(speech=SpeechRequest(text=text), thresholds={"speech_seconds": SECONDS})
    context = resolve(Request(deployment.directory, str(deployment.python)), config, deployment.environ)
    engine = Engine("reference", Text(en="voice", zh="音色"), plan)
    return attempt(engine, context, "main", lambda *_: None, **options)


def codes(result):
    checks = chosen_checks(Rules(select=("SMK",)), loading.Loaded())
    found = diagnose(healthy_facts.facts(speech=Speech((result,))), checks).findings
    return [finding.check.code for finding in found if finding.severity > 0]


PHRASES = sorted(knownanswer.answers(), key=len)[::4]


@pytest.mark.parametrize(
    "phrase", [PHRASES[0], *(pytest.param(phrase, marks=pytest.mark.thorough) for phrase in PHRASES[1:])]
)
def test_it_matches_its_known_answer(healthy, phrase):
    result = speak(healthy, text=phrase)
    assert result.spoke, result
    assert result.known.first_difference is None
    assert result.known.correlation > 0.999
    assert codes(result) == []


def cut(path):
    path.write_bytes(path.read_bytes()[:-1000])


def tensors(path):
    """The header of a safetensors file, and where the numbers begin."""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    return json.loads(data[8 : 8 + length]), 8 + length


def spoil(path, number):
    """Replace a row of numbers in the first large tensor; ``number`` is two bytes, a float16."""
    header, begin = tensors(path)
    name = max(
        (name for name in header if name != "__metadata__"),
        key=lambda name: header[name]["data_offsets"][1] - header[name]["data_offsets"][0],
    )
    start = begin + header[name]["data_offsets"][0]
    data = bytearray(path.read_bytes())
    data[start : start + 40_000] = number * 20_000
    path.write_bytes(bytes(data))


NAN, ZERO = b"\x00\x7e", b"\x00\x00"


@pytest.mark.parametrize(
    ("damage", "stage", "code"),
    [
        pytest.param(lambda v: (v / "tokenizer.json").write_text("{}"), "tokenizer", "SMK001", id="no tokenizer", marks=pytest.mark.thorough),
        pytest.param(lambda v: (v / "voice.json").unlink(), "import", "SMK001", id="no description", marks=pytest.mark.thorough),
        pytest.param(lambda v: cut(v / "model.safetensors"), "load", "SMK001", id="weights cut off"),
        pytest.param(lambda v: (v / "model.safetensors").write_bytes(b""), "load", "SMK001", id="weights empty", marks=pytest.mark.thorough),
        pytest.param(lambda v: spoil(v / "model.safetensors", NAN), "generate", "SMK001", id="weights that are no numbers", marks=pytest.mark.thorough),
        pytest.param(lambda v: cut(v / "decoder.onnx"), "decode", "SMK001", id="decoder cut off", marks=pytest.mark.thorough),
        pytest.param(lambda v: spoil(v / "model.safetensors", ZERO), None, "SMK023", id="weights of something else"),
    ],
)  # fmt: skip
def test_a_broken_stage_is_named(healthy, voice, damage, stage, code):
    damage(voice)
    result = speak(healthy, voice)
    assert result.failed_stage == stage, result
    assert codes(result) == [code]


@pytest.mark.thorough
def test_a_word_that_it_does_not_know(healthy):
    result = speak(healthy, text="check zebra")
    assert (result.failed_stage, "'zebra'" in result.chain[0].message) == ("tokenizer", True)
    assert codes(result) == ["SMK001"]


@pytest.mark.thorough
def test_a_saving_library_that_fails(deploy):
    deployment = deploy("current")
    module = deployment.edit(deployment.site_packages / "soundfile.py")
    module.write_text(module.read_text() + "\n\ndef write(*_, **__):\n    raise RuntimeError('no encoder')\n")
    result = speak(deployment)
    assert (result.failed_stage, result.made.rate, result.saved) == ("write", 16000, None)
    assert codes(result) == ["SMK008"]


@pytest.mark.thorough
def test_a_crash_while_loading(deploy):
    deployment = deploy("current")
    module = deployment.edit(deployment.site_packages / "safetensors" / "torch.py")
    module.write_text(module.read_text() + "\n\ndef load_file(*_):\n    os.kill(os.getpid(), 9)\n\n\nimport os\n")
    result = speak(deployment)
    assert (result.outcome, result.signal, result.failed_stage) == ("signal", "SIGKILL", "load")
    assert codes(result) == ["SMK002"]


@pytest.mark.thorough
def test_threads_do_not_change_a_code(healthy):
    one = speak(healthy)
    settings = {"OMP_NUM_THREADS": "2", "ATEN_CPU_CAPABILITY": "default"}
    other = speak(dataclasses.replace(healthy, environ={**healthy.environ, **settings}))
    assert one.told.codes == other.told.codes != ()
    assert replace(one.known, correlation=None) == replace(other.known, correlation=None)
