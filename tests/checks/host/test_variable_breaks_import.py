import healthy_facts
from indextts_doctor.checks.host.variable_breaks_import import variable_breaks_import
from indextts_doctor.facts.imports import Link

WORDS = Link("ValueError", "invalid literal for int() with base 10: 'madvise'")


def failed(**changes):
    return healthy_facts.imported("numpy", "exception", chain=(WORDS,), packages=("numpy",), **changes)


def test_silent():
    imports = healthy_facts.imports(healthy_facts.imported("numpy"), failed())
    assert not list(variable_breaks_import(imports, healthy_facts.profile()))


def test_speaks():
    imports = healthy_facts.imports(failed(variable="NUMPY_MADVISE_HUGEPAGE"))
    [evidence] = variable_breaks_import(imports, healthy_facts.profile())
    assert evidence.facts["variable"] == "NUMPY_MADVISE_HUGEPAGE"
    assert "madvise" in evidence.facts["what"].of("en")
    assert "numpy" in evidence.about
