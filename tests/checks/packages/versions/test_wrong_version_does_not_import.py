import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.wrong_version_does_not_import import wrong_version_does_not_import
from indextts_doctor.facts.imports import Link

TRANSFORMERS = healthy_facts.package("transformers", "4.35.2", requires=("tokenizers<0.19,>=0.14",))
OLD = healthy_facts.package("tokenizers", "0.13.3")
WORDS = Link("ImportError", "tokenizers>=0.14,<0.19 is required, but found tokenizers==0.13.3.")


def failed(*met, chain=(WORDS,), outcome="exception"):
    return healthy_facts.imported("transformers", outcome, chain=chain, packages=met)


def speak(packages, result):
    found = wrong_version_does_not_import(
        healthy_facts.packages(*packages),
        healthy_facts.interpreter(),
        healthy_facts.imports(result),
        healthy_facts.target(),
    )
    return list(found)


@pytest.mark.parametrize(
    ("packages", "result"),
    [
        pytest.param((TRANSFORMERS, OLD), healthy_facts.imported("transformers"), id="it imports all the same: PKG005"),
        pytest.param(
            (TRANSFORMERS, healthy_facts.package("tokenizers", "0.15.2")), failed("transformers"), id="satisfied"
        ),
        pytest.param((TRANSFORMERS,), failed("transformers"), id="missing: PKG005"),
        pytest.param((TRANSFORMERS, OLD), failed("numpy"), id="another package failed"),
        pytest.param((TRANSFORMERS, OLD), failed("transformers", chain=()), id="nothing names the requirement"),
        pytest.param((TRANSFORMERS, OLD), failed("transformers", outcome="untried"), id="not tried"),
    ],
)
def test_silent(packages, result):
    assert not speak(packages, result)


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(failed("transformers"), id="the message names it"),
        pytest.param(failed("tokenizers", "transformers", chain=()), id="the stack leads through both"),
    ],
)
def test_speaks(result):
    [evidence] = speak((TRANSFORMERS, OLD), result)
    assert evidence.about == {"transformers", "tokenizers"}
    assert evidence.facts["found"] == "0.13.3"
