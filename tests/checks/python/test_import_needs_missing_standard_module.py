import pytest

import make
from indextts_doctor.checks.python.import_needs_missing_standard_module import (
    import_needs_missing_standard_module,
)
from indextts_doctor.facts.imports import Link
from said import said


def failed(message):
    return make.imported("datasets", "exception", chain=(Link("ModuleNotFoundError", message),))


@pytest.mark.parametrize(
    ("result", "missing"),
    [
        pytest.param(make.imported("datasets"), ("lzma",), id="missing, but nothing needs it"),
        pytest.param(failed("No module named 'pandas'"), ("lzma",), id="fails for want of something else"),
        pytest.param(failed("No module named '_lzma'"), (), id="there, as far as the interpreter knows"),
    ],
)
def test_silent(result, missing):
    assert not said(
        import_needs_missing_standard_module, make.imports(result), make.interpreter(missing_modules=missing)
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
    facts = make.imports(failed(message)), make.interpreter(missing_modules=(missing,))
    [evidence] = said(import_needs_missing_standard_module, *facts)
    assert (evidence.facts["module"], evidence.facts["broken"]) == (missing, ["datasets"])
    assert {"datasets", f"_{missing}"} <= evidence.about
