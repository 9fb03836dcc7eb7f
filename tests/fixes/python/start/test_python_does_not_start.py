import pytest

import healthy_facts
from indextts_doctor.facts import Start
from indextts_doctor.fixes.steps import Mode
from proposed_steps import advice, proposed

DENIED = Start(outcome="start", output="EACCES: Permission denied: /usr/bin/python3.10")


@pytest.mark.parametrize(
    "changes, start, words",
    [
        pytest.param(
            {"mode": 0o644}, Start(outcome="signal", signal="SIGSEGV"), "does not show the cause", id="a crash"
        ),
        pytest.param(
            {"mode": 0o644}, Start(outcome="exit", output="EACCES"), "does not show the cause", id="it has begun"
        ),
        pytest.param(
            {"mode": 0o644},
            Start(outcome="start", output="ENOEXEC: Exec format error"),
            "does not show the cause",
            id="another reason",
        ),
        pytest.param({"mode": None}, DENIED, "does not show the cause", id="its mode is not known"),
        pytest.param({"mode": 0o755}, DENIED, "the mode allows", id="something else denies it"),
        pytest.param({"mode": 0o711}, DENIED, "the mode allows", id="executable, and readable for its owner"),
        pytest.param({"mode": 0o644, "machine": None}, DENIED, "not a program", id="a script"),
    ],
)
def test_advises(changes, start, words):
    assert words in advice(proposed("PY004", healthy_facts.environment(**changes), start))


@pytest.mark.parametrize(
    "mode, add",
    [
        pytest.param(0o644, 0o111, id="readable for all"),
        pytest.param(0o640, 0o110, id="readable for a group"),
        pytest.param(0o600, 0o100, id="readable for its owner"),
        pytest.param(0o655, 0o100, id="only its owner lacks it"),
        pytest.param(0o000, 0o100, id="readable for nobody"),
    ],
)
def test_adds_what_is_lacking(mode, add):
    steps = proposed("PY004", healthy_facts.environment(mode=mode), DENIED)
    assert steps == [Mode("/usr/bin/python3.10", add=add)]
