"""Every fault of the catalogue, injected into a real environment, is found: the cause first, symptoms under it."""

import pytest

import consult
import trees
from catalogue import faults

pytestmark = pytest.mark.environment


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.name) for fault in faults()])
def test_fault(fault, admit):
    reason = fault.needs() if fault.needs else None
    if reason:
        pytest.skip(reason)
    patient = admit(fault.patient)
    fault.inject(patient)
    before = trees.digest(patient.directory.parent, shared=False)

    outcome = consult.check(patient)

    said = "\n".join(outcome.lines()) or "nothing"
    found = outcome.report["findings"]
    assert [finding["code"] for finding in found][:1] == [fault.code], said
    assert set(fault.symptoms) <= consult.codes(found[0]["consequences"]), said
    errors = {finding["code"] for finding in found if finding["severity"] == "error"}
    assert errors <= {fault.code, *fault.also}, said
    assert outcome.exit_code == fault.exit_code, said
    assert trees.digest(patient.directory.parent, shared=False) == before


def test_names_differ():
    names = [fault.name for fault in faults()]
    assert len(names) == len(set(names))
