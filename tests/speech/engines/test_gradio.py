"""A real Gradio app on the loopback, with an endpoint like that of IndexTTS2's web page."""

import os
import socket
import subprocess
import time

import pytest

import deployments
import interpreters
import speech_runs
from speech_runs import cause, stages
from speech_services import WAV

pytestmark = [pytest.mark.environment, pytest.mark.xdist_group("gradio")]  # its app takes long to set up

APP = """
import sys
import wave

import gradio


def gen_single(mode, prompt, text, weight=0.5, *rest):
    if text == "fail":
        raise gradio.Error("no voice today")
    if prompt is None or mode != 0 or weight != 0.65:
        raise gradio.Error(f"not asked as a person would: {mode} {prompt} {weight}")
    with wave.open(prompt) as file:
        heard = file.readframes(file.getnframes())
    with wave.open(sys.argv[2], "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(heard * 3)
    return gradio.update(value=sys.argv[2], visible=True)


with gradio.Blocks() as demo:
    inputs = [
        gradio.Radio(choices=["a", "b"], type="index", value="a", label="mode"),
        gradio.Audio(type="filepath", label="prompt"),
        gradio.TextArea(label="text"),
        gradio.Slider(0, 1, value=0.65),
        gradio.Checkbox(value=True),
    ]
    button = gradio.Button("go")
    button.click(gen_single, inputs=inputs, outputs=[gradio.Audio(label="out")])
demo.queue(20)
demo.launch(server_name="127.0.0.1", server_port=int(sys.argv[1]))
"""


# Gradio 4 and 5 use the same interface; the days are those when each was current.
RELEASES = [
    pytest.param(("5.45.0", "2025-10-15"), id="5"),
    pytest.param(("4.44.1", "2024-10-15"), id="4", marks=pytest.mark.thorough),
]


@pytest.fixture(scope="module", params=RELEASES)
def app(request, tmp_path_factory):
    """Start the app, and return its port."""
    version, day = request.param
    base = interpreters.find("3.11")
    if base is None:
        pytest.skip("no Python 3.11 at hand")
    folder = tmp_path_factory.mktemp("gradio")
    python = folder / "venv" / "bin" / "python"  # of its own: Gradio writes into its package
    deployments.uv("venv", "--python", str(base), str(folder / "venv"))
    deployments.uv("pip", "install", "--exclude-newer", day, "--python", str(python), f"gradio=={version}")
    (folder / "app.py").write_text(APP)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet = {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", "GRADIO_TEMP_DIR": str(folder / "temp")}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [python, "app.py", str(port), str(folder / "temp.wav")],
            cwd=folder,
            env={**os.environ, **quiet, "HOME": str(folder)},
            stdout=log,
            stderr=log,
        )
    try:
        _wait(port, folder / "log")
        yield port
    finally:
        process.kill()
        process.wait()


def _wait(port, log):
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError(log.read_text())


def ask(tmp_path, port, text, name="gen_single", **options):
    folder = tmp_path / "deployment"
    (folder / "examples").mkdir(parents=True)
    (folder / "examples" / "voice_01.wav").write_bytes(WAV)
    route = {"path": name, "gradio": True}
    return speech_runs.say(folder, "http", text=text, port=port, speech={"route": route}, **options)


@pytest.mark.thorough
def test_it_works(tmp_path, app):
    result = ask(tmp_path, app, "check passed")
    assert (result.outcome, cause(result)) == ("ok", "")
    assert (result.saved.rate, result.saved.samples) == (22050, 3 * 3200)
    assert stages(result)[-1] == "write"


@pytest.mark.thorough
def test_an_error_of_the_app_is_reported(tmp_path, app):
    result = ask(tmp_path, app, "fail")
    # Gradio 5 says no more than that on this way, whatever the app raised
    assert (result.outcome, cause(result)) == ("exception", "NoSpeech: the endpoint failed: no reason given")
    assert result.told.answer is not None


@pytest.mark.thorough
def test_an_endpoint_that_is_not_there(tmp_path, app):
    result = ask(tmp_path, app, "check passed", name="speak_up")
    assert result.outcome == "exception"
    assert "speak_up" in cause(result)
