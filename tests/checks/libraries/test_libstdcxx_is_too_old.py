import pytest

import healthy_facts
from indextts_doctor.checks.libraries.libstdcxx_is_too_old import libstdcxx_is_too_old
from indextts_doctor.facts.libraries import Provider


def libraries(wanted, origin="LD_LIBRARY_PATH", **offers):
    stdcxx = Provider("libstdc++.so.6", "/opt/old/libstdc++.so.6", origin, offers)
    return healthy_facts.libraries(objects=(healthy_facts.shared_object(versions=wanted),), stdcxx=stdcxx)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(libraries({"GLIBCXX": "3.4.29"}, GLIBCXX="3.4.30"), id="newer"),
        pytest.param(libraries({"GLIBCXX": "3.4.29"}, GLIBCXX="3.4.29"), id="the same"),
        pytest.param(libraries({"GLIBCXX": "3.4.29"}), id="none found, or not readable"),
        pytest.param(libraries({"GLIBC": "2.99"}, GLIBCXX="3.4.29"), id="no C++"),
    ],
)
def test_silent(facts):
    assert not list(libstdcxx_is_too_old(facts))


@pytest.mark.parametrize(
    ("facts", "family", "offered"),
    [
        pytest.param(libraries({"GLIBCXX": "3.4.29"}, GLIBCXX="3.4.9"), "GLIBCXX", "3.4.9", id="GLIBCXX"),
        pytest.param(
            libraries({"GLIBCXX": "3.4.9", "CXXABI": "1.3.13"}, "conda", GLIBCXX="3.4.9", CXXABI="1.3.11"),
            "CXXABI",
            "1.3.11",
            id="CXXABI",
        ),
    ],
)
def test_speaks(facts, family, offered):
    [evidence] = libstdcxx_is_too_old(facts)
    assert (evidence.facts["family"], evidence.facts["offered"]) == (family, offered)
    assert evidence.about == {"scipy"}
