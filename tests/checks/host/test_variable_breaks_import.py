import make
from indextts_doctor.checks.host.variable_breaks_import import variable_breaks_import
from indextts_doctor.facts.imports import Link

WORDS = Link("ValueError", "invalid literal for int() with base 10: 'madvise'")


def failed(**changes):
    return make.imported("numpy", "exception", chain=(WORDS,), packages=("numpy",), **changes)


def test_silent():
    imports = make.imports(make.imported("numpy"), failed())
    assert not list(variable_breaks_import(imports, make.profile()))


def test_speaks():
    imports = make.imports(failed(variable="NUMPY_MADVISE_HUGEPAGE"))
    [evidence] = variable_breaks_import(imports, make.profile())
    assert evidence.facts["variable"] == "NUMPY_MADVISE_HUGEPAGE"
    assert "madvise" in evidence.facts["what"].en
    assert "numpy" in evidence.about
