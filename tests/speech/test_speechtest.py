"""The speech test of the reference deployment, on a real current stack, whoever asks; nothing is changed by it."""

import os

import pytest

import check_command
import file_trees
import namespaces
import ordinary_user

pytestmark = pytest.mark.environment


def spoken(deployment):
    outcome = check_command.check(deployment, "--smoke")
    said = "\n".join(outcome.lines()) or outcome.stderr
    smoke = outcome.report["smoke"]
    assert smoke, said
    assert (outcome.exit_code, smoke["passed"], smoke["words_verified"]) == (0, True, True), said
    assert not [f for f in outcome.report["findings"] if f["severity"] != "note"], said
    return smoke


def test_it_works_and_leaves_nothing(deploy, tmp_path):
    deployment = deploy("current")
    deployment.environ["TMPDIR"] = str(tmp_path)
    before = file_trees.digest(deployment.directory.parent)

    smoke = spoken(deployment)

    assert [stage["name"] for stage in smoke["stages"]] == [
        "import", "tokenizer", "load", "generate", "decode", "write",
    ]  # fmt: skip
    assert (smoke["text"], smoke["sample_rate"], smoke["wav"]) == ("check passed", 16000, None)
    assert 0 < smoke["peak_memory_bytes"] < smoke["forecast_memory_bytes"]
    assert file_trees.digest(deployment.directory.parent) == before
    assert {path.name for path in tmp_path.iterdir()} <= {".ses"}  # which onnxruntime writes at its import


@pytest.mark.thorough
def test_for_an_ordinary_user(deploy):
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    deployment = deploy("current")
    ordinary_user.own(deployment)
    deployment.wrapper = ordinary_user.wrapper(deployment)
    assert spoken(deployment)["text"] == "check passed"


@pytest.mark.thorough
def test_without_a_network(deploy):
    deployment = deploy("current")
    deployment.wrapper = namespaces.no_network()
    reason = namespaces.why_not(*deployment.wrapper)
    if reason:
        pytest.skip(reason)
    assert spoken(deployment)["text"] == "check passed"


def test_a_damaged_stack_runs_no_speech_test(deploy):
    deployment = deploy("current")
    deployment.remove(deployment.site_packages / "soundfile.py")
    outcome = check_command.check(deployment, "--smoke")
    missing = outcome.report["facts"]["missing"]["speech"]
    assert (outcome.report["smoke"], missing["kind"]) == (None, "skipped")
    assert outcome.report["findings"][0]["code"] in missing["reason"]["values"]["codes"]
