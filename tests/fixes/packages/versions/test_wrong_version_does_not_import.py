import pytest

import make
from fixed import proposed
from indextts_doctor.fixes.packages.versions.wrong_version_does_not_import import (
    wrong_version_does_not_import,
)
from indextts_doctor.fixes.steps import Install

PYTHON = make.target().python

OLD = make.package("tokenizers", "0.13.3")


def asking(*requires):
    return make.package("transformers", "4.35.2", requires=requires)


def failed(*names):
    return make.imports(make.imported("transformers", "exception", packages=("transformers", *names)))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (make.packages(asking("tokenizers<0.19,>=0.14"), OLD), failed("tokenizers")),
            [Install(PYTHON, requirements=("tokenizers<0.19,>=0.14",))],
            id="what the metadata asks for",
        ),
        pytest.param(
            (
                make.packages(asking("tokenizers>=0.14", "numpy>=2"), OLD, make.package("numpy", "1.24.3")),
                failed("tokenizers", "numpy"),
            ),
            [Install(PYTHON, requirements=("tokenizers>=0.14", "numpy>=2"))],
            id="two of them, solved together",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed(wrong_version_does_not_import, *facts) == steps
