import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.scipy_does_not_import import scipy_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'scipy'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("scipy"), id="imports"),
        pytest.param(
            healthy_facts.imported("scipy.fft", "signal", signal="SIGSEGV"), id="another module fails"
        ),
        pytest.param(
            healthy_facts.imported("scipy", "exception", optional=True, chain=(ABSENT,)),
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
            healthy_facts.imported("scipy", "exception", chain=(ABSENT,)), "not installed", id="not installed"
        ),
        pytest.param(
            healthy_facts.imported("scipy", "exception", optional=True, chain=(Link("OSError", "broken"),)),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
                "scipy.signal",
                "exception",
                chain=(
                    Link(
                        "ImportError",
                        "cannot import name 'kaiser' from 'scipy.signal' (/s/scipy/signal/__init__.py)",
                    ),
                ),
            ),
            "ImportError: cannot import name 'kaiser' from 'scipy.signal' (/s/scipy/signal/__init__.py)",
            id="kaiser is gone",
        ),
        pytest.param(
            healthy_facts.imported(
                "scipy",
                "exception",
                chain=(
                    Link(
                        "ImportError",
                        "The `scipy` install you are using seems to be broken, (extension modules cannot be imported), please try reinstalling.",
                    ),
                ),
            ),
            "ImportError: The `scipy` install you are using seems to be broken, (extension modules cannot be imported), please try reinstalling.",
            id="no ctypes",
        ),
        pytest.param(
            healthy_facts.imported("scipy", "time", seconds=120.0), "it hangs for more than 120 s", id="hangs"
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(scipy_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"scipy", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(scipy_does_not_import, *facts)
