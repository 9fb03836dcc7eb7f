"""What the phases of a fix hand on, and what its outcome says. Pure."""

from pathlib import Path

import pytest

import healthy_facts
from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Finding
from indextts_doctor.facts.record import Severity
from indextts_doctor.fixes.steps import Move
from indextts_doctor.i18n.text import Text
from indextts_doctor.repair.outcome import Agreed, Applied, Choice, Examined, Outcome
from indextts_doctor.repair.plan import Plan, Planned, Unsolved
from indextts_doctor.repair.world import World
from indextts_doctor.target.context import Context
from looseevidence import LooseEvidence

CHECKS = {check.code: check for check in registry.builtin()}
FACTS = healthy_facts.facts()
WORLD = World(Context(FACTS.target, FACTS.profile, FACTS.environment, {}, "this shell"), FACTS)
STEP, OTHER = Planned(Move("/a", "/b"), ("PKG006",)), Planned(Move("/c", "/d"), ("SVC001",))
WHY = Text(en="why", zh="原因")


def finding(code, severity=Severity.ERROR, consequences=()):
    return Finding(CHECKS[code], (LooseEvidence({"n": 1}, severity=severity),), consequences)


NUMPY, PORT = finding("PKG006"), finding("SVC001", consequences=(finding("SMK001"),))
NOTE = finding("PKG019", Severity.NOTE)


def applied(after, only=(), found=(NUMPY, PORT, NOTE)):
    agreed = Agreed(Examined(WORLD, found, Choice(only)), Plan((STEP,)))
    return Applied(agreed, Path("/srv/tts/.indextts-doctor/runs/20260101-000000"), after)


@pytest.mark.parametrize(
    ("only", "after", "cleared", "remaining"),
    [
        pytest.param((), (), ("PKG006", "SVC001", "SMK001"), (), id="all is fixed, with its symptoms"),
        pytest.param((), (PORT,), ("PKG006",), (PORT,), id="something remains"),
        pytest.param(("PKG",), (PORT,), ("PKG006", "PKG019"), (), id="what was not chosen does not count"),
        pytest.param((), (NOTE,), ("PKG006", "SVC001", "SMK001"), (), id="a note remains"),
        pytest.param((), None, (), (NUMPY, PORT), id="not examined again"),
    ],
)
def test_what_a_run_has_changed(only, after, cleared, remaining):
    run = applied(after, only)
    assert (run.cleared, run.remaining) == (cleared, remaining)


def test_what_was_not_examined_again_is_not_reported_to_remain():
    outcome = Outcome("taken back", "/srv/tts", "", applied(None).agreed, applied(None), WHY)
    assert (outcome.remaining, outcome.cleared) == ((), ())


def test_declined_steps_are_left_out_and_advice_stays():
    unsolved = (Unsolved("HOST001", WHY),)
    agreed = Agreed(Examined(WORLD, ()), Plan((STEP,), unsolved), Plan((OTHER,)))
    declined = agreed.declined()
    assert (declined.plan, declined.left_out) == (Plan((), unsolved), Plan((STEP, OTHER)))


@pytest.mark.parametrize(
    ("ending", "found", "code"),
    [
        ("planned", (NUMPY,), 1),
        ("planned", (NOTE,), 0),
        ("nothing", (NUMPY,), 1),
        ("nothing", (), 0),
        ("cured", (NUMPY,), 0),
        ("partly", (NUMPY,), 1),
        ("refused", (NUMPY,), 3),
        ("taken back", (NUMPY,), 3),
        ("partly taken back", (NUMPY,), 3),
        ("not taken back", (NUMPY,), 3),
    ],
)
def test_exit_codes(ending, found, code):
    assert Outcome(ending, "/srv/tts", "", Agreed(Examined(WORLD, found), Plan())).exit_code == code


def test_only_steps_that_stay_wait_for_a_restart():
    run = applied(())
    assert Outcome("cured", "/srv/tts", "", run.agreed, run).done == (STEP,)
    assert Outcome("taken back", "/srv/tts", "", run.agreed, run).done == ()


def test_refused_before_anything_was_looked_at():
    outcome = Outcome("refused", "/srv/tts", "", problem=WHY)
    assert (outcome.wanted, outcome.plan, outcome.run, outcome.settingsfiles, outcome.running) == (
        (), Plan(), None, None, False
    )  # fmt: skip
