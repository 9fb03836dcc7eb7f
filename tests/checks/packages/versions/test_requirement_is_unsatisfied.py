import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.requirement_is_unsatisfied import requirement_is_unsatisfied
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.facts.profile import ImportNeed
from indextts_doctor.facts.record import Severity

PROFILE = healthy_facts.profile(imports=(ImportNeed("scipy.fft", "scipy"),))
DEBIAN = "/usr/lib/python3/dist-packages"
NUMPY = healthy_facts.package("numpy", "1.24.3")


def scipy(*requires, **changes):
    return healthy_facts.package("scipy", "1.10.1", requires=requires, **changes)


def with_imports(imports):
    return requirement_is_unsatisfied(
        healthy_facts.packages(scipy("numpy")), healthy_facts.interpreter(), PROFILE, healthy_facts.target(), imports
    )


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param((scipy("numpy<1.27.0,>=1.19.5"), NUMPY), id="satisfied"),
        pytest.param((scipy('pytest ; extra == "test"'),), id="an extra that is not requested"),
        pytest.param((scipy('colorama ; sys_platform == "win32"'),), id="another system"),
        pytest.param((scipy('tomli ; python_version < "3.9"'),), id="an older Python"),
        pytest.param((scipy("not a requirement!"),), id="rubbish in the metadata"),
        pytest.param((scipy("numpy<1.27"), healthy_facts.package("numpy", "unknown")), id="an unknown version"),
        pytest.param((scipy("numpy"), healthy_facts.package("numpy", "2.0rc1")), id="pre-releases count as installed"),
        pytest.param((scipy(requires_python="<3.12,>=3.8"),), id="the right Python"),
        pytest.param(
            (
                healthy_facts.package("a", requires=("b[x]",)),
                healthy_facts.package("b", requires=("c",)),
                healthy_facts.package("c"),
            ),
            id="ok",
        ),
        pytest.param(
            (healthy_facts.package("pygobject", requires=("pycairo",), location=DEBIAN),), id="Debian left it out"
        ),
    ],
)
def test_silent(packages):
    found = requirement_is_unsatisfied(
        healthy_facts.packages(*packages), healthy_facts.interpreter(), PROFILE, healthy_facts.target()
    )
    assert not list(found)


@pytest.mark.parametrize(
    ("packages", "requirement", "severity"),
    [
        pytest.param((scipy("numpy>=1.19.5"),), "numpy>=1.19.5", Severity.ERROR, id="missing under what must import"),
        pytest.param((healthy_facts.package("sympy", requires=("mpmath",)),), "mpmath", None, id="missing elsewhere"),
        pytest.param((scipy("numpy", location=DEBIAN),), "numpy", Severity.ERROR, id="Debian's own that must import"),
        pytest.param((scipy("numpy>=1.25"), NUMPY), "numpy>=1.25", None, id="another version proves nothing"),
        pytest.param((scipy(requires_python="<3.9"),), "python<3.9", None, id="a different Python"),
        pytest.param(
            (healthy_facts.package("a", requires=("scipy[io]",)), scipy('h5py>=3 ; extra == "io"')),
            "h5py>=3",
            None,
            id="extra asked for",
        ),
    ],
)
def test_speaks(packages, requirement, severity):
    found = requirement_is_unsatisfied(
        healthy_facts.packages(*packages), healthy_facts.interpreter(), PROFILE, healthy_facts.target()
    )
    [evidence] = found
    assert evidence.facts["requirement"] == requirement
    assert evidence.severity is severity


def test_code_without_metadata_may_do():
    packages = healthy_facts.packages(
        scipy("numpy"), leftovers=(Leftover("/site/numpy", "numpy", "no-metadata", importable=True),)
    )
    [evidence] = requirement_is_unsatisfied(packages, healthy_facts.interpreter(), PROFILE, healthy_facts.target())
    assert evidence.severity is None


def test_what_imports_without_it_is_not_broken():
    works = healthy_facts.imports(healthy_facts.imported("scipy.fft"))
    assert [one.severity for one in with_imports(works)] == [None]


def test_whether_it_imports_may_not_be_known():
    assert [one.severity for one in with_imports(None)] == [Severity.ERROR]


def test_the_worst_comes_first():
    packages = healthy_facts.packages(healthy_facts.package("a", requires=("zz",)), scipy("numpy"))
    found = requirement_is_unsatisfied(packages, healthy_facts.interpreter(), PROFILE, healthy_facts.target())
    assert [one.facts["package"] for one in found] == ["scipy", "a"]


def test_what_fails_for_another_reason_is_not_its_fault():
    chain = (Link("OSError", "libopenblas.so.0: cannot open shared object file"),)
    broken = healthy_facts.imports(healthy_facts.imported("scipy.fft", "exception", chain=chain))
    [evidence] = with_imports(broken)
    assert (evidence.severity, evidence.about) == (None, {"numpy"})
