"""The reference deployment speaks, on a real current stack, whoever asks; nothing is changed by it."""

import os

import pytest

import consult
import namespaces
import ordinary
import trees

pytestmark = pytest.mark.environment


def spoken(patient):
    outcome = consult.check(patient, "--smoke")
    said = "\n".join(outcome.lines()) or outcome.stderr
    smoke = outcome.report["smoke"]
    assert smoke, said
    assert (outcome.exit_code, smoke["passed"], smoke["words_verified"]) == (0, True, True), said
    assert not [f for f in outcome.report["findings"] if f["severity"] != "note"], said
    return smoke


def test_it_speaks_and_leaves_nothing(admit, tmp_path):
    patient = admit("current")
    patient.environ["TMPDIR"] = str(tmp_path)
    before = trees.digest(patient.directory.parent)

    smoke = spoken(patient)

    assert [stage["name"] for stage in smoke["stages"]] == [
        "import", "tokenizer", "load", "generate", "decode", "write",
    ]  # fmt: skip
    assert (smoke["text"], smoke["sample_rate"], smoke["wav"]) == ("check passed", 16000, None)
    assert 0 < smoke["peak_memory_bytes"] < smoke["forecast_memory_bytes"]
    assert trees.digest(patient.directory.parent) == before
    assert {path.name for path in tmp_path.iterdir()} <= {".ses"}  # which onnxruntime writes at its import


def test_for_an_ordinary_user(admit):
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    patient = admit("current")
    ordinary.own(patient)
    patient.wrapper = ordinary.wrapper(patient)
    assert spoken(patient)["text"] == "check passed"


def test_without_a_network(admit):
    patient = admit("current")
    patient.wrapper = namespaces.no_network()
    reason = namespaces.why_not(*patient.wrapper)
    if reason:
        pytest.skip(reason)
    assert spoken(patient)["text"] == "check passed"


def test_a_damaged_stack_is_not_asked_to_speak(admit):
    patient = admit("current")
    patient.remove(patient.site_packages / "soundfile.py")
    outcome = consult.check(patient, "--smoke")
    missing = outcome.report["facts"]["missing"]["speech"]
    assert (outcome.report["smoke"], missing["kind"]) == (None, "skipped")
    assert outcome.report["findings"][0]["code"] in missing["reason"]["en"]
