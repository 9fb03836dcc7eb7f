import pytest
from msgspec.structs import replace

from indextts_doctor.checks.finding import Check, Evidence
from indextts_doctor.facts import Host
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins.contract import evidence_faults, faults, placeholders
from looseevidence import LooseEvidence


def sound(host: Host):
    yield LooseEvidence({"n": host.kernel})


def unsound(host: str):
    yield LooseEvidence({"n": host})


def unknown(host: "Nothing"):  # noqa: F821 - that is the fault
    yield LooseEvidence({"n": host})


WORDS = Text("n is {n}", "n 为 {n}")
PLAIN = Text("plain", "说明")
SOUND = Check("ACME001", "sound", Severity.ERROR, WORDS, PLAIN, PLAIN, WORDS, "seen", sound, (), LooseEvidence)


def test_a_sound_check_has_no_faults():
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    "changes, fault",
    [
        ({"code": "acme1"}, "capital letters"),
        ({"code": None}, "capital letters"),
        ({"severity": 2}, "severity is a int"),
        ({"title": "words"}, "title is a str"),
        ({"why": Text("x", 3)}, "why is a Text"),
        ({"advice": Text("do {n}", " ")}, "advice is empty"),
        ({"title": Text("{n", "{n}")}, "title is no template"),
        ({"title": Text("{n}", "{m}")}, "title has other placeholders"),
        ({"title": Text("{n}\n", "{n}")}, "more than one line"),
        ({"how": WORDS}, "how has placeholders"),
        ({"source": ""}, "source is empty"),
        ({"explains": "PKG"}, "explains is not a tuple"),
        ({"explains": ("",)}, "explains is not a tuple"),
        ({"evidence": Evidence}, "the return type declares no evidence: use Iterator[KIND]"),
        ({"evidence": None}, "the return type declares no evidence"),
        ({"function": unsound}, "'host' is not a record of facts"),
        ({"function": unknown}, "'Nothing' is not defined"),
    ],
)
def test_faults_of_checks(changes, fault):
    [found] = faults(replace(SOUND, **changes))
    assert fault in found


@pytest.mark.parametrize(
    "evidence, fault",
    [
        ("rubbish", "yielded a str, not the LooseEvidence that it declares"),
        (Evidence(), "yielded a Evidence"),
        (LooseEvidence({}), "without facts"),
        (LooseEvidence({"n": 1}, about=["x"]), "about"),
        (LooseEvidence({"n": 1}, severity=2), "severity"),
        (LooseEvidence({"n": object()}), "JSON"),
        (LooseEvidence({"n": "two\nlines"}), "more than one line"),
        (LooseEvidence({"m": 1}), "KeyError: 'n'"),
    ],
)
def test_faults_of_evidence(evidence, fault):
    found = evidence_faults(SOUND, evidence)
    assert any(fault in one for one in found)


def test_sound_evidence_has_no_faults():
    assert (
        evidence_faults(SOUND, LooseEvidence({"n": Text("a", "b")}, about=frozenset({"scipy"}), severity=Severity.NOTE))
        == []
    )


def test_placeholders():
    assert placeholders("{a} {b.c} {d[0]:>5} {{e}}") == {"a", "b", "d"}
