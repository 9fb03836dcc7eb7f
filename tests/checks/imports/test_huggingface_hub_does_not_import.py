import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.huggingface_hub_does_not_import import huggingface_hub_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'huggingface_hub'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("huggingface_hub"), id="imports"),
        pytest.param(
            healthy_facts.imported("transformers", "signal", signal="SIGSEGV"), id="another module fails"
        ),
        pytest.param(
            healthy_facts.imported("huggingface_hub", "exception", optional=True, chain=(ABSENT,)),
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
            healthy_facts.imported("huggingface_hub", "exception", chain=(ABSENT,)),
            "not installed",
            id="not installed",
        ),
        pytest.param(
            healthy_facts.imported(
                "huggingface_hub", "exception", optional=True, chain=(Link("OSError", "broken"),)
            ),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
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
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(huggingface_hub_does_not_import, *facts)
