import pytest

import make
from indextts_doctor.checks.imports.huggingface_hub_does_not_import import huggingface_hub_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity
from said import said, title

ABSENT = Link("ModuleNotFoundError", "No module named 'huggingface_hub'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(make.imported("huggingface_hub"), id="imports"),
        pytest.param(make.imported("transformers", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            make.imported("huggingface_hub", "exception", optional=True, chain=(ABSENT,)),
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
            make.imported("huggingface_hub", "exception", chain=(ABSENT,)),
            "not installed",
            id="not installed",
        ),
        pytest.param(
            make.imported("huggingface_hub", "exception", optional=True, chain=(Link("OSError", "broken"),)),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            make.imported(
                "huggingface_hub",
                "exception",
                chain=(Link("SyntaxError", "invalid syntax (hf_api.py, line 1)"),),
            ),
            "SyntaxError: invalid syntax (hf_api.py, line 1)",
            id="damaged",
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(huggingface_hub_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"huggingface-hub", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = make.imports(result), make.profile(), make.packages(), make.target()
    return said(huggingface_hub_does_not_import, *facts)
