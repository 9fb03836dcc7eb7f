"""Every fault of the catalogue, injected into a real environment, is found: the cause first, symptoms under it."""

import os

import pytest

import catalogue
import check_command
import file_trees
import verdicts
from indextts_doctor.checks import registry

FAULTS = catalogue.faults()
QUICK = {fault.name for fault in catalogue.quick(FAULTS)}
ALL = "INDEXTTS_DOCTOR_FAULTS"
IN_CI = {fault.name for fault in catalogue.sample(catalogue.quick(FAULTS))}


def _marks(fault):
    """A group each deployment, so that one worker builds it; make faults runs all that CI leaves out."""
    group = pytest.mark.xdist_group(fault.deployment)
    return [group] if fault.name in IN_CI else [group, pytest.mark.thorough]


@pytest.mark.environment
@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.name, marks=_marks(fault)) for fault in FAULTS])
def test_fault(fault, deploy):
    if fault.name not in QUICK and os.environ.get(ALL) != "all":
        pytest.skip(f"others touch its checks; {ALL}=all runs every one")
    reason = fault.needs() if fault.needs else None
    if reason:
        pytest.skip(reason)
    deployment = deploy(fault.deployment)
    fault.inject(deployment)
    before = file_trees.digest(deployment.directory.parent, shared=False)

    outcome = check_command.check(deployment, *(("--smoke",) if fault.speaks else ()))

    verdict = verdicts.of(fault, outcome.report, outcome.exit_code)
    assert verdict.right, "\n".join([str(verdict), *outcome.lines()])
    after = file_trees.digest(deployment.directory.parent, shared=False)
    assert verdicts.changed(fault, before, after) == set()


def test_names_differ():
    names = [fault.name for fault in FAULTS]
    assert len(names) == len(set(names))


def test_a_near_miss_resembles_a_fault_of_another_cause():
    named = {fault.name: fault for fault in FAULTS}
    for fault in FAULTS:
        if fault.resembles:
            assert named[fault.resembles].code != fault.code, fault.name


def test_what_is_quick_touches_every_check():
    quick = [fault for fault in FAULTS if fault.name in QUICK]
    expected = {code for fault in quick for code in (*fault.causes, *fault.symptoms)}
    assert expected >= {check.code for check in registry.builtin()}
    assert len(quick) < len(expected)
