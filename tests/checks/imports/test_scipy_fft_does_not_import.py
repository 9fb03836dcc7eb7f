import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.scipy_fft_does_not_import import scipy_fft_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'scipy'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("scipy.fft"), id="imports"),
        pytest.param(healthy_facts.imported("scipy", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            healthy_facts.imported("scipy.fft", "exception", optional=True, chain=(ABSENT,)),
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
            healthy_facts.imported("scipy.fft", "exception", chain=(ABSENT,)),
            "not installed",
            id="not installed",
        ),
        pytest.param(
            healthy_facts.imported(
                "scipy.fft", "exception", optional=True, chain=(Link("OSError", "broken"),)
            ),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
                "scipy.fft",
                "exception",
                chain=(Link("ImportError", "cannot import name 'fft' from 'scipy' (/srv/tts/scipy.py)"),),
            ),
            "ImportError: cannot import name 'fft' from 'scipy' (/srv/tts/scipy.py)",
            id="hidden by a file",
        ),
        pytest.param(
            healthy_facts.imported(
                "scipy.fft",
                "exception",
                chain=(Link("ImportError", "cannot import name 'fft' from 'scipy' (unknown location)"),),
            ),
            "ImportError: cannot import name 'fft' from 'scipy' (unknown location)",
            id="half removed",
        ),
        pytest.param(
            healthy_facts.imported(
                "scipy.fft", "exception", chain=(Link("ModuleNotFoundError", "No module named 'scipy.fft'"),)
            ),
            "ModuleNotFoundError: No module named 'scipy.fft'",
            id="its folder is missing",
        ),
        pytest.param(
            healthy_facts.imported(
                "scipy.fft",
                "exception",
                chain=(
                    Link(
                        "ImportError",
                        "cannot import name 'pypocketfft' from partially initialized module 'scipy.fft._pocketfft'",
                    ),
                ),
            ),
            "ImportError: cannot import name 'pypocketfft' from partially initialized module 'scipy.fft._pocketfft'",
            id="no compiled file",
        ),
        pytest.param(
            healthy_facts.imported(
                "scipy.fft",
                "signal",
                signal="SIGBUS",
                stack=("/s/site-packages/scipy/fft/_pocketfft/basic.py:6 <module>",),
            ),
            "it crashes (SIGBUS) in scipy/fft/_pocketfft/basic.py:6",
            id="a compiled file was cut off",
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(scipy_fft_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"scipy", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(scipy_fft_does_not_import, *facts)
