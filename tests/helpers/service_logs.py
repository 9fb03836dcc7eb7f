"""Logs as services really write them: the deployment's own gunicorn, or its interpreter, appends to logs/tts.log."""

from __future__ import annotations

import contextlib
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from deployments import Deployment

SECONDS = 60
APP = """\
import flask

app = flask.Flask(__name__)


@app.post("/tts/generate")
def generate():
{body}
    return {{"audio": ""}}
"""
BUSY = """\
    import hashlib

    hashlib.pbkdf2_hmac("sha256", b"text", b"voice", 2**31 - 1)  # as busy as torch: no signal gets through
"""


def log(deployment: Deployment) -> Path:
    """Return where the service of the deployment writes."""
    path = deployment.directory / "logs" / "tts.log"
    path.parent.mkdir(exist_ok=True)
    return path


def run(deployment: Deployment, *arguments: str) -> None:
    """Run the deployment's interpreter in the deployment's folder and append all that it says to the log."""
    with log(deployment).open("ab") as file:
        subprocess.run(
            [str(deployment.python), *arguments], cwd=deployment.directory, env=deployment.environ, stdout=file,
            stderr=subprocess.STDOUT, timeout=SECONDS, check=False,
        )  # fmt: skip


def request(deployment: Deployment, body: str, until: str, *options: str, wrapper: Sequence[str] = ()) -> None:
    """Serve an application whose view is ``body`` with the deployment's gunicorn, ask it once, and end it when the log
    says ``until``.
    """
    with contextlib.ExitStack() as stack:
        serve(deployment, stack, log(deployment), body, until, *options, wrapper=wrapper)


def serve(
    deployment: Deployment,
    stack: contextlib.ExitStack,
    file: Path,
    body: str,
    until: str,
    *options: str,
    wrapper: Sequence[str] = (),
) -> None:
    """Do the same with the log in ``file``, and end the service with ``stack``."""
    (deployment.directory / "app.py").write_text(APP.format(body=body))
    before = len(_text(file))
    place = ["--bind", f"0.0.0.0:{deployment.port}", "--error-logfile", str(file)]
    command = [*wrapper, str(deployment.python), "-B", "-m", "gunicorn", *place, *options, "app:app"]
    master = stack.enter_context(subprocess.Popen(command, cwd=deployment.directory, env=deployment.environ))
    stack.callback(master.terminate)
    _wait(file, before, "Booting worker")
    with contextlib.suppress(urllib.error.URLError, OSError):
        address = f"http://127.0.0.1:{deployment.port}/tts/generate"
        urllib.request.urlopen(urllib.request.Request(address, data=b"{}"), timeout=SECONDS)
    _wait(file, before, until)


def _wait(file: Path, before: int, words: str) -> None:
    """Wait until the log says the words, not counting what it said ``before``."""
    end = time.monotonic() + SECONDS
    while not re.search(words, _text(file)[before:]):
        assert time.monotonic() < end, f"the log never says {words!r}"
        time.sleep(0.1)


def _text(file: Path) -> str:
    return file.read_text() if file.exists() else ""
