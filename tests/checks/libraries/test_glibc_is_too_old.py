import pytest

import healthy_facts
from indextts_doctor.checks.libraries.glibc_is_too_old import glibc_is_too_old


def wanting(*versions):
    return healthy_facts.libraries(
        objects=tuple(
            healthy_facts.shared_object(f"scipy/{version}.so", versions={"GLIBC": version}) for version in versions
        )
    )


@pytest.mark.parametrize(
    ("libraries", "host"),
    [
        pytest.param(wanting("2.17", "2.28"), healthy_facts.host(libc_version="2.28"), id="just enough"),
        pytest.param(wanting("2.9"), healthy_facts.host(libc_version="2.36"), id="numbers, not letters"),
        pytest.param(wanting("2.39"), healthy_facts.host(libc_family="musl", libc_version="1.2"), id="musl"),
        pytest.param(wanting("2.39"), healthy_facts.host(libc_version=None), id="not known"),
        pytest.param(healthy_facts.libraries(), healthy_facts.host(), id="no libraries"),
    ],
)
def test_silent(libraries, host):
    assert not list(glibc_is_too_old(libraries, host))


@pytest.mark.parametrize(
    ("libraries", "wanted"),
    [
        pytest.param(wanting("2.28"), "2.28", id="CentOS 7"),
        pytest.param(wanting("2.27", "2.34", "2.28"), "2.34", id="the newest of a package"),
    ],
)
def test_speaks(libraries, wanted):
    [evidence] = glibc_is_too_old(libraries, healthy_facts.host(libc_version="2.17"))
    assert (evidence.facts["wanted"], evidence.facts["offered"]) == (wanted, "2.17")
    assert evidence.about == {"scipy"}
