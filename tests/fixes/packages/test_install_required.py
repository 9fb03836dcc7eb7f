import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.fixes.steps import Advice, Install
from proposed_steps import advice, proposed

PYTHON = healthy_facts.target().python


def asking(*requires, **changes):
    return healthy_facts.package("scipy", "1.10.1", requires=requires, **changes)


@pytest.mark.parametrize(
    ("packages", "words"),
    [pytest.param((asking(requires_python="<3.9"),), "a different Python", id="Python is not installed by the doctor")],
)
def test_advises(packages, words):
    assert words in advice(proposed("PKG005", healthy_facts.packages(*packages)))


@pytest.mark.parametrize(
    ("packages", "step"),
    [
        pytest.param((asking("numpy>=1.19.5"),), Install(PYTHON, requirements=("numpy>=1.19.5",)), id="missing"),
        pytest.param(
            (asking("numpy>=1.25"), healthy_facts.package("numpy", "1.24.3")),
            Install(PYTHON, requirements=("numpy>=1.25",)),
            id="in another version",
        ),
        pytest.param(
            (asking("numpy"), healthy_facts.package("librosa", requires=("numpy", "soxr>=0.3"))),
            Install(PYTHON, requirements=("numpy", "soxr>=0.3")),
            id="all of them together, each once",
        ),
        pytest.param(
            (healthy_facts.package("whisper", requires=("torch",)),),
            Install(PYTHON, requirements=("torch",), indexes=CPU_INDEX[1:]),
            id="torch as a CPU build",
        ),
        pytest.param(
            (healthy_facts.package("pandas", requires=("python-dateutil>=2.8.2",)),),
            Install(PYTHON, requirements=("python-dateutil>=2.8.2",)),
            id="a package whose name begins with python",
        ),
    ],
)
def test_cures(packages, step):
    assert proposed("PKG005", healthy_facts.packages(*packages)) == [step]


def test_what_can_be_installed_is_beside_another_python():
    packages = healthy_facts.packages(asking("numpy", requires_python="<3.9"))
    step, left = proposed("PKG005", packages)
    assert step == Install(PYTHON, requirements=("numpy",))
    assert isinstance(left, Advice)


def failed(*names):
    return healthy_facts.imports(healthy_facts.imported("transformers", "exception", packages=("transformers", *names)))


@pytest.mark.parametrize(
    ("requires", "packages", "requirements"),
    [
        pytest.param(("tokenizers<0.19,>=0.14",), {"tokenizers": "0.13.3"}, ("tokenizers<0.19,>=0.14",), id="one"),
        pytest.param(
            ("tokenizers>=0.14", "numpy>=2"),
            {"tokenizers": "0.13.3", "numpy": "1.24.3"},
            ("tokenizers>=0.14", "numpy>=2"),
            id="two of them, solved together",
        ),
    ],
)
def test_a_wrong_version_that_does_not_import_is_changed(requires, packages, requirements):
    asking = healthy_facts.package("transformers", "4.35.2", requires=requires)
    found = healthy_facts.packages(asking, *(healthy_facts.package(*one) for one in packages.items()))
    assert proposed("PKG022", found, failed(*packages)) == [Install(PYTHON, requirements=requirements)]
