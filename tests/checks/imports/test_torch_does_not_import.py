import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.torch_does_not_import import torch_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'torch'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("torch"), id="imports"),
        pytest.param(
            healthy_facts.imported("torchaudio", "signal", signal="SIGSEGV"), id="another module fails"
        ),
        pytest.param(
            healthy_facts.imported("torch", "exception", optional=True, chain=(ABSENT,)),
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
            healthy_facts.imported("torch", "exception", chain=(ABSENT,)), "not installed", id="not installed"
        ),
        pytest.param(
            healthy_facts.imported("torch", "exception", optional=True, chain=(Link("OSError", "broken"),)),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
                "torch",
                "exception",
                chain=(Link("OSError", "libgomp-d22c30c5.so.1: cannot allocate memory in static TLS block"),),
            ),
            "OSError: libgomp-d22c30c5.so.1: cannot allocate memory in static TLS block",
            id="static TLS",
        ),
        pytest.param(
            healthy_facts.imported("torch", "memory", peak_bytes=3 * 2**30),
            "it is killed for lack of memory (3.0 GiB used)",
            id="memory",
        ),
        pytest.param(healthy_facts.imported("torch", "rubbish"), "no usable answer", id="no answer"),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(torch_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"torch", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(torch_does_not_import, *facts)
