import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.onnxruntime_does_not_import import onnxruntime_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'onnxruntime'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("onnxruntime"), id="imports"),
        pytest.param(healthy_facts.imported("onnx", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            healthy_facts.imported("onnxruntime", "exception", optional=True, chain=(ABSENT,)),
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
            healthy_facts.imported("onnxruntime", "exception", chain=(ABSENT,)),
            "not installed",
            id="not installed",
        ),
        pytest.param(
            healthy_facts.imported(
                "onnxruntime", "exception", optional=True, chain=(Link("OSError", "broken"),)
            ),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
                "onnxruntime",
                "exception",
                chain=(
                    Link(
                        "SystemError",
                        "<built-in function __import__> returned a result with an exception set",
                    ),
                ),
            ),
            "SystemError: <built-in function __import__> returned a result with an exception set",
            id="numpy 2",
        ),
        pytest.param(
            healthy_facts.imported(
                "onnxruntime",
                "exception",
                chain=(
                    Link(
                        "ImportError",
                        "onnxruntime_pybind11_state.so: cannot enable executable stack as shared object requires: Invalid argument",
                    ),
                ),
            ),
            "ImportError: onnxruntime_pybind11_state.so: cannot enable executable stack as shared object requires: Invalid argument",
            id="executable stack",
        ),
        pytest.param(
            healthy_facts.imported("onnxruntime", "exit", exit_code=3),
            "it ends Python (exit code 3)",
            id="exits",
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(onnxruntime_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"onnxruntime", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(onnxruntime_does_not_import, *facts)
