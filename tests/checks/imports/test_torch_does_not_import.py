import pytest

import make
from indextts_doctor.checks.imports.torch_does_not_import import torch_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity
from said import said, title

ABSENT = Link("ModuleNotFoundError", "No module named 'torch'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(make.imported("torch"), id="imports"),
        pytest.param(make.imported("torchaudio", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            make.imported("torch", "exception", optional=True, chain=(ABSENT,)),
            id="optional and not installed",
        ),
    ],
)
def test_silent(result):
    assert not ask(result)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        pytest.param(
            make.imported("torch", "exception", chain=(ABSENT,)), "not installed", id="not installed"
        ),
        pytest.param(
            make.imported("torch", "exception", optional=True, chain=(Link("OSError", "broken"),)),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            make.imported(
                "torch",
                "exception",
                chain=(Link("OSError", "libgomp-d22c30c5.so.1: cannot allocate memory in static TLS block"),),
            ),
            "OSError: libgomp-d22c30c5.so.1: cannot allocate memory in static TLS block",
            id="static TLS",
        ),
        pytest.param(
            make.imported("torch", "memory", peak_bytes=3 * 2**30),
            "it is killed for lack of memory (3.0 GiB used)",
            id="memory",
        ),
        pytest.param(make.imported("torch", "rubbish"), "no usable answer", id="no answer"),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(torch_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"torch", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = make.imports(result), make.profile(), make.packages(), make.target()
    return said(torch_does_not_import, *facts)
