"""Findings to steps; and what every fix must be, each held to it by name."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Optional, Union

import pytest

import healthy_facts
from each_one import each
from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Evidence, Finding
from indextts_doctor.diagnose import proposals
from indextts_doctor.facts import NOT_EXAMINED, Host, Port
from indextts_doctor.facts.record import Missing
from indextts_doctor.fixes.registry import Fix, fixes
from indextts_doctor.fixes.steps import Advice, Fetch, Install, Mode, Move, NewEnvironment, Quarantine, System
from indextts_doctor.i18n.text import Text

CHECKS = {check.code: check for check in registry.builtin()}
FIXES = fixes()
TESTS_OF_FIXES = {path.name for path in (Path(__file__).parent.parent / "fixes").rglob("test_*.py")}
CHECK = CHECKS["HOST001"]
WORDS = Text(en="a person decides", zh="由人决定")
MOVE, OTHER = Move("/a", "/b"), Move("/c", "/d")
CHINESE = re.compile("[\u4e00-\u9fff]")

each_fix = each((code, (fix,)) for code, fix in FIXES.items())


class Named(Evidence, frozen=True):
    name: str


class Placed(Named, frozen=True):
    path: str


def finding(code="HOST001", *evidence):
    return Finding(CHECKS[code], evidence or (Named(name="a"),))


def moves(host: Host, finding: Finding) -> Iterator[Move]:
    yield MOVE


def moves_each(found: tuple[Named, ...]) -> Iterator[Move]:
    for one in found:
        yield Move(one.name, f"{one.name}.moved")


def advises(port: Port) -> Iterator[Advice]:
    yield Advice(WORDS)


def both() -> Iterator[object]:
    yield Advice(WORDS)
    yield MOVE
    yield OTHER


def nothing() -> Iterator[Move]:
    yield from ()


def raises() -> Iterator[Move]:
    yield MOVE
    raise ZeroDivisionError("by zero")


def raises_at_once(host: Host):
    raise KeyError("name")


def never_ends() -> Iterator[Move]:
    while True:
        yield MOVE


def wants_a_word(word: str) -> Iterator[Move]:
    yield Move(word, word)


def propose(function, facts=None):
    fixes = {CHECK.code: Fix(CHECK.code, WORDS, "test", function)}
    return proposals.propose(
        facts or healthy_facts.facts(host=healthy_facts.host(), port=healthy_facts.port()), finding(), fixes
    )


@pytest.mark.parametrize(
    ("function", "steps", "advice"),
    [
        pytest.param(moves, (MOVE,), (), id="steps"),
        pytest.param(moves_each, (Move("a", "a.moved"),), (), id="a step from the evidence"),
        pytest.param(advises, (), (WORDS,), id="advice"),
        pytest.param(both, (MOVE, OTHER), (WORDS,), id="both, distinguished"),
        pytest.param(nothing, (), (proposals.NO_FIX,), id="neither: the finding stays, and that is said"),
    ],
)
def test_what_is_yielded(function, steps, advice):
    assert propose(function) == proposals.Proposal(finding(), steps, advice)


@pytest.mark.parametrize(
    ("function", "error"),
    [
        pytest.param(raises, "ZeroDivisionError: by zero", id="what it had proposed is not taken"),
        pytest.param(raises_at_once, "KeyError: 'name'", id="no generator at all"),
    ],
)
def test_a_fix_that_raises_proposes_nothing_and_reports_it(function, error):
    _, steps, [why] = propose(function)
    assert steps == ()
    assert error in why.of("en")
    assert error in why.of("zh")


SKIPPED = Missing("skipped", Text(en="left out with --fast", zh="使用 --fast 时跳过"))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        pytest.param(healthy_facts.facts(), NOT_EXAMINED.reason, id="it was not examined"),
        pytest.param(healthy_facts.facts(missing={"port": SKIPPED}), SKIPPED.reason, id="it was left out, and why"),
    ],
)
def test_a_fix_whose_facts_are_missing_reports_why(facts, reason):
    assert propose(advises, facts) == proposals.Proposal(finding(), (), (reason,))


def test_where_no_fix_is_registered():
    assert proposals.propose(healthy_facts.facts(), finding(), {}) == proposals.Proposal(
        finding(), (), (proposals.NO_FIX,)
    )


def test_a_fix_that_does_not_end_is_cut_off():
    assert len(propose(never_ends).steps) == proposals.MOST


def test_each_finding_in_its_turn():
    fixes = {CHECK.code: Fix(CHECK.code, WORDS, "test", both)}
    found = [finding("HOST002"), finding()]
    one, two = proposals.propose_all(healthy_facts.facts(), found, fixes)
    assert (one.finding, one.advice) == (found[0], (proposals.NO_FIX,))
    assert (two.finding, two.steps) == (found[1], (MOVE, OTHER))


def test_a_parameter_that_is_no_record_of_facts():
    with pytest.raises(TypeError, match="parameter 'word' is not a record of facts"):
        proposals.needs(wants_a_word)


@pytest.mark.parametrize(
    ("hint", "kinds"),
    [
        pytest.param(tuple[Named, ...], (Named,), id="one kind"),
        pytest.param(tuple[Union[Named, Placed], ...], (Named, Placed), id="one of two kinds"),
        pytest.param(tuple[Named], (), id="one instance: the number is unknown"),
        pytest.param(tuple[Named, Placed], (), id="two instances"),
        pytest.param(tuple[Optional[Named], ...], (), id="there is no evidence that is None"),
        pytest.param(tuple[str, ...], (), id="words"),
        pytest.param(list[Named], (), id="a list, which could be changed"),
        pytest.param(Named, (), id="evidence alone"),
    ],
)
def test_which_parameter_is_evidence(hint, kinds):
    assert proposals.kinds_of(hint) == kinds


@pytest.mark.parametrize(
    ("steps", "needs"),
    [
        pytest.param((), (), id="no steps"),
        pytest.param((MOVE, Quarantine("/a"), Mode("/a", 0o004)), (), id="of files"),
        pytest.param((Install("/python"),), ("network",), id="packages"),
        pytest.param((NewEnvironment("/v", "/python"),), ("network",), id="an environment"),
        pytest.param((Fetch("/a", "me/it", "a"),), ("network",), id="a file of a hub"),
        pytest.param((MOVE, System("apt", ("sox",))), ("root", "network"), id="of the system"),
    ],
)
def test_what_steps_need(steps, needs):
    assert proposals.needs_of(steps) == needs


def test_the_package_is_walked():
    declaring = {
        path
        for path in Path(inspect.getfile(fixes)).parent.rglob("*/*.py")
        if re.search(r"^ *@?fix\(", path.read_text("utf-8"), re.MULTILINE)
    }
    assert {Path(inspect.getfile(fix.function)) for fix in FIXES.values()} == declaring


@each_fix
def test_its_code_is_a_checks(fix):
    assert fix.code in CHECKS
    assert FIXES[fix.code] is fix


def module_of(fix):
    return inspect.getmodule(fix.function)


def served_by(module):
    """The codes that a module fixes: one, or those of its table."""
    return [fix.code for fix in FIXES.values() if module_of(fix) is module]


@each_fix
def test_it_has_the_name_of_its_check_unless_it_is_of_a_table(fix):
    module = module_of(fix)
    if served_by(module) == [fix.code]:
        name = module.__name__.rpartition(".")[2]
        assert name == fix.function.__name__ == CHECKS[fix.code].name


@each_fix
def test_it_is_in_the_family_of_its_check(fix):
    family = CHECKS[fix.code].function.__module__.split(".")[2]
    assert module_of(fix).__name__.split(".")[2] == family


@each_fix
def test_its_file_begins_with_which_codes_it_fixes(fix):
    module = module_of(fix)
    assert (module.__doc__ or "").startswith(f"{', '.join(served_by(module))}: ")


@each_fix
def test_its_evidence_is_what_its_checks_yield(fix):
    kinds = {kind for _name, hint in proposals.needs(fix.function) for kind in proposals.kinds_of(hint)}
    same = [one.code for one in FIXES.values() if one.function is fix.function]
    assert not kinds or kinds == {CHECKS[code].evidence for code in same}


@each_fix
def test_its_title_is_one_line_in_both_languages(fix):
    assert fix.title.of("en").strip()
    assert not CHINESE.search(fix.title.of("en"))
    assert CHINESE.search(fix.title.of("zh"))
    for text in (fix.title.of("en"), fix.title.of("zh")):
        assert "\n" not in text
        assert registry.placeholders(text) == set()


@each_fix
def test_its_source_is_reported(fix):
    assert fix.source.strip()


@each_fix
def test_its_parameters_are_facts_and_what_was_found(fix):
    wanted = dict(proposals.needs(fix.function))
    assert set(wanted) == set(inspect.signature(fix.function).parameters)


@each_fix
def test_its_file_has_a_test_of_its_own(fix):
    name = module_of(fix).__name__.rpartition(".")[2]
    assert f"test_{name}.py" in TESTS_OF_FIXES
