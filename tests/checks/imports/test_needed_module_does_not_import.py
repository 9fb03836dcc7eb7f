import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.needed_module_does_not_import import needed_module_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'flask'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("flask"), id="imports"),
        pytest.param(healthy_facts.imported("torch", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            healthy_facts.imported("flask", "exception", optional=True, chain=(ABSENT,)),
            id="optional and not installed",
        ),
        pytest.param(
            healthy_facts.imported("scipy.fft", "exception"), id="modules with a check of their own"
        ),
    ],
)
def test_silent(result):
    assert not ask(result)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        pytest.param(
            healthy_facts.imported("flask", "exception", chain=(ABSENT,)), "not installed", id="not installed"
        ),
        pytest.param(
            healthy_facts.imported("flask", "exception", optional=True, chain=(Link("OSError", "broken"),)),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
                "flask", "exception", chain=(Link("ModuleNotFoundError", "No module named 'StringIO'"),)
            ),
            "ModuleNotFoundError: No module named 'StringIO'",
            id="Python 2 code",
        ),
        pytest.param(
            healthy_facts.imported(
                "flask",
                "exception",
                chain=(
                    Link(
                        "ImportError",
                        "cannot import name 'url_quote' from 'werkzeug.urls' (/s/werkzeug/urls.py)",
                    ),
                ),
            ),
            "ImportError: cannot import name 'url_quote' from 'werkzeug.urls' (/s/werkzeug/urls.py)",
            id="werkzeug 3",
        ),
        pytest.param(
            healthy_facts.imported("flask", "start"),
            "Python dies before it gets there",
            id="Python does not start",
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(needed_module_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"flask", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(needed_module_does_not_import, *facts)
