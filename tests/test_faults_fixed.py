"""Every fault that can be fixed, in a real environment: found, planned, fixed, healthy, undone, byte for byte."""

import os

import pytest

import fix_command
import hub_server
from catalogue import faults
from indextts_doctor.fixes.registry import fixes

pytestmark = pytest.mark.environment

FIXABLE = [fault for fault in faults() if fault.fixable]
# One or two of each kind of step and of each place that something is wrong with.
QUICK = frozenset((
    "accelerate_missing", "cache_locks_of_root", "cache_variable_of_a_newer_hub", "cpu_quota_oversubscribed",
    "encoding_ascii", "kantts_impostor", "libstdcxx_old_first", "model_download_leftover", "model_file_of_root",
    "model_foreign_path", "model_lfs_pointer", "model_parent_closed", "numpy_2_under_scipy", "numpy_twice",
    "port_taken_ipv4", "scipy_so_cut", "shadow_scipy_file", "torch_cuda_build", "uninstall_killed",
))  # fmt: skip
ALL = "INDEXTTS_DOCTOR_FIXES"
IN_CI = {"model_foreign_path", "model_lfs_pointer", "scipy_so_cut"}
# These are rehearsed as well: it takes as long again.
REHEARSED = {"scipy_so_cut", "numpy_2_under_scipy", "kantts_impostor"}


@pytest.fixture(scope="module")
def links(tmp_path_factory):
    return fix_command.wheel_folders(tmp_path_factory.mktemp("wheels"))


@pytest.fixture
def hub():
    with hub_server.running() as running:
        yield running


EACH = [
    pytest.param(fault, id=fault.name, marks=[] if fault.name in IN_CI else pytest.mark.thorough) for fault in FIXABLE
]


@pytest.mark.parametrize("fault", EACH)
def test_fixed_and_undone(fault, deploy, links, hub):
    if fault.name not in QUICK and os.environ.get(ALL) != "all":
        pytest.skip(f"others of its kind run; {ALL}=all runs every one")
    reason = fault.needs() if fault.needs else None
    if reason:
        pytest.skip(reason)
    deployment = deploy(fault.deployment)
    fix_command.broken(deployment, fault, hub, links)

    options = () if fault.name in REHEARSED else ("--no-rehearse",)
    course = fix_command.planned_and_fixed(deployment, fault.causes, *options)

    assert course.fixed, course.told
    assert course.undone, course.told


def test_what_is_curable_has_fixes():
    assert not [fault.name for fault in FIXABLE if not set(fault.causes) <= set(fixes())]


def test_the_quick_ones_are_there():
    assert {fault.name for fault in FIXABLE} >= QUICK
