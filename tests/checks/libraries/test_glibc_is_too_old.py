import pytest

import make
from indextts_doctor.checks.libraries.glibc_is_too_old import glibc_is_too_old


def wanting(*versions):
    return make.libraries(
        objects=tuple(
            make.shared_object(f"scipy/{version}.so", versions={"GLIBC": version}) for version in versions
        )
    )


@pytest.mark.parametrize(
    ("libraries", "host"),
    [
        pytest.param(wanting("2.17", "2.28"), make.host(libc_version="2.28"), id="just enough"),
        pytest.param(wanting("2.9"), make.host(libc_version="2.36"), id="numbers, not letters"),
        pytest.param(wanting("2.39"), make.host(libc_family="musl", libc_version="1.2"), id="musl"),
        pytest.param(wanting("2.39"), make.host(libc_version=None), id="not known"),
        pytest.param(make.libraries(), make.host(), id="no libraries"),
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
    [evidence] = glibc_is_too_old(libraries, make.host(libc_version="2.17"))
    assert (evidence.facts["wanted"], evidence.facts["offered"]) == (wanted, "2.17")
    assert evidence.about == {"scipy"}
