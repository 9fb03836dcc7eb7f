"""Healthy, real environments: no false alarm, whoever asks; nothing is changed, and nothing is sent anywhere."""

import functools
import os

import pytest

import check_command
import deployments
import file_trees
import namespaces
import ordinary_user
import service_logs
import speech_faults
from healthy_variants import healthy
from recipes import RECIPES

pytestmark = pytest.mark.environment

NAMES = tuple(name for name, recipe in RECIPES.items() if recipe.profile != "house")


# One of each kind of environment; the others differ in one thing each, and make test runs them.
IN_CI = {"current", "pins-3.10", "sambert", "command", "piper", "checkpoints", "path_chinese"}


def _each(one):
    return pytest.param(one, id=one.name, marks=[] if one.name in IN_CI else pytest.mark.thorough)


@pytest.mark.parametrize("one", [_each(one) for one in healthy()])
def test_no_false_alarm(one, deploy):
    reason = one.needs() if one.needs else None
    if reason:
        pytest.skip(reason)
    deployment = deploy(one.deployment)
    one.arrange(deployment)
    before = file_trees.digest(deployment.directory.parent, shared=False)

    outcome = check_command.check(deployment, named=one.named)

    said = "\n".join(outcome.lines())
    assert not [f for f in outcome.report["findings"] if f["severity"] != "note"], said
    assert outcome.exit_code == 0, said
    assert not outcome.report["unknown"]
    assert outcome.report["target"]["profile"] == one.recognised()
    assert outcome.report["target"]["python"].replace("~", str(deployment.home)) == str(deployment.python)
    assert file_trees.digest(deployment.directory.parent, shared=False) == before


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["cache_of_several_revisions", "system_python"])
def test_nor_when_it_looks_deeper(name, deploy):
    [one] = [one for one in healthy() if one.name == name]
    reason = one.needs() if one.needs else None
    if reason:
        pytest.skip(reason)
    deployment = deploy(one.deployment)
    one.arrange(deployment)

    outcome = check_command.check(deployment, "--deep")

    assert not [f for f in outcome.report["findings"] if f["severity"] != "note"], outcome.lines()


def test_at_least_twenty_kinds():
    everyone = healthy()

    assert len({one.name for one in everyone}) == len(everyone) >= 22
    assert len({one.about for one in everyone}) == len(everyone)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(n, marks=[] if n == "reference" else pytest.mark.thorough)
        for n in sorted(speech_faults.PREPARATIONS)
    ],
)
def test_no_false_alarm_when_it_speaks(name, deploy):
    recipe, prepare = speech_faults.PREPARATIONS[name]
    deployment = deploy(recipe)
    prepare(deployment)
    before = file_trees.digest(deployment.directory.parent, shared=False)

    outcome = check_command.check(deployment, "--smoke")

    said = "\n".join(outcome.lines())
    assert not outcome.report["findings"], said
    assert outcome.report["smoke"]["passed"] is True
    assert outcome.exit_code == 0
    assert file_trees.digest(deployment.directory.parent, shared=False) == before


LIKE_ANOTHER = {"pins-3.9", "checkpoints", "indextts2", "service", "current", "piper"}  # the others stand for them


def _marks(name):
    """A group each, so that what is usual is found out once."""
    return [pytest.mark.xdist_group(name), *([pytest.mark.thorough] if name in LIKE_ANOTHER else [])]


EACH = pytest.mark.parametrize("name", [pytest.param(name, marks=_marks(name)) for name in NAMES])


@functools.cache
def usual(name):
    """Return what is said to the one who runs the tests."""
    with deployments.copy(name) as deployment:
        return check_command.check(deployment).verdict()


@EACH
def test_same_for_an_ordinary_user(name, deploy):
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    deployment = deploy(name)
    ordinary_user.own(deployment)
    deployment.wrapper = ordinary_user.wrapper(deployment)

    outcome = check_command.check(deployment)

    assert outcome.verdict() == usual(name), "\n".join(outcome.lines())


