import pytest

import healthy_facts
from indextts_doctor.checks.packages.integrity.extension_is_for_another_python import extension_is_for_another_python
from indextts_doctor.facts.packages import Extension

FOREIGN = Extension("scipy/_ccallback_c.cpython-39-x86_64-linux-gnu.so", "cpython-39-x86_64-linux-gnu")


@pytest.mark.parametrize(
    "package",
    [
        pytest.param(healthy_facts.package("scipy"), id="compiled for this one"),
        pytest.param(healthy_facts.package("flask", tags=("py3-none-any",)), id="not compiled"),
    ],
)
def test_silent(package):
    assert not list(
        extension_is_for_another_python(
            healthy_facts.packages(package), healthy_facts.interpreter(), healthy_facts.target()
        )
    )


@pytest.mark.parametrize("count", [1, 3])
def test_speaks(count):
    package = healthy_facts.package("scipy", "1.10.1", foreign_extensions=(FOREIGN,) * count)
    [evidence] = extension_is_for_another_python(
        healthy_facts.packages(package), healthy_facts.interpreter(), healthy_facts.target()
    )
    assert evidence.facts["tag"] == "cpython-39-x86_64-linux-gnu"
    assert evidence.facts["python"] == "3.10 (cpython-310-x86_64-linux-gnu)"
    assert evidence.facts["count"] == count


def test_the_worst_comes_first():
    one = healthy_facts.package("a", foreign_extensions=(FOREIGN,))
    two = healthy_facts.package("b", foreign_extensions=(FOREIGN, FOREIGN))
    found = extension_is_for_another_python(
        healthy_facts.packages(one, two), healthy_facts.interpreter(), healthy_facts.target()
    )
    assert [evidence.facts["name"] for evidence in found] == ["b", "a"]
