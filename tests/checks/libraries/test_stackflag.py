import pytest

import healthy_facts
from indextts_doctor.checks.libraries.stackflag import unmarked
from indextts_doctor.facts import Interpreter
from indextts_doctor.plugins.testing import healthy


@pytest.mark.parametrize(
    ("package", "python", "words"),
    [
        pytest.param("onnxruntime", (3, 10, 13), "'onnxruntime>=1.17.3'`", id="a command"),
        pytest.param("onnxruntime", (3, 7, 16), "require Python >=3.8", id="none that installs"),
        pytest.param("ttsfrd", (3, 10, 13), "a release of ttsfrd", id="not known"),
    ],
)
def test_unmarked(package, python, words):
    text = unmarked(package, healthy(Interpreter, version=python), healthy_facts.target(), healthy_facts.packages())

    assert words in text.of("en")
