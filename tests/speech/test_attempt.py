"""An engine that can die in every way, run for real in this interpreter."""

import dataclasses
import sys
import wave
import zipfile
from pathlib import Path

import psutil
import pytest

import minimal_deployments
from indextts_doctor.config.configuration import Config, SpeechRequest
from indextts_doctor.facts.profile import Thresholds
from indextts_doctor.facts.record import Missing
from indextts_doctor.facts.speech import Stage
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text
from indextts_doctor.speech.attempt import attempt
from indextts_doctor.speech.engine import Engine, Plan
from indextts_doctor.speech.results import durations
from indextts_doctor.target.resolve import Request, resolve

SPEAK = """
def speak(request):
    import array, math, os, signal, sys, time, wave

    stage("import")
    stage("load")
    {load}
    stage("generate")
    {generate}
    samples = array.array("h", [int(9000 * math.sin(i / 9) * math.sin(i / 2500)) for i in range(4000)])
    floats = array.array("f", [value / 32768 for value in samples])
    with open(request["samples"], "wb") as file:
        floats.tofile(file)
    stage("write")
    {write}
    with wave.open(request["wav"], "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return {{"sample_rate": 16000, "samples": len(samples)}}


run(speak)
"""


def script(load="pass", generate="pass", write="pass"):
    return SPEAK.format(load=load, generate=generate, write=write).encode()


def engine(plan):
    """An engine of a plug-in: ``plan`` is what its planner returns, or raises."""

    def planner(_context):
        if isinstance(plan, Exception):
            raise plan
        return plan

    return Engine("tested", Text(en="tested", zh="测试"), planner)


def speak(tmp_path, plan, *, seconds=20.0, told=None, profile=None, **options):
    environ = {**minimal_deployments.SHELL, "HOME": str(tmp_path / "home")}
    folder = tmp_path / "deployment"
    folder.mkdir(exist_ok=True)
    config = Config(speech=SpeechRequest(text="check passed"), thresholds={"speech_seconds": seconds})
    context = resolve(Request(directory=folder, python=sys.executable), config, environ)
    if profile is not None:
        context = dataclasses.replace(context, profile=profile(context.profile))
    say = [] if told is None else told
    return attempt(engine(plan), context, "main", lambda *words: say.append(words), **options)


def stages(result):
    return [stage.name for stage in result.stages]


def test_it_works(tmp_path):
    kept = tmp_path / "kept.wav"
    result = speak(tmp_path, Plan(script()), keep=kept)
    assert (result.outcome, stages(result), result.failed_stage) == (
        "ok",
        ["import", "load", "generate", "write"],
        None,
    )
    assert result.saved.seconds == result.made.seconds == 0.25
    assert (result.spoke, result.wav, result.known, result.left) == (True, str(kept), None, ())
    with wave.open(str(kept)) as file:
        assert file.getnframes() == 4000


@pytest.mark.parametrize(
    ("parts", "outcome", "stage"),
    [
        pytest.param({"load": "raise ValueError('torn')"}, "exception", "load", id="an exception"),
        pytest.param({"generate": "[][1]"}, "exception", "generate", id="an exception without a message"),
        pytest.param({"write": "raise OSError(28, 'No space left on device')"}, "exception", "write", id="a full disk"),
        pytest.param({"load": "sys.exit(3)"}, "exit", "load", id="sys.exit"),
        pytest.param({"generate": "os._exit(4)"}, "exit", "generate", id="os._exit"),
        pytest.param({"load": "os.kill(os.getpid(), signal.SIGKILL)"}, "signal", "load", id="killed"),
        pytest.param({"generate": "os.kill(os.getpid(), signal.SIGSEGV)"}, "signal", "generate", id="a crash"),
        pytest.param({"load": "raise MemoryError"}, "memory", "load", id="no memory, by Python's word"),
    ],
)  # fmt: skip
def test_a_death_is_pinned_to_its_stage(tmp_path, parts, outcome, stage):
    result = speak(tmp_path, Plan(script(**parts)))
    assert (result.outcome, result.failed_stage, stages(result)[-1]) == (outcome, stage, stage)
    assert not result.spoke


def test_a_hang_ends_at_its_limit_and_names_the_line(tmp_path):
    hang = "import threading; threading.Event().wait()"
    result = speak(tmp_path, Plan(script(generate=hang)), seconds=1.5)
    assert (result.outcome, result.failed_stage) == ("time", "generate")
    assert any("threading.py:" in frame for frame in result.stack)


def runs(pid):
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_grandchild_does_not_outlive_it(tmp_path):
    child = tmp_path / "child"
    start = f"import subprocess; p = subprocess.Popen(['sleep', '60']); open({str(child)!r}, 'w').write(str(p.pid)); time.sleep(60)"
    speak(tmp_path, Plan(script(generate=start)), seconds=1.5)
    assert not runs(int(child.read_text()))


def test_what_was_made_before_saving_failed_is_heard(tmp_path):
    result = speak(tmp_path, Plan(script(write="raise RuntimeError('TorchCodec is required')")))
    assert (result.problem, result.saved, result.made.samples) == ("missing", None, 4000)


