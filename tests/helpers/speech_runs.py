"""Lets a deployment speak as the command does: the target is resolved, an engine is chosen, a process is started.

As a script it does so in a process of its own, which can be put into a control group or another mount namespace.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Optional, Union

import msgspec
import pytest

import minimal_deployments
import namespaces
from indextts_doctor.config.configuration import Config, SpeechRequest
from indextts_doctor.facts.record import Missing
from indextts_doctor.facts.speech import Attempt, Speech
from indextts_doctor.speech import engine
from indextts_doctor.speech.synthesis import synthesize
from indextts_doctor.target.resolve import Request, resolve

SECONDS = 120.0
# $1 becomes a file system on which nothing is free; what follows runs with it.
FULL = 'mount -t tmpfs -o size=1M none "$1"; head -c 2M /dev/zero > "$1/fill" 2>&- || :; shift; exec "$@"'


def say(
    directory: Path,
    name: str,
    *,
    text: str = "check passed",
    seconds: float = SECONDS,
    force: bool = False,
    keep: Optional[Path] = None,
    speech: Optional[dict[str, Any]] = None,
    environ: Optional[dict[str, str]] = None,
    **target: Any,
) -> Union[Attempt, Missing]:
    """Let the engine ``name`` speak once in the deployment ``directory``; ``target`` is that of a Request."""
    target.setdefault("python", sys.executable)
    request = Request(directory=directory, **target)
    asked = msgspec.convert({"engine": name, **(speech or {})}, SpeechRequest)
    config = Config(speech=asked, thresholds={"speech_seconds": seconds})
    context = resolve(request, config, {**minimal_deployments.SHELL, **(environ or {})})
    engines = engine.builtin()
    return _only(synthesize(context, {"en": text}, engines, lambda *_: None, force=force, keep=keep), name)


def _only(spoken: Speech, name: str) -> Union[Attempt, Missing]:
    return spoken.find(name) or spoken.untried[name]


def patience(healthy: float) -> float:
    """Return a time limit within which a deployment that hangs reaches its hang; ``healthy`` is how long it took."""
    return 5.0 + 3.0 * healthy


def say_under(wrapper: list[str], directory: Path, name: str, **options: Any) -> Attempt:
    """Like say, in a process behind the command ``wrapper``; ``options`` must be plain data."""
    variables = {**os.environ, **options.pop("ours", {}), "PYTHONPATH": str(Path(__file__).parent)}
    command = [*wrapper, sys.executable, __file__, json.dumps([str(directory), name, options])]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300, env=variables)
    assert done.returncode == 0, done.stderr.decode()
    return msgspec.json.decode(done.stdout, type=Attempt)


def say_without_room(tmp_path: Path, directory: Path, name: str, **options: Any) -> Attempt:
    """Like say, with no room for the recording; skips the test where no file system can be mounted."""
    if reason := namespaces.why_not("unshare", "--mount"):
        pytest.skip(reason)
    full = tmp_path / "full"
    full.mkdir()
    wrapper = ["unshare", "--mount", "sh", "-c", FULL, "sh", str(full)]
    return say_under(wrapper, directory, name, force=True, ours={"TMPDIR": str(full)}, **options)


def stages(attempt: Attempt) -> list[str]:
    """Return the names of the stages that were reached."""
    return [stage.name for stage in attempt.stages]


def cause(attempt: Attempt) -> str:
    """Return type and message of what was raised first."""
    return f"{attempt.chain[0].type}: {attempt.chain[0].message}" if attempt.chain else ""


if __name__ == "__main__":
    where, whom, more = json.loads(sys.argv[1])
    sys.stdout.buffer.write(msgspec.json.encode(say(Path(where), whom, **more)))
