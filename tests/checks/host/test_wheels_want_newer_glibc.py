import pytest

import healthy_facts
from indextts_doctor.checks.host.wheels_want_newer_glibc import wheels_want_newer_glibc
from indextts_doctor.facts.python import Libc


def wheel(*platforms, name="torch"):
    return healthy_facts.package(name, "2.0", tags=tuple(f"cp310-cp310-{platform}" for platform in platforms))


@pytest.mark.parametrize(
    ("package", "libc"),
    [
        pytest.param(wheel("manylinux_2_28_x86_64"), Libc("glibc", "2.28"), id="just new enough"),
        pytest.param(wheel("manylinux_2_28_x86_64", "manylinux2014_x86_64"), Libc("glibc", "2.17"), id="two tags"),
        pytest.param(wheel("manylinux_2_17_x86_64.manylinux2014_x86_64"), Libc("glibc", "2.17"), id="compressed tag"),
        pytest.param(wheel("any"), Libc("glibc", "2.5"), id="pure Python"),
        pytest.param(wheel("linux_x86_64"), Libc("glibc", "2.5"), id="the tag does not contain glibc"),
        pytest.param(wheel("manylinux_2_28_x86_64"), Libc("musl", "1.2.4"), id="musl is another check"),
        pytest.param(wheel("manylinux_2_28_x86_64"), Libc("glibc", None), id="version not known"),
        pytest.param(wheel("manylinux_2_28_x86_64"), Libc("glibc", "two"), id="version not understood"),
    ],
)
def test_silent(package, libc):
    assert not list(wheels_want_newer_glibc(healthy_facts.packages(package), healthy_facts.interpreter(libc=libc)))


@pytest.mark.parametrize(
    ("package", "offered", "wanted"),
    [
        pytest.param(wheel("manylinux_2_28_x86_64"), "2.17", "2.28", id="CentOS 7"),
        pytest.param(wheel("manylinux2014_x86_64"), "2.12", "2.17", id="an old name"),
        pytest.param(wheel("manylinux_2_5_x86_64"), "2.4", "2.5", id="numbers, not text"),
    ],
)
def test_speaks(package, offered, wanted):
    interpreter = healthy_facts.interpreter(libc=Libc("glibc", offered))
    [evidence] = wheels_want_newer_glibc(healthy_facts.packages(package), interpreter)
    assert (evidence.facts["wanted"], evidence.facts["offered"]) == (wanted, offered)
    assert evidence.about == {"torch"}


def test_the_newest_is_reported_first():
    installed = healthy_facts.packages(wheel("manylinux2014_x86_64", name="numpy"), wheel("manylinux_2_28_x86_64"))
    found = wheels_want_newer_glibc(installed, healthy_facts.interpreter(libc=Libc("glibc", "2.12")))
    assert [evidence.facts["package"] for evidence in found] == ["torch", "numpy"]