@EACH
def test_same_without_a_network(name, deploy):
    deployment = deploy(name)
    deployment.wrapper = namespaces.no_network()
    reason = namespaces.why_not(*deployment.wrapper)
    if reason:
        pytest.skip(reason)

    outcome = check_command.check(deployment)

    assert outcome.verdict() == usual(name), "\n".join(outcome.lines())


@pytest.mark.xdist_group("empty")
def test_found_without_being_named(deploy):
    deployment = deploy("empty")

    outcome = check_command.check(deployment, named=False)

    assert outcome.report["target"]["python"] == str(deployment.python)
    assert outcome.verdict() == usual("empty")


@pytest.mark.thorough
def test_fast_and_deep_agree(deploy):
    deployment = deploy("pins-3.10")
    for option in ("--fast", "--deep"):
        outcome = check_command.check(deployment, option)
        said = "\n".join(outcome.lines())
        assert not [f for f in outcome.report["findings"] if f["severity"] != "note"], f"{option}: {said}"


HARMLESS = """\
2026-11-24 10:00:00,123 INFO tts: text="Please install kantts. WORKER TIMEOUT (pid:7) invalid load key, 'v'."
2026-11-24 10:00:01,123 WARNING tts: slow: 31 s, header too large for the cache, out of memory? no
127.0.0.1 - - [24/Nov/2026 10:00:02] "POST /tts?text=CERTIFICATE_VERIFY_FAILED HTTP/1.1" 400 -
Traceback (most recent call last):
  File "app.py", line 9, in generate
    raise ValueError("no text: Please install kantts.")  # the line of the source, not the message
ValueError: no text
"""


def test_no_false_alarm_of_a_harmless_log(deploy):
    deployment = deploy("pins-3.10")
    service_logs.request(deployment, "    pass", "Booting worker")  # begun, asked, and ended as it should be
    with service_logs.log(deployment).open("a") as log:
        log.write(HARMLESS)

    outcome = check_command.check(deployment, "--select", "LOG")

    assert not outcome.report["findings"], "\n".join(outcome.lines())
    assert {f"LOG00{number}" for number in range(1, 6)} <= {check["code"] for check in outcome.report["passed"]}


@pytest.mark.thorough
def test_no_false_alarm_of_a_trouble_that_is_past(deploy):
    deployment = deploy("pins-3.10")
    service_logs.request(deployment, service_logs.BUSY, "Perhaps out of memory", "--timeout", "1")
    service_logs.request(deployment, "    pass", "Booting worker")

    outcome = check_command.check(deployment, "--select", "LOG")

    said = "\n".join(outcome.lines())
    assert [(f["code"], f["severity"]) for f in outcome.report["findings"]] == [("LOG001", "note")], said
    assert outcome.exit_code == 0


@pytest.mark.thorough
def test_no_false_alarm_of_a_trouble_that_is_cured(deploy):
    deployment = deploy("sambert")
    deployment.uv("uninstall", "-q", "soundfile")
    service_logs.run(deployment, "-B", "-m", "kantts.bin.text_to_wav")
    deployment.uv("install", "-q", "soundfile==0.13.1")

    outcome = check_command.check(deployment)

    said = "\n".join(outcome.lines())
    assert [(f["code"], f["severity"]) for f in outcome.report["findings"]] == [("LOG003", "note")], said


def test_a_log_that_is_closed_is_not_verified(deploy):
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    deployment = deploy("empty")
    ordinary_user.own(deployment)
    log = service_logs.log(deployment)
    log.write_text(">> load_checkpoint: missing keys (3)\n")
    log.chmod(0o600)
    deployment.wrapper = ordinary_user.wrapper(deployment)

    outcome = check_command.check(deployment)

    assert {one["code"] for one in outcome.report["unknown"]} == {f"LOG00{number}" for number in range(1, 6)}
    assert "Permission denied" in outcome.report["unknown"][0]["reason"]
