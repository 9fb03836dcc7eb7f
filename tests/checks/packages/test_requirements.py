import pytest

import healthy_facts
from indextts_doctor.checks.packages import requirements
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.facts.profile import Broken, ImportNeed, Pin
from indextts_doctor.i18n.text import Text


@pytest.mark.parametrize(
    ("version", "specifier", "inside"),
    [
        ("1.13.1", "==1.13.1", True),
        ("1.13.1+cpu", "==1.13.1", True),
        ("1.13.1", "==1.13.1+cpu", False),
        ("2.0.0rc1", ">=2.0.0.dev0", True),
        ("2.0.0rc1", "<2", False),
        ("1.0", "", True),
        ("built by hand", ">=1", None),
        ("1.0", "about 1", None),
        pytest.param("9" * 5000, ">=1", None, id="a number that Python refuses to read"),
        pytest.param("1.0", f">={'9' * 5000}", None, id="a range of such a number"),
    ],
)
def test_within(version, specifier, inside):
    assert requirements.within(version, specifier) is inside


@pytest.mark.parametrize(("cuda", "shown"), [("128", "12.8"), ("12.8", "12.8"), ("12.8.1", "12.8"), ("92", "9.2")])
def test_cuda_minor(cuda, shown):
    assert requirements.cuda_minor(cuda) == shown


@pytest.mark.parametrize(
    ("name", "module"), [("scipy", "scipy"), ("huggingface-hub", "huggingface_hub"), ("pyyaml", "yaml"), ("x-y", "z")]
)
def test_module_of(name, module):
    profile = healthy_facts.profile(imports=(ImportNeed("scipy.fft", "scipy"), ImportNeed("z.sub", "x-y")))
    assert requirements.module_of(name, profile) == module


def test_imported():
    profile = healthy_facts.profile(
        packages=(Pin("kantts", required=False), Pin("scipy")),
        imports=(ImportNeed("scipy.fft", "scipy"), ImportNeed("kantts", "kantts"), ImportNeed("s", "s", optional=True)),
    )
    assert requirements.must_import(profile) == {"scipy"}


def unmet(*packages):
    found = requirements.unsatisfied(healthy_facts.packages(*packages), healthy_facts.interpreter())
    return [(one.package.name, one.requirement, one.found, one.extra) for one in found]


def test_extras_are_followed_from_package_to_package():
    packages = (
        healthy_facts.package("a", requires=("B[One]",)),
        healthy_facts.package("b", requires=('c[two] ; extra == "One"', 'never ; extra == "other"')),
        healthy_facts.package("c", requires=('d>=2 ; extra == "two"',)),
        healthy_facts.package("d", "1.0"),
    )
    assert unmet(*packages) == [("c", "d>=2", "1.0", "two")]


def test_packages_that_ask_extras_of_each_other_come_to_an_end():
    packages = (
        healthy_facts.package("a", requires=("b[x]",)),
        healthy_facts.package("b", requires=('a[y] ; extra == "x"',)),
    )
    assert unmet(*packages) == []


def test_only_the_imported_one_of_two_counts():
    old = healthy_facts.package("numpy", "1.0", location="/usr/lib/python3/dist-packages", requires=("gone",))
    assert unmet(healthy_facts.package("numpy", "2.0"), old, healthy_facts.package("a", requires=("numpy>=2",))) == []


def test_a_marker_that_cannot_be_evaluated_is_no_alarm():
    assert unmet(healthy_facts.package("a", requires=("b ; nonsense == 'x'", "c ; python_version > 'x'"))) in (
        [],
        [("a", "c", None, "")],
    )


def test_absent_and_broken():
    pin = Pin("scipy", broken=(Broken("<1.4", Text(en="no fft", zh="没有 fft"), "scipy 1.4 release notes"),))
    profile = healthy_facts.profile(packages=(pin,))
    assert list(requirements.absent(healthy_facts.packages(), profile)) == [pin]
    assert list(requirements.absent(healthy_facts.packages(healthy_facts.package("scipy")), profile)) == []
    assert requirements.broken(healthy_facts.package("scipy", "1.3"), pin) is pin.broken[0]
    assert requirements.broken(healthy_facts.package("scipy", "1.4"), pin) is None


@pytest.mark.parametrize(("name", "plain"), [("cipy.libs", "cipy"), ("-yYAML", "yyaml"), ("a_b", "a-b")])
def test_plain_name(name, plain):
    assert requirements.plain_name(Leftover("/x", name, "tilde")) == plain