def test_megabytes_of_output_do_not_matter(tmp_path):
    result = speak(tmp_path, Plan(script(load="sys.stdout.write('x' * 30_000_000); sys.stderr.write('y' * 10**6)")))
    assert result.spoke


def test_home_and_caches_are_elsewhere_and_gone_afterwards(tmp_path):
    seen = tmp_path / "seen"
    look = (
        f"open({str(seen)!r}, 'w').write(os.environ['HOME'] + ' ' + os.environ['CUDA_VISIBLE_DEVICES'] + '|' + "
        "os.environ['OMP_NUM_THREADS']); open(os.path.expanduser('~/state'), 'w').close()"
    )
    speak(tmp_path, Plan(script(load=look)))
    home, _, threads = seen.read_text().partition(" |")
    assert int(threads) >= 1
    assert home != str(tmp_path / "home")
    assert not Path(home).exists()
    assert not (tmp_path / "home").exists()


def test_what_it_leaves_in_its_own_folders_is_reported(tmp_path):
    own = tmp_path / "model"
    own.mkdir()
    (own / "old").write_text("same")
    plan = Plan(script(load=f"open({str(own / 'cache')!r}, 'w').close()"), writes=(str(own),))
    assert speak(tmp_path, plan).left == (str(own / "cache"),)


def test_the_stages_are_reported_as_they_begin_and_end(tmp_path):
    told = []
    speak(tmp_path, Plan(script(load="time.sleep(0.3)", generate="time.sleep(0.3)")), told=told)
    assert ("tested: load", True) in told
    assert told.index(("tested: load", False)) < told.index(("tested: generate", True))
    assert told[-1][1] is False


def heavy(profile):
    from msgspec.structs import replace

    return replace(profile, engine="tested", thresholds=Thresholds(memory_bytes=10**15))


def test_what_cannot_fit_is_not_started(tmp_path):
    result = speak(tmp_path, Plan(script()), profile=heavy)
    assert result.outcome == "unstarted"
    assert result.forecast.memory_lacks > 9 * 10**14
    assert not result.stages


def test_unless_that_is_wanted(tmp_path):
    assert speak(tmp_path, Plan(script()), profile=heavy, force=True).spoke


def test_weights_are_foreseen_from_their_headers(tmp_path):
    from model_files import safetensors

    file = tmp_path / "half.safetensors"
    file.write_bytes(safetensors("a", "b"))
    result = speak(tmp_path, Plan(script(), weights=(str(file), str(tmp_path / "missing.pth"))))
    assert 0 < result.forecast.weights <= file.stat().st_size
    assert result.forecast.memory > result.forecast.weights


@pytest.mark.parametrize("force", [False, True])
def test_weights_that_run_code_are_never_loaded(tmp_path, force):
    file = tmp_path / "gpt.pth"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.pkl", b"\x80\x02cos\nsystem\n(S'true'\ntR.")
    result = speak(tmp_path, Plan(script(), weights=(str(file),)), force=force)
    assert (result.outcome, result.forecast.unsafe) == ("unstarted", {str(file): ("os.system",)})


def test_a_command_is_run_as_it_is(tmp_path):
    save = "import wave; f = wave.open('{output}', 'wb'); f.setparams((1, 2, 8000, 0, 'NONE', '')); f.writeframes(bytes(16000))"
    result = speak(tmp_path, Plan(argv=(sys.executable, "-c", save)))
    assert (result.outcome, result.saved.rate, stages(result)) == ("ok", 8000, ["run"])


@pytest.mark.parametrize("result", [Missing("inapplicable", Text(en="no model", zh="无模型"))])
def test_what_cannot_be_tried_is_a_value(tmp_path, result):
    assert speak(tmp_path, result) is result


def test_a_planner_that_raises_is_a_value(tmp_path):
    result = speak(tmp_path, ZeroDivisionError("planned badly"))
    assert (result.kind, "planned badly" in result.reason.of("en")) == ("failed", True)


def test_a_users_mistake_stays_one(tmp_path):
    with pytest.raises(UserError):
        speak(tmp_path, UserError("command: {txt} is no placeholder"))


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param((), [], id="nothing"),
        pytest.param(("stage load 1.0", "stage generate 3.5"), [("load", 2.5), ("generate", 6.5)], id="died"),
        pytest.param(("stage load 1.0", "end 3.0"), [("load", 2.0)], id="ended"),
        pytest.param(("stage load x", "stage", "rubbish", "stage b 9"), [("b", 1.0)], id="rubbish between"),
    ],
)
def test_durations(marks, expected):
    assert [(stage.name, stage.seconds) for stage in durations(marks, 10.0)] == expected


def test_an_ordinary_memory_limit_ends_it(tmp_path, monkeypatch):
    monkeypatch.setattr("indextts_doctor.speech.attempt.memory_granted", lambda _root: 80 * 2**20)
    plan = Plan(script(load="x = bytearray(300 * 2**20); time.sleep(5)"), base_bytes=2**20)
    result = speak(tmp_path, plan)
    assert (result.outcome, result.failed_stage) == ("memory", "load")


def test_marks_that_are_ignored():
    assert durations(("", "stage", "stage x", "end", "end y", "stage load 1.0"), 3.0) == (Stage("load", 2.0),)
