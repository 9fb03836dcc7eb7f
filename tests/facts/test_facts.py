"""Records declare themselves as facts; what Facts holds follows."""

import msgspec
import pytest

import healthy_facts
from indextts_doctor.facts import FIELDS, Facts, Host, Packages, Start, Troubles
from indextts_doctor.facts.record import FACTS, Missing
from indextts_doctor.i18n.text import _

WHY = Missing("skipped", _("skipped because of --fast"))


def test_every_declared_record_is_a_field():
    assert Facts.__struct_fields__ == (*FIELDS.values(), "missing")
    assert set(FIELDS) == set(FACTS)


def test_the_fields_of_saved_reports_keep_their_order():
    assert list(FIELDS.values())[:6] == ["target", "profile", "environment", "start", "interpreter", "packages"]
    assert list(FIELDS.values())[-2:] == ["speech", "troubles"]


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_a_healthy_record_survives_a_report(kind):
    facts = healthy_facts.facts().having(kind.healthy())
    again = msgspec.json.decode(msgspec.json.encode(facts), type=Facts)
    assert again.get(kind) == kind.healthy()


def test_a_record_or_why_it_is_missing():
    facts = Facts.of(healthy_facts.target(), healthy_facts.profile(), healthy_facts.host(), missing={"packages": WHY})
    assert facts.get(Host) == facts.find(Host) == healthy_facts.host()
    assert facts.get(Packages) == WHY
    assert facts.find(Packages) is None
    assert facts.get(Start) == Start()  # always there, as are the doctor's own troubles
    assert facts.get(Troubles) == Troubles()


def test_what_is_there_is_not_missing():
    facts = healthy_facts.facts(missing={"host": WHY, "port": WHY}).having(healthy_facts.host())
    assert facts.find(Host) == healthy_facts.host()
    assert facts.missing == {"port": WHY}
