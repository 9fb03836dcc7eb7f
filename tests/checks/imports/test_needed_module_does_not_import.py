import pytest

import make
from indextts_doctor.checks.imports.needed_module_does_not_import import needed_module_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity
from said import said, title

ABSENT = Link("ModuleNotFoundError", "No module named 'flask'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(make.imported("flask"), id="imports"),
        pytest.param(make.imported("torch", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            make.imported("flask", "exception", optional=True, chain=(ABSENT,)),
            id="optional and not installed",
        ),
        pytest.param(make.imported("scipy.fft", "exception"), id="modules with a check of their own"),
    ],
)
def test_silent(result):
    assert not ask(result)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        pytest.param(
            make.imported("flask", "exception", chain=(ABSENT,)), "not installed", id="not installed"
        ),
        pytest.param(
            make.imported("flask", "exception", optional=True, chain=(Link("OSError", "broken"),)),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            make.imported(
                "flask", "exception", chain=(Link("ModuleNotFoundError", "No module named 'StringIO'"),)
            ),
            "ModuleNotFoundError: No module named 'StringIO'",
            id="Python 2 code",
        ),
        pytest.param(
            make.imported(
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
            make.imported("flask", "start"), "Python dies before it gets there", id="Python does not start"
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(needed_module_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"flask", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = make.imports(result), make.profile(), make.packages(), make.target()
    return said(needed_module_does_not_import, *facts)
