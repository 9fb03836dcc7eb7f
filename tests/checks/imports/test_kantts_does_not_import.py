import pytest

import make
from indextts_doctor.checks.imports.kantts_does_not_import import kantts_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity
from said import said, title

ABSENT = Link("ModuleNotFoundError", "No module named 'kantts'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(make.imported("kantts"), id="imports"),
        pytest.param(make.imported("torch", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            make.imported("kantts", "exception", optional=True, chain=(ABSENT,)),
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
            make.imported("kantts", "exception", chain=(ABSENT,)), "not installed", id="not installed"
        ),
        pytest.param(
            make.imported("kantts", "exception", optional=True, chain=(Link("OSError", "broken"),)),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            make.imported(
                "kantts.bin.text_to_wav",
                "exception",
                chain=(
                    Link("ModuleNotFoundError", "No module named 'sox'"),
                    Link("ImportError", "Please install kantts."),
                ),
            ),
            "ModuleNotFoundError: No module named 'sox'",
            id="the mask is lifted",
        ),
        pytest.param(
            make.imported(
                "kantts.bin",
                "exception",
                chain=(Link("ModuleNotFoundError", "No module named 'kantts.bin'"),),
            ),
            "ModuleNotFoundError: No module named 'kantts.bin'",
            id="the placeholder",
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(kantts_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"kantts", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = make.imports(result), make.profile(), make.packages(), make.target()
    return said(kantts_does_not_import, *facts)
