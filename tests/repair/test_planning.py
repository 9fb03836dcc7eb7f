"""Which findings are fixed, by which steps, and what becomes of those that go together. Pure."""

import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Finding
from indextts_doctor.facts.record import Severity
from indextts_doctor.fixes.steps import Assign, Install, Move, NewEnvironment, Quarantine, System
from indextts_doctor.i18n.text import Text
from indextts_doctor.repair.plan import Plan, Planned, Unsolved
from indextts_doctor.repair.planning import _in_new, _merged, _names_nothing, _union, chosen, consented
from indextts_doctor.report.json_format import steps_document
from indextts_doctor.report.plan import _needed
from looseevidence import LooseEvidence

CHECKS = {check.code: check for check in registry.builtin()}
PYTHON = healthy_facts.target().python
MOVE, OTHER = Move("/a", "/b"), Move("/c", "/d")
NEW = NewEnvironment("/srv/tts/.venv-3.10", "/usr/bin/python3.10")
TOLD = Assign("/srv/tts/indextts-doctor.toml", "toml", "python", ".venv-3.10/bin/python")


def finding(code, severity=Severity.ERROR, consequences=()):
    return Finding(CHECKS[code], (LooseEvidence({"n": 1}, severity=severity),), consequences)


NUMPY, SCIPY = finding("PKG006"), finding("PKG018", Severity.WARNING)
NOTE = finding("PKG019", Severity.NOTE)
PORT = finding("SVC001", consequences=(finding("SMK001"),))
ALL = [NUMPY, SCIPY, NOTE, PORT]


@pytest.mark.parametrize(
    ("only", "without", "wanted"),
    [
        pytest.param((), (), [NUMPY, SCIPY, PORT], id="errors and warnings; no notes, no consequences"),
        pytest.param(("PKG006",), (), [NUMPY], id="one code"),
        pytest.param(("PKG",), (), [NUMPY, SCIPY, NOTE], id="a prefix; a note that is named"),
        pytest.param(("PKG019",), (), [NOTE], id="a note by its code"),
        pytest.param(("PKG006", "SVC"), (), [NUMPY, PORT], id="two of them"),
        pytest.param((), ("PKG",), [PORT], id="all but a prefix"),
        pytest.param(("PKG",), ("PKG006",), [SCIPY, NOTE], id="what is excepted counts more"),
        pytest.param(("SMK",), (), [], id="a consequence is no cause"),
        pytest.param(("HUB",), (), [], id="none of those found"),
    ],
)
def test_chosen(only, without, wanted):
    assert chosen(ALL, only, without) == wanted


def install(*requirements, python=PYTHON, **changes):
    return Install(python, requirements=requirements, **changes)


@pytest.mark.parametrize(
    ("wishes", "groups"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [(MOVE, ("PY016",)), (OTHER, ("PY019",))], [[(MOVE, ("PY016",))], [(OTHER, ("PY019",))]], id="two steps"
        ),
        pytest.param(
            [(MOVE, ("PY016",)), (OTHER, ("PY016",)), (MOVE, ("PY019",))],
            [[(MOVE, ("PY016",)), (MOVE, ("PY019",))], [(OTHER, ("PY016",))]],
            id="equal ones once, for both findings",
        ),
        pytest.param(
            [(install("a"), ("PKG001",)), (MOVE, ("PY016",)), (install("b"), ("PKG005",))],
            [[(install("a"), ("PKG001",)), (install("b"), ("PKG005",))], [(MOVE, ("PY016",))]],
            id="packages of one environment together",
        ),
        pytest.param(
            [(install("a"), ("PKG001",)), (install("a", python="/other"), ("PKG001",))],
            [[(install("a"), ("PKG001",))], [(install("a", python="/other"), ("PKG001",))]],
            id="each environment by itself",
        ),
    ],
)
def test_merged(wishes, groups):
    assert _merged(wishes) == groups


