"""The second look: what the plan has claimed is held against what is found afterwards. Pure."""

import pytest

from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Check, Finding
from indextts_doctor.facts.record import Severity
from indextts_doctor.fixes.steps import Assign, Install, Move
from indextts_doctor.i18n.text import Text
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.plan import Plan, Planned, Unsolved
from indextts_doctor.repair.rehearsing import compare, confirm, flat
from looseevidence import LooseEvidence

CODES = {check.code for check in registry.builtin()}
WORDS = Text(en="{name} is wrong", zh="{name} 有误")
OPEN = Severity.WARNING
MOVE = Move("/a", "/b")


def finding(code, name="it", severity=Severity.ERROR, consequences=()):
    assert code in CODES
    check = Check(code, code.lower(), severity, WORDS, WORDS, WORDS, WORDS, "test", lambda: ())
    return Finding(check, (LooseEvidence({"name": name}),), tuple(consequences))


def plan(*codes, step=MOVE, unsolved=()):
    return Plan((Planned(step, codes),), tuple(Unsolved(code, WORDS) for code in unsolved))


SYMPTOM = finding("IMP003", "scipy.fft")
CAUSE = finding("PKG011", "scipy", consequences=[SYMPTOM])
WARNED = finding("PKG011", "scipy", consequences=[finding("PKG004", "scipy", OPEN)])
CURE = plan("PKG011")
PORT = finding("SVC001", "5000", consequences=[finding("SVC004", "5000")])
MOVED = plan("SVC001", step=Assign("/srv/tts/.env", "env", "PORT", "5001"))


@pytest.mark.parametrize(
    ("plan", "before", "after", "running"),
    [
        pytest.param(CURE, [CAUSE], [], False, id="all is well"),
        pytest.param(CURE, [CAUSE, PORT], [PORT], False, id="what the plan is not about stays"),
        pytest.param(CURE, [CAUSE, finding("IMP001", "x")], [finding("IMP001", "x")], False, id="another error of before"),
        pytest.param(CURE, [CAUSE], [finding("IMP003", "torch")], False, id="the symptom with other evidence: another cause"),
        pytest.param(CURE, [WARNED], [finding("PKG004", "scipy", OPEN)], False, id="a warning is a matter of its own"),
        pytest.param(CURE, [CAUSE], [finding("HOST001", "x", OPEN)], False, id="a new warning"),
        pytest.param(CURE, [CAUSE], [finding("HOST001", "x", Severity.NOTE)], False, id="a new note"),
        pytest.param(CURE, [CAUSE], [finding("SMK001")], False, id="a new error of the voice: there was no speech test before"),
        pytest.param(plan("PKG011", unsolved=["PKG011"]), [CAUSE], [CAUSE], False, id="fixed in part only, as was said"),
        pytest.param(MOVED, [PORT], [PORT], True, id="a setting is not expected of a running service"),
        pytest.param(Plan(), [CAUSE], [CAUSE], False, id="no steps, no claim"),
    ],
)  # fmt: skip
def test_confirmed(plan, before, after, running):
    confirm(plan, before, after, running=running)


@pytest.mark.parametrize(
    ("plan", "before", "after", "running", "words"),
    [
        pytest.param(CURE, [CAUSE], [CAUSE], False, "PKG011 remains after the fix: scipy is wrong", id="still there"),
        pytest.param(
            CURE, [CAUSE], [finding("PKG011", "numpy")], False, "PKG011 remains after the fix: numpy is wrong",
            id="still there, of another package",
        ),
        pytest.param(
            CURE, [CAUSE], [finding("HOST001", consequences=[CAUSE])], False, "PKG011 remains",
            id="still there, under another cause",
        ),
        pytest.param(
            CURE, [CAUSE], [SYMPTOM], False, "PKG011 is fixed, but IMP003 remains",
            id="the symptom with the same evidence",
        ),
        pytest.param(
            CURE, [finding("PKG011", consequences=[finding("PKG013", consequences=[SYMPTOM])])], [SYMPTOM], False,
            "PKG011 is fixed, but IMP003", id="a symptom of a symptom",
        ),
        pytest.param(
            CURE, [finding("PKG011", consequences=[finding("SMK001")])], [finding("SMK001")], False,
            "PKG011 is fixed, but SMK001", id="the voice still fails alike",
        ),
        pytest.param(CURE, [CAUSE], [finding("IMP001", "torch")], False, "the fix caused a new error, IMP001: torch is wrong", id="a new error"),
        pytest.param(
            CURE, [CAUSE], [finding("HOST001", severity=OPEN, consequences=[finding("IMP001")])], False,
            "the fix caused a new error, IMP001", id="a new error under a warning",
        ),
        pytest.param(Plan(), [], [finding("IMP001")], False, "the fix caused a new error", id="a new error without a step"),
        pytest.param(MOVED, [PORT], [PORT], False, "SVC001 remains", id="a setting, and no service runs"),
        pytest.param(
            plan("SVC001"), [PORT], [PORT], True, "SVC001 remains", id="a step that works at once, and a service runs"
        ),
    ],
)  # fmt: skip
def test_not_confirmed(plan, before, after, running, words):
    with pytest.raises(StepFailed, match=words) as raised:
        confirm(plan, before, after, running=running)
    assert raised.value.text.of("zh") != raised.value.text.of("en")


def test_where_one_step_of_two_is_a_setting_the_finding_is_not_expected():
    steps = (*MOVED.steps, Planned(Install("/python"), ("SVC001",)))
    confirm(Plan(steps), [PORT], [PORT], running=True)


@pytest.mark.parametrize(
    ("expected", "before", "after"),
    [
        pytest.param({"PKG011"}, [CAUSE], [], id="gone"),
        pytest.param({"PKG011"}, [CAUSE], [finding("IMP003", "torch")], id="a symptom of before: checked afterwards"),
        pytest.param({"PKG011"}, [CAUSE], [finding("PKG004", severity=Severity.NOTE)], id="a new note"),
        pytest.param({"PKG011"}, [CAUSE], [finding("PY016")], id="what a shadow cannot show"),
        pytest.param({"SVC001"}, [PORT], [PORT], id="expected, but not of a shadow"),
        pytest.param(set(), [CAUSE], [CAUSE], id="not expected to go"),
    ],
)
def test_the_rehearsal_goes_well(expected, before, after):
    compare(expected, before, after)


@pytest.mark.parametrize(
    ("expected", "before", "after", "words"),
    [
        pytest.param({"PKG011"}, [CAUSE], [CAUSE], "did not fix PKG011", id="still there"),
        pytest.param(
            {"IMP003"}, [CAUSE], [finding("PY001", consequences=[CAUSE])], "did not fix IMP003", id="below others"
        ),
        pytest.param({"PKG011"}, [CAUSE], [finding("PKG006", "numpy")], "caused PKG006: numpy is wrong", id="an error"),
        pytest.param({"PKG011"}, [CAUSE], [finding("PKG005", "a", OPEN)], "caused PKG005: a is wrong", id="a warning"),
    ],
)
def test_the_rehearsal_fails(expected, before, after, words):
    with pytest.raises(StepFailed, match=words):
        compare(expected, before, after)


def test_everything_below_is_seen():
    deep = finding("PKG011", consequences=[finding("PKG013", consequences=[SYMPTOM]), finding("LIB001")])
    assert [one.check.code for one in flat([deep, PORT])] == [
        "PKG011", "PKG013", "IMP003", "LIB001", "SVC001", "SVC004",
    ]  # fmt: skip
