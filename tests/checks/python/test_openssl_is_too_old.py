import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.openssl_is_too_old import openssl_is_too_old

OLD, NEW, LIBRE = "OpenSSL 1.0.2k-fips  26 Jan 2017", "OpenSSL 3.0.11 19 Sep 2023", "LibreSSL 2.8.3"


@pytest.mark.parametrize(
    ("openssl", "urllib3"),
    [
        pytest.param(NEW, "2.2.3", id="new enough"),
        pytest.param("OpenSSL 1.1.1  11 Sep 2018", "2.2.3", id="just enough"),
        pytest.param(OLD, "1.26.18", id="urllib3 1"),
        pytest.param(OLD, None, id="no urllib3"),
        pytest.param(None, "2.2.3", id="no ssl at all"),
        pytest.param(LIBRE, "2.0.3", id="LibreSSL, only warned about"),
        pytest.param("OpenSSL of some kind", "2.0.0", id="a version that cannot be read"),
    ],
)
def test_silent(openssl, urllib3):
    assert not ask(openssl, urllib3)


@pytest.mark.parametrize(
    ("openssl", "urllib3"),
    [
        pytest.param(OLD, "2.2.3", id="CentOS 7"),
        pytest.param("OpenSSL 1.1.0l  10 Sep 2019", "2.8.0", id="1.1.0"),
        pytest.param(LIBRE, "2.0.2", id="LibreSSL, refused by the first releases"),
    ],
)
def test_speaks(openssl, urllib3):
    [evidence] = ask(openssl, urllib3)
    assert evidence.facts["install"].endswith("'urllib3<2'")
    assert "urllib3" in evidence.about


def ask(openssl, urllib3):
    packages = healthy_facts.packages(*([healthy_facts.package("urllib3", urllib3)] if urllib3 else []))
    return said(openssl_is_too_old, healthy_facts.interpreter(openssl=openssl), packages, healthy_facts.target())
