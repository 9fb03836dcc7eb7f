import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.import_needs_missing_standard_module import import_needs_missing_standard_module
from indextts_doctor.facts.imports import Link


def failed(message):
    return healthy_facts.imported("datasets", "exception", chain=(Link("ModuleNotFoundError", message),))


@pytest.mark.parametrize(
    ("result", "missing"),
    [
        pytest.param(healthy_facts.imported("datasets"), ("lzma",), id="missing, but nothing needs it"),
        pytest.param(failed("No module named 'pandas'"), ("lzma",), id="fails for want of something else"),
        pytest.param(failed("No module named '_lzma'"), (), id="there, as far as the interpreter knows"),
    ],
)
def test_silent(result, missing):
    assert not said(
        import_needs_missing_standard_module,
        healthy_facts.imports(result),
        healthy_facts.interpreter(missing_modules=missing),
    )


@pytest.mark.parametrize(
    ("message", "missing"),
    [
        pytest.param("No module named '_lzma'", "lzma", id="lzma"),
        pytest.param("No module named '_bz2'", "bz2", id="bz2"),
        pytest.param("No module named '_sqlite3'", "sqlite3", id="sqlite3"),
    ],
)
def test_speaks(message, missing):
    facts = healthy_facts.imports(failed(message)), healthy_facts.interpreter(missing_modules=(missing,))
    [evidence] = said(import_needs_missing_standard_module, *facts)
    assert (evidence.facts["module"], evidence.facts["broken"]) == (missing, ["datasets"])
    assert {"datasets", f"_{missing}"} <= evidence.about
