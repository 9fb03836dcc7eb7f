import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.numpy_does_not_import import numpy_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'numpy'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("numpy"), id="imports"),
        pytest.param(healthy_facts.imported("torch", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            healthy_facts.imported("numpy", "exception", optional=True, chain=(ABSENT,)),
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
            healthy_facts.imported("numpy", "exception", chain=(ABSENT,)), "not installed", id="not installed"
        ),
        pytest.param(
            healthy_facts.imported("numpy", "exception", optional=True, chain=(Link("OSError", "broken"),)),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
                "numpy",
                "exception",
                chain=(Link("ModuleNotFoundError", "No module named 'numpy.core._multiarray_umath'"),),
            ),
            "ModuleNotFoundError: No module named 'numpy.core._multiarray_umath'",
            id="compiled for another Python",
        ),
        pytest.param(
            healthy_facts.imported(
                "numpy",
                "signal",
                signal="SIGILL",
                stack=("/s/site-packages/numpy/core/overrides.py:8 <module>",),
            ),
            "it crashes (SIGILL) in numpy/core/overrides.py:8",
            id="instructions that this processor lacks",
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(numpy_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"numpy", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(numpy_does_not_import, *facts)
