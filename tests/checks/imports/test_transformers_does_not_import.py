import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.transformers_does_not_import import transformers_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'transformers'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("transformers"), id="imports"),
        pytest.param(
            healthy_facts.imported("huggingface_hub", "signal", signal="SIGSEGV"), id="another module fails"
        ),
        pytest.param(
            healthy_facts.imported("transformers", "exception", optional=True, chain=(ABSENT,)),
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
            healthy_facts.imported("transformers", "exception", chain=(ABSENT,)),
            "not installed",
            id="not installed",
        ),
        pytest.param(
            healthy_facts.imported(
                "transformers", "exception", optional=True, chain=(Link("OSError", "broken"),)
            ),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
                "transformers",
                "exception",
                chain=(
                    Link(
                        "ImportError",
                        "tokenizers>=0.14,<0.19 is required for a normal functioning of this module, but found tokenizers==0.20.",
                    ),
                ),
            ),
            "ImportError: tokenizers>=0.14,<0.19 is required for a normal functioning of this module, but found tokenizers==0.20.",
            id="a requirement of its own",
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(transformers_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"transformers", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(transformers_does_not_import, *facts)
