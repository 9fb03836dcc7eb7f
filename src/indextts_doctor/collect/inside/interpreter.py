"""What the deployment's interpreter reports about itself."""

import dataclasses
import re
import time
from collections.abc import Mapping
from typing import Any, Union

import msgspec

from indextts_doctor.collect.inside.probe import missing, send
from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import Interpreter, Missing, Start
from indextts_doctor.i18n.text import _
from indextts_doctor.redact.untrusted import ending
from indextts_doctor.supervise import Outcome
from indextts_doctor.target.context import Context

_MATTERS = re.compile(
    r"PYTHON.*|HF_.*|INDEXTTS2_.*|.*_proxy|(OMP|MKL|OPENBLAS)_NUM_THREADS|LD_LIBRARY_PATH|LD_PRELOAD"
    r"|HUGGINGFACE_HUB_CACHE|TRANSFORMERS_CACHE|XDG_CACHE_HOME|TMPDIR|HOME|LANG|LC_ALL|LC_CTYPE|VIRTUAL_ENV"
    r"|CONDA_PREFIX|CUDA_VISIBLE_DEVICES|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|SSL_CERT_FILE|USE_MODELSCOPE",
    re.IGNORECASE,
)
_LONGEST = 2000  # characters of a variable's value
_LEAST_SECONDS = 2.0  # for a second try, when the first has used up the time


@collector(Interpreter, label=_("interpreter"))
def collect(context: Context) -> tuple[Start, Union[Interpreter, Missing]]:
    """Whether and how the interpreter failed to answer, and what it is."""
    deadline = time.monotonic() + context.seconds
    crashing: list[str] = []
    outcome = send(context, "interpreter")
    while outcome.kind != "ok" and outcome.at and outcome.at not in crashing:
        crashing.append(outcome.at)  # a standard module that takes the process with it: go on without
        left = max(_LEAST_SECONDS, deadline - time.monotonic())
        outcome = send(context, "interpreter", *crashing, seconds=left)
    return read(outcome, context.variables)


def read(outcome: Outcome, variables: Mapping[str, str]) -> tuple[Start, Union[Interpreter, Missing]]:
    """The facts that an outcome of the probe holds."""
    if outcome.kind == "ok":
        try:
            return Start(), _interpreter(outcome, variables)
        except (msgspec.ValidationError, TypeError) as error:
            outcome = dataclasses.replace(outcome, kind="rubbish", text=str(error)[:_LONGEST])
    return _failure(outcome), missing(outcome)


def _interpreter(outcome: Outcome, variables: Mapping[str, str]) -> Interpreter:
    extra: dict[str, Any] = {"environment": that_matter(variables), "startup_output": outcome.startup}
    return msgspec.convert({**outcome.result, **extra}, Interpreter)


def _failure(outcome: Outcome) -> Start:
    return Start(
        outcome=outcome.kind,
        output=ending(outcome.text or outcome.stderr or outcome.stdout, _LONGEST),
        stack=outcome.stack,
        signal=outcome.signal,
        exit_code=outcome.exit_code,
        seconds=outcome.seconds,
    )


def that_matter(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables that change how the deployment behaves."""
    return {name: value[:_LONGEST] for name, value in sorted(variables.items()) if _MATTERS.fullmatch(name)}
