"""Every fault that can be cured, in a real environment: found, planned, cured, healthy, undone, byte for byte."""

import os

import pytest

import curing
import hubfaults
import hubserver
import interpreters
import recipes
import wheels
from catalogue import faults
from indextts_doctor import registry

pytestmark = pytest.mark.environment

CURABLE = [fault for fault in faults() if fault.curable and fault.code in registry.fixes()]
# One or two of each kind of step and of each place that something is wrong with.
QUICK = frozenset((
    "accelerate_missing", "cache_locks_of_root", "cache_variable_of_a_newer_hub", "cpu_quota_oversubscribed",
    "encoding_ascii", "kantts_impostor", "libstdcxx_old_first", "model_download_leftover", "model_file_of_root",
    "model_foreign_path", "model_lfs_pointer", "model_parent_closed", "numpy_2_under_scipy", "numpy_twice",
    "port_taken_ipv4", "scipy_so_cut", "shadow_scipy_file", "torch_cuda_build", "uninstall_killed",
))  # fmt: skip
ALL = "INDEXTTS_DOCTOR_CURES"
# These are rehearsed as well: it takes as long again.
REHEARSED = {"scipy_so_cut", "numpy_2_under_scipy", "kantts_impostor"}


@pytest.fixture(scope="module")
def stand_ins(tmp_path_factory):
    """Name the wheels of what no index at hand has, as an operator would who keeps a folder of wheels."""
    folder = wheels.standins(tmp_path_factory.mktemp("wheels"))
    for name, version in (("torchaudio", "2.11.0+cpu"), ("torchcodec", "0.17.0+cpu")):
        files = {f"{name}/__init__.py": "", f"{name}/version.py": f"__version__ = {version!r}\ncuda = None\n"}
        wheels.write(folder, name, version, files, tag="cp311-cp311-linux_x86_64")
    return " ".join([str(folder), *recipes.find_links()])


@pytest.fixture
def hub():
    with hubserver.running() as running:
        yield running


def prepared(patient, hub, stand_ins):
    """Let the deployment keep its settings in a file, and its model come from a hub."""
    patient.environ["PIP_FIND_LINKS"] = stand_ins
    older = interpreters.find("3.10")
    if older is not None:  # so that a Python of the recipe is on the patient's PATH
        patient.environ["PATH"] += f":{older.parent}"
    settings = f"# settings of the deployment\nPORT={patient.port}\nHF_ENDPOINT={hub.endpoint}\n"
    (patient.directory / ".env").write_text(settings)
    files = [
        path for path in patient.model.rglob("*") if path.is_file() and patient.model != patient.directory
    ]
    for path in files:
        hub.put("me/model", path.relative_to(patient.model).as_posix(), path.read_bytes())
    if files:
        hubfaults.configure(patient, 'model_repo = "me/model"')


def broken(patient, fault):
    """Inject a fault; the variables that it sets stand in the deployment's file."""
    before = dict(patient.environ)
    fault.inject(patient)
    changed = {name: value for name, value in patient.environ.items() if before.get(name) != value}
    with (patient.directory / ".env").open("a") as file:
        for name, value in changed.items():
            if name != "PATH":
                file.write(f"{name}={value}\n")
                del patient.environ[name]


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.name) for fault in CURABLE])
def test_cure(fault, admit, stand_ins, hub):
    if fault.name not in QUICK and os.environ.get(ALL) != "all":
        pytest.skip(f"others of its kind run; {ALL}=all runs every one")
    reason = fault.needs() if fault.needs else None
    if reason:
        pytest.skip(reason)
    patient = admit(fault.patient)
    prepared(patient, hub, stand_ins)
    broken(patient, fault)
    place = patient.directory.parent
    before = curing.state(place)

    planned = curing.fix(patient, "--only", fault.code)
    assert planned.exit_code == 1, planned.told()
    assert curing.differences(before, curing.state(place)) == []

    options = () if fault.name in REHEARSED else ("--no-rehearse",)
    cured = curing.fix(patient, "--only", fault.code, "--apply", "--yes", "--no-smoke", *options)
    assert cured.exit_code == 0, cured.told()
    assert fault.code in cured.document["cleared"], cured.told()
    assert planned.document["plan"] == cured.document["plan"]

    undone = curing.undo(patient)
    assert undone.exit_code == 0, undone.told()
    assert curing.differences(before, curing.state(place)) == []


def test_the_quick_ones_are_there():
    assert {fault.name for fault in CURABLE} >= QUICK
