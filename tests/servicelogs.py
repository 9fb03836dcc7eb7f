"""Logs as services really write them: the patient's own gunicorn, or its interpreter, appends to logs/tts.log."""

from __future__ import annotations

import contextlib
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from patients import Patient

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


def log(patient: Patient) -> Path:
    """Return where the service of the patient writes."""
    path = patient.directory / "logs" / "tts.log"
    path.parent.mkdir(exist_ok=True)
    return path


def run(patient: Patient, *arguments: str) -> None:
    """Run the patient's interpreter in the deployment's folder and append all that it says to the log."""
    with log(patient).open("ab") as file:
        subprocess.run(
            [str(patient.python), *arguments], cwd=patient.directory, env=patient.environ, stdout=file,
            stderr=subprocess.STDOUT, timeout=SECONDS, check=False,
        )  # fmt: skip


def request(patient: Patient, body: str, until: str, *options: str, wrapper: Sequence[str] = ()) -> None:
    """Serve an application whose view is ``body`` with the patient's gunicorn, ask it once, and end it when the log
    says ``until``.
    """
    (patient.directory / "app.py").write_text(APP.format(body=body))
    with _gunicorn(patient, options, wrapper):
        _wait(patient, "Booting worker")
        with contextlib.suppress(urllib.error.URLError, OSError):
            address = f"http://127.0.0.1:{patient.port}/tts/generate"
            urllib.request.urlopen(urllib.request.Request(address, data=b"{}"), timeout=SECONDS)
        _wait(patient, until)


@contextlib.contextmanager
def _gunicorn(patient: Patient, options: Sequence[str], wrapper: Sequence[str]) -> Iterator[None]:
    place = ["--bind", f"127.0.0.1:{patient.port}", "--error-logfile", str(log(patient))]
    command = [*wrapper, str(patient.python), "-B", "-m", "gunicorn", *place, *options, "app:app"]
    with subprocess.Popen(command, cwd=patient.directory, env=patient.environ) as master:
        try:
            yield
        finally:
            master.terminate()


def _wait(patient: Patient, words: str) -> None:
    end = time.monotonic() + SECONDS
    while not (log(patient).exists() and re.search(words, log(patient).read_text())):
        assert time.monotonic() < end, f"the log never says {words!r}"
        time.sleep(0.1)
