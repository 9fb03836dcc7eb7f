import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.start.startup_code_prints import startup_code_prints


@pytest.mark.parametrize(
    "output",
    [
        pytest.param("", id="silence"),
        pytest.param("\n  \n", id="empty lines"),
        pytest.param("bash: warning: setlocale: LC_ALL: cannot change locale\n", id="the shell of a wrapper"),
    ],
)
def test_silent(output):
    assert not said(startup_code_prints, healthy_facts.interpreter(startup_output=output), healthy_facts.target())


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        pytest.param("hello\nworld\n", "hello", id="prints"),
        pytest.param(
            "Error in sitecustomize; set PYTHONVERBOSE for traceback:\nRuntimeError: boom\n",
            "Error in sitecustomize; set PYTHONVERBOSE for traceback:",
            id="sitecustomize raises",
        ),
        pytest.param("x" * 5000, "x" * 120, id="a line without end"),
    ],
)
def test_speaks(output, expected):
    [evidence] = said(startup_code_prints, healthy_facts.interpreter(startup_output=output), healthy_facts.target())
    assert evidence.facts["message"] == expected
