from collections.abc import Iterator

import pytest

from indextts_doctor.checks.doctor.check_raised import check_raised
from indextts_doctor.checks.host.libc_is_musl import libc_is_musl
from indextts_doctor.checks.registry import check, collecting, find
from indextts_doctor.facts import FIELDS, Host, Trouble, Troubles
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins.testing import findings, healthy
from looseevidence import LooseEvidence


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_there_is_a_healthy_record_of_every_kind(kind):
    assert type(healthy(kind)) is kind


def test_healthy_with_changes():
    assert healthy(Host, libc_family="musl").libc_family == "musl"
    with pytest.raises(TypeError, match="no_such_field"):
        healthy(Host, no_such_field=1)
    with pytest.raises(TypeError, match="not a record of facts; those are: Target, "):
        healthy(str)


def test_findings():
    [evidence] = findings(libc_is_musl, healthy(Host, libc_family="musl", libc_version="1.2.4"))
    assert evidence.facts["libc"] == "musl 1.2.4"


def test_what_is_not_given_is_healthy():
    assert findings(libc_is_musl) == []
    assert findings(check_raised) == []


def test_facts_that_are_not_asked_for():
    with pytest.raises(TypeError, match="libc_is_musl does not ask for Troubles"):
        findings(libc_is_musl, Troubles())


def test_a_function_that_is_no_check():
    with pytest.raises(AssertionError, match="test_findings is not registered"):
        findings(test_findings)


@pytest.mark.parametrize(
    "title, facts, fault",
    [
        ("{loose} is bad", {"n": 1}, "title \\(en\\) cannot be filled in: KeyError: 'loose'"),
        ("", {"n": 1}, "title is empty"),
        ("bad", {}, "evidence without facts"),
    ],
)
def test_faulty_checks_are_refused(title, facts, fault, monkeypatch):
    words = Text("plain", "说明")

    def faulty(troubles: Troubles) -> Iterator[LooseEvidence]:
        yield LooseEvidence(facts)

    with collecting() as found:
        check("ACME001", Severity.NOTE, title=Text(title, title), why=words, how=words, advice=words, source="x")(
            faulty
        )
    assert find(faulty) is None
    monkeypatch.setattr("indextts_doctor.checks.registry._CHECKS", found)
    with pytest.raises(AssertionError, match=fault):
        findings(faulty, Troubles((Trouble("check", "X", "y"),)))


def test_a_check_that_never_ends(monkeypatch):
    words = Text("plain", "说明")

    def endless(troubles: Troubles) -> Iterator[LooseEvidence]:
        while True:
            yield LooseEvidence({"n": 1})

    with collecting() as found:
        check("ACME001", Severity.NOTE, title=words, why=words, how=words, advice=words, source="x")(endless)
    monkeypatch.setattr("indextts_doctor.checks.registry._CHECKS", found)
    with pytest.raises(AssertionError, match="more than 1000 instances"):
        findings(endless)
