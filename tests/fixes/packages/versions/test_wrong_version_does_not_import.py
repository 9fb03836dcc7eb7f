import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python

OLD = healthy_facts.package("tokenizers", "0.13.3")


def asking(*requires):
    return healthy_facts.package("transformers", "4.35.2", requires=requires)


def failed(*names):
    return healthy_facts.imports(
        healthy_facts.imported("transformers", "exception", packages=("transformers", *names))
    )


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (healthy_facts.packages(asking("tokenizers<0.19,>=0.14"), OLD), failed("tokenizers")),
            [Install(PYTHON, requirements=("tokenizers<0.19,>=0.14",))],
            id="what the metadata asks for",
        ),
        pytest.param(
            (
                healthy_facts.packages(
                    asking("tokenizers>=0.14", "numpy>=2"), OLD, healthy_facts.package("numpy", "1.24.3")
                ),
                failed("tokenizers", "numpy"),
            ),
            [Install(PYTHON, requirements=("tokenizers>=0.14", "numpy>=2"))],
            id="two of them, solved together",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG022", *facts) == steps
