"""Healthy, real environments: no false alarm, whoever asks; nothing is changed, and nothing is sent anywhere."""

import functools
import os

import pytest

import consult
import namespaces
import ordinary
import patients
import servicelogs
import speaking
import trees
from recipes import RECIPES
from variants import healthy

pytestmark = pytest.mark.environment

NAMES = tuple(name for name, recipe in RECIPES.items() if recipe.profile != "house")


@pytest.mark.parametrize("one", [pytest.param(one, id=one.name) for one in healthy()])
def test_no_false_alarm(one, admit):
    reason = one.needs() if one.needs else None
    if reason:
        pytest.skip(reason)
    patient = admit(one.patient)
    one.arrange(patient)
    before = trees.digest(patient.directory.parent, shared=False)

    outcome = consult.check(patient, named=one.named)

    said = "\n".join(outcome.lines())
    assert not [f for f in outcome.report["findings"] if f["severity"] != "note"], said
    assert outcome.exit_code == 0, said
    assert not outcome.report["unknown"]
    assert outcome.report["target"]["profile"] == one.recognised()
    assert outcome.report["target"]["python"].replace("~", str(patient.home)) == str(patient.python)
    assert trees.digest(patient.directory.parent, shared=False) == before


@pytest.mark.parametrize("name", ["cache_of_several_revisions", "system_python"])
def test_nor_when_it_looks_deeper(name, admit):
    [one] = [one for one in healthy() if one.name == name]
    reason = one.needs() if one.needs else None
    if reason:
        pytest.skip(reason)
    patient = admit(one.patient)
    one.arrange(patient)

    outcome = consult.check(patient, "--deep")

    assert not [f for f in outcome.report["findings"] if f["severity"] != "note"], outcome.lines()


def test_at_least_twenty_kinds():
    everyone = healthy()

    assert len({one.name for one in everyone}) == len(everyone) >= 22
    assert len({one.about for one in everyone}) == len(everyone)


@pytest.mark.parametrize("name", sorted(speaking.PREPARATIONS))
def test_no_false_alarm_when_it_speaks(name, admit):
    recipe, prepare = speaking.PREPARATIONS[name]
    patient = admit(recipe)
    prepare(patient)
    before = trees.digest(patient.directory.parent, shared=False)

    outcome = consult.check(patient, "--smoke")

    said = "\n".join(outcome.lines())
    assert not outcome.report["findings"], said
    assert outcome.report["smoke"]["passed"] is True
    assert outcome.exit_code == 0
    assert trees.digest(patient.directory.parent, shared=False) == before


# A group each, so that what is usual is found out once.
EACH = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in NAMES]
)


@functools.cache
def usual(name):
    """Return what is said to the one who runs the tests."""
    with patients.copy(name) as patient:
        return consult.check(patient).verdict()


@EACH
def test_same_for_an_ordinary_user(name, admit):
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    patient = admit(name)
    ordinary.own(patient)
    patient.wrapper = ordinary.wrapper(patient)

    outcome = consult.check(patient)

    assert outcome.verdict() == usual(name), "\n".join(outcome.lines())


@EACH
def test_same_without_a_network(name, admit):
    patient = admit(name)
    patient.wrapper = namespaces.no_network()
    reason = namespaces.why_not(*patient.wrapper)
    if reason:
        pytest.skip(reason)

    outcome = consult.check(patient)

    assert outcome.verdict() == usual(name), "\n".join(outcome.lines())


def test_found_without_being_named(admit):
    patient = admit("pins-3.9")

    outcome = consult.check(patient, named=False)

    assert outcome.report["target"]["python"] == str(patient.python)
    assert outcome.verdict() == usual("pins-3.9")


def test_fast_and_deep_agree(admit):
    patient = admit("pins-3.10")
    for option in ("--fast", "--deep"):
        outcome = consult.check(patient, option)
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


def test_no_false_alarm_of_a_harmless_log(admit):
    patient = admit("pins-3.10")
    servicelogs.request(patient, "    pass", "Booting worker")  # begun, asked, and ended as it should be
    with servicelogs.log(patient).open("a") as log:
        log.write(HARMLESS)

    outcome = consult.check(patient)

    assert not outcome.report["findings"], "\n".join(outcome.lines())
    assert {f"LOG00{number}" for number in range(1, 6)} <= {
        check["code"] for check in outcome.report["passed"]
    }


def test_no_false_alarm_of_a_trouble_that_is_past(admit):
    patient = admit("pins-3.10")
    servicelogs.request(patient, servicelogs.BUSY, "Perhaps out of memory", "--timeout", "1")
    servicelogs.request(patient, "    pass", "Booting worker")

    outcome = consult.check(patient)

    said = "\n".join(outcome.lines())
    assert [(f["code"], f["severity"]) for f in outcome.report["findings"]] == [("LOG001", "note")], said
    assert outcome.exit_code == 0


def test_no_false_alarm_of_a_trouble_that_is_cured(admit):
    patient = admit("sambert")
    patient.uv("uninstall", "-q", "soundfile")
    servicelogs.run(patient, "-B", "-m", "kantts.bin.text_to_wav")
    patient.uv("install", "-q", "soundfile==0.13.1")

    outcome = consult.check(patient)

    said = "\n".join(outcome.lines())
    assert [(f["code"], f["severity"]) for f in outcome.report["findings"]] == [("LOG003", "note")], said


def test_a_log_that_is_closed_is_not_verified(admit):
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    patient = admit("empty")
    ordinary.own(patient)
    log = servicelogs.log(patient)
    log.write_text(">> load_checkpoint: missing keys (3)\n")
    log.chmod(0o600)
    patient.wrapper = ordinary.wrapper(patient)

    outcome = consult.check(patient)

    assert {one["code"] for one in outcome.report["unknown"]} == {f"LOG00{number}" for number in range(1, 6)}
    assert "Permission denied" in outcome.report["unknown"][0]["reason"]
