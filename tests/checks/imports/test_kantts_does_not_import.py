import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.kantts_does_not_import import kantts_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'kantts'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("kantts"), id="imports"),
        pytest.param(healthy_facts.imported("torch", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            healthy_facts.imported("kantts", "exception", optional=True, chain=(ABSENT,)),
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
            healthy_facts.imported("kantts", "exception", chain=(ABSENT,)),
            "not installed",
            id="not installed",
        ),
        pytest.param(
            healthy_facts.imported("kantts", "exception", optional=True, chain=(Link("OSError", "broken"),)),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
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
            healthy_facts.imported(
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
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(kantts_does_not_import, *facts)
