"""The command ``say``, and the end of ``check``, as a user calls them, with an engine of a plug-in."""

import json
import os
import subprocess
import sys
import textwrap
import wave
from pathlib import Path

import pytest

import interpreters
from plugin_packages import plugin

pytestmark = pytest.mark.slow  # each starts the command, and an engine

# An engine as its author would write it: a planner, and a script for the deployment's interpreter.
ENGINE = '''
from indextts_doctor.i18n.text import Text
from indextts_doctor.speech.engine import Plan, engine

SCRIPT = b"""
def speak(request):
    import array, math, wave

    stage("import")
    stage("load")
    if request["text"] == "fail":
        raise ValueError("torn weights")
    stage("generate")
    samples = array.array("h", [
        int(9000 * math.sin(i / 20) * (0.2 + abs(math.sin(i / 1200)))) for i in range(1600 * len(request["text"]))
    ])
    stage("write")
    with wave.open(request["wav"], "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return {"sample_rate": 16000, "samples": len(samples)}


run(speak)
"""


@engine("hummer", title=Text(en="hums", zh="哼唱"))
def hummer(context):
    return Plan(script=SCRIPT)


@engine("echo", title=Text(en="hums again", zh="再哼唱"))
def echo(context):
    return Plan(script=SCRIPT)
'''


@pytest.fixture
def doctor(tmp_path):
    """Return a function that runs the command in an empty folder, with the plug-in at hand."""
    plugin(tmp_path / "plugins", "humming", ENGINE)
    folder = tmp_path / "deployment"
    folder.mkdir()

    def run(*arguments, **variables):
        return subprocess.run(
            [sys.executable, "-m", "indextts_doctor", *map(str, arguments)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(tmp_path / "plugins"), "LANG": "C.UTF-8", **variables},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    run.folder = folder
    return run


def test_say_speaks_and_saves_beside_what_is_there(doctor):
    (doctor.folder / "speech.wav").write_text("mine")
    result = doctor("say", "hello there", "--engine", "hummer")
    assert 'speech test (hummer): "hello there", 1.1 s of audio; see SMK014' in " ".join(result.stdout.split())
    assert "speech-2.wav" in "".join(result.stdout.split())
    assert (doctor.folder / "speech.wav").read_text() == "mine"
    with wave.open(str(doctor.folder / "speech-2.wav")) as file:
        assert file.getnframes() == 1600 * 11


def test_what_was_not_verified_is_said(doctor):
    assert "content of the audio not verified by speech recognition" in " ".join(
        doctor("say", "hello", "--engine", "hummer").stdout.split()
    )
    assert "音频内容未经语音识别验证" in doctor("say", "hello", "--engine", "hummer", "--lang", "zh").stdout


def test_a_failure_names_stage_and_cause_first(doctor):
    result = doctor("say", "fail", "--engine", "hummer")
    assert result.returncode == 1
    assert "hummer fails while loading the model: ValueError: torn weights" in " ".join(result.stdout.split())
    assert not list(doctor.folder.iterdir())


def test_json(doctor):
    result = doctor("say", "hello", "--engine", "hummer", "--format", "json", "--output", "out.wav")
    smoke = json.loads(result.stdout)["smoke"]
    assert (smoke["engine"], smoke["text"], smoke["wav"]) == ("hummer", "hello", str(doctor.folder / "out.wav"))
    assert [stage["name"] for stage in smoke["stages"]] == ["import", "load", "generate", "write"]
    assert (smoke["sample_rate"], smoke["words_verified"], smoke["failed_stage"]) == (16000, False, None)


def test_check_ends_with_it(doctor):
    report = json.loads(doctor("check", "--engine", "hummer", "--format", "json", "--wav", "w.wav").stdout)
    assert report["smoke"]["engine"] == "hummer"
    assert report["durations"]["smoke"] > 0
    assert (doctor.folder / "w.wav").is_file()


def test_main_and_fallback_speak_each_in_its_own_interpreter(doctor):
    other = next(str(path) for version, path in interpreters.every().items() if version in ("3.8", "3.9", "3.12"))
    (doctor.folder / "indextts-doctor.toml").write_text(
        f'[speech]\nengine = "hummer"\nfallback = "echo"\n[engines]\necho = "{other}"\n'
    )
    result = doctor("check", "--smoke", "--format", "json")
    smoke = json.loads(result.stdout)["smoke"]
    [fallback] = smoke["others"]
    assert [(part["engine"], part["role"]) for part in (smoke, fallback)] == [("hummer", "main"), ("echo", "fallback")]
    attempts = json.loads(result.stdout)["facts"]["speech"]["attempts"]
    assert attempts[0]["python"] != attempts[1]["python"]
    assert all(part["seconds"] for part in (smoke, fallback))


@pytest.mark.parametrize("option", ["--no-smoke", "--fast"])
def test_check_does_without_it(doctor, option):
    report = json.loads(doctor("check", option, "--format", "json").stdout)
    assert report["smoke"] is None
    assert report["facts"]["missing"]["speech"]["kind"] == "skipped"


def test_saved_speech_is_judged_again(doctor):
    doctor("check", "--engine", "hummer", "--format", "json", "--output", "report.json")
    again = json.loads(doctor("check", "--facts", "report.json", "--format", "json").stdout)
    first = json.loads((doctor.folder / "report.json").read_text())
    assert again["findings"] == first["findings"]
    assert again["smoke"] == first["smoke"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--engine", "humer"], "did you mean hummer?", id="an unknown engine"),
        pytest.param(["--prompt", "none.wav"], "--prompt none.wav: no such file", id="no prompt"),
        pytest.param(["--output", "no/such/x.wav"], "does not exist", id="no folder"),
        pytest.param(["--format", "jsn"], "did you mean json?", id="an unknown format"),
    ],
)
def test_mistakes_are_told_in_a_line(doctor, arguments, message):
    result = doctor("say", "hello", *arguments)
    assert (result.returncode, message in result.stderr, result.stderr.count("\n")) == (2, True, 1)


def test_without_a_player(doctor):
    result = doctor("say", "hello", "--engine", "hummer", "--play", PATH=str(Path(sys.executable).parent))
    assert (result.returncode, "--play: no player found on the PATH (" in result.stderr) == (2, True)


def test_a_player_gets_the_file(doctor, tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "paplay").write_text(f'#!/bin/sh\nprintf "%s" "$1" > {tmp_path}/played\n')
    (tools / "paplay").chmod(0o755)
    path = f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin"
    result = doctor("say", "hello", "--engine", "hummer", "--play", PATH=path, HOME=str(tmp_path))
    assert (tmp_path / "played").read_text() == str(doctor.folder / "speech.wav"), result.stderr


BROKEN = textwrap.dedent(
    """
    from indextts_doctor.i18n.text import Text
    from indextts_doctor.speech.engine import engine

    @engine("reference", title=Text(en="mine", zh="mine"))
    def reference(context):
        return None
    """
)


def test_a_plugin_cannot_replace_an_engine(doctor, tmp_path):
    plugin(tmp_path / "plugins", "thief", BROKEN)
    report = json.loads(doctor("check", "--no-smoke", "--format", "json", "--select", "DOC").stdout)
    assert "the engine reference is already used" in json.dumps(report["findings"])