@pytest.mark.parametrize(
    ("steps", "one"),
    [
        pytest.param([install("a")], install("a"), id="one"),
        pytest.param([install("a", "b"), install("b", "c")], install("a", "b", "c"), id="requirements, each once"),
        pytest.param(
            [install("numpy<2"), install("numpy>=1.19")],
            install("numpy<2", "numpy>=1.19"),
            id="both ranges of one package: the resolver is to meet both",
        ),
        pytest.param(
            [install(reinstall=("a",)), install(reinstall=("a", "b"))], install(reinstall=("a", "b")), id="put in again"
        ),
        pytest.param(
            [install(reinstall=("kantts", "scipy")), install(remove=("kantts",))],
            install(reinstall=("scipy",), remove=("kantts",)),
            id="what is removed is not put in again",
        ),
        pytest.param(
            [install("torch", indexes=("cpu",)), install("flask"), install("torchaudio", indexes=("cpu",))],
            install("torch", "flask", "torchaudio", indexes=("cpu",)),
            id="indexes, each once",
        ),
    ],
)
def test_union(steps, one):
    assert _union([(step, ("PKG001",)) for step in steps]) == one


@pytest.mark.parametrize(
    ("wishes", "left"),
    [
        pytest.param(
            [(install("a"), ("PKG001",)), (MOVE, ("PY016",))],
            [(install("a"), ("PKG001",)), (MOVE, ("PY016",))],
            id="no new environment",
        ),
        pytest.param(
            [(install("a"), ("PKG001",)), (NEW, ("PY008",)), (install("b"), ("PKG005",)), (TOLD, ("PY008",))],
            [(NEW, ("PY008", "PKG001", "PKG005")), (TOLD, ("PY008",))],
            id="the packages of the old one are moot, and fixed with it",
        ),
        pytest.param(
            [(NEW, ("PKG001",)), (install("a"), ("PKG001",))], [(NEW, ("PKG001",))], id="each code is reported once"
        ),
        pytest.param(
            [(NEW, ("PY001",)), (Quarantine("/site/~a"), ("PKG015",))],
            [(NEW, ("PY001",)), (Quarantine("/site/~a"), ("PKG015",))],
            id="other steps stay",
        ),
    ],
)
def test_in_a_new_environment(wishes, left):
    assert _in_new(wishes) == left


FREE = Planned(MOVE, ("PY016",))
PACKAGES = Planned(install("a"), ("PKG001",), needs=("network",))
SYSTEM = Planned(System("apt", ("sox",)), ("HOST001",), needs=("root", "network"))
STAYS = (Unsolved("PKG005", Text(en="no", zh="不")),)
PLAN = Plan((FREE, PACKAGES, SYSTEM), STAYS)


@pytest.mark.parametrize(
    ("granted", "yes", "no"),
    [
        pytest.param((), (FREE,), (PACKAGES, SYSTEM), id="nothing granted"),
        pytest.param(("network",), (FREE, PACKAGES), (SYSTEM,), id="all needs must be granted"),
        pytest.param(("root",), (FREE,), (PACKAGES, SYSTEM), id="one of two is not enough"),
        pytest.param(("network", "root"), (FREE, PACKAGES, SYSTEM), (), id="both"),
        pytest.param(("outside", "network"), (FREE, PACKAGES), (SYSTEM,), id="more than is needed"),
    ],
)
def test_consented(granted, yes, no):
    assert consented(PLAN, granted) == (Plan(yes, STAYS), Plan(no))


def test_the_steps_for_one_finding_are_taken_together():
    """Without the network there is no new environment, so no setting may name it."""
    new = Planned(NEW, ("PY008",), needs=("network",))
    told = Planned(TOLD, ("PY008",))
    assert consented(Plan((new, told, FREE)), ()) == (Plan((FREE,)), Plan((new, told)))
    assert consented(Plan((new, told, FREE)), ("network",)) == (Plan((new, told, FREE)), Plan())
    assert _needed(told, Plan((new, told))) == ["network"]


def test_a_setting_names_no_environment_that_cannot_be_made():
    wishes = [(NEW, ("PY008",)), (TOLD, ("PY008",))]
    assert _names_nothing(TOLD, [Planned(TOLD, ("PY008",))], wishes)
    assert not _names_nothing(TOLD, [Planned(NEW, ("PY008",))], wishes)
    assert not _names_nothing(MOVE, [], wishes)


def test_what_a_plan_is_about():
    twice = replace(SYSTEM, codes=("PKG001", "HOST001"))
    plan = Plan((twice, PACKAGES))
    assert plan.codes == ("PKG001", "HOST001")
    assert plan.needs == ("root", "network")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_braces_in_what_a_program_has_printed_are_words(lang):
    said = "no file {name} in /srv/{tts"
    document = steps_document(Plan(unsolved=(Unsolved("PKG001", Text(en=said, zh=said)),)), lang)
    assert document["unsolved"] == [{"code": "PKG001", "why": said}]
