"""Facts to findings, and findings under their causes."""

from collections.abc import Iterator
from typing import Optional

import pytest

import healthy_facts
from indextts_doctor.checks.finding import CannotCheck, Check, Evidence, Finding
from indextts_doctor.diagnose.running import _until_silent, diagnose, fold, needs
from indextts_doctor.facts import Host, Packages, Port, Troubles
from indextts_doctor.facts.record import Missing, Severity
from indextts_doctor.i18n.text import Text
from looseevidence import LooseEvidence

WORDS = Text(en="words", zh="词语")


def a_check(code="PKG001", function=None, severity=Severity.ERROR, explains=()):
    return Check(code, code.lower(), severity, WORDS, WORDS, WORDS, WORDS, "test", function or silent, explains)


def silent(host: Host) -> Iterator[Evidence]:
    yield from ()


def speaks(host: Host) -> Iterator[Evidence]:
    yield LooseEvidence({"machine": host.machine})


def raises(host: Host) -> Iterator[Evidence]:
    raise ZeroDivisionError("by zero")


def yields_rubbish(host: Host):
    yield "rubbish"


def yields_nothing_to_rest_on(host: Host):
    yield LooseEvidence({})


def steps_aside(host: Host):
    raise CannotCheck("inapplicable", WORDS)


def wants_port(host: Host, port: Port) -> Iterator[Evidence]:
    yield LooseEvidence({"port": port.number})


def knows_port(host: Host, port: Optional[Port] = None) -> Iterator[Evidence]:
    yield LooseEvidence({"port": port and port.number})


def troubled(troubles: Troubles) -> Iterator[Evidence]:
    for trouble in troubles.found:
        yield LooseEvidence({"name": trouble.name})


def finding(code, about=(), severity=Severity.ERROR, explains=()):
    instances = about if isinstance(about, list) else [about]
    evidence = tuple(LooseEvidence({"n": i}, about=frozenset(a)) for i, a in enumerate(instances))
    return Finding(a_check(code, severity=severity, explains=explains), evidence)


def shape(findings):
    return [(f.check.code, shape(f.consequences)) if f.consequences else f.check.code for f in findings]


def test_every_check_appears_exactly_once():
    codes = {"PKG001": silent, "PKG002": speaks, "PKG003": raises, "PKG004": wants_port, "PKG005": steps_aside}
    result = diagnose(
        healthy_facts.facts(host=healthy_facts.host()), [a_check(code, function) for code, function in codes.items()]
    )
    assert [c.code for c in result.passed] == ["PKG001"]
    assert shape(result.findings) == ["PKG002"]
    assert [s.check.code for s in result.unknown] == ["PKG003", "PKG004"]
    assert [s.check.code for s in result.skipped] == ["PKG005"]


@pytest.mark.parametrize("function", [raises, yields_rubbish, yields_nothing_to_rest_on])
def test_a_check_that_fails_is_unknown_and_the_doctors_trouble(function):
    checks = [a_check("DOC001", troubled, Severity.WARNING), a_check("PKG003", function)]
    result = diagnose(healthy_facts.facts(host=healthy_facts.host()), checks)
    assert [s.check.code for s in result.unknown] == ["PKG003"]
    assert [f.evidence[0].facts for f in result.findings] == [{"name": "PKG003"}]


def test_the_reason_of_missing_facts_is_handed_on():
    why = Missing("skipped", Text(en="skipped because of --fast", zh="跳过"))
    result = diagnose(healthy_facts.facts(missing={"host": why}), [a_check()])
    assert [(s.missing, s.reason.of("en")) for s in result.skipped] == [("host", "skipped because of --fast")]


@pytest.mark.parametrize(("records", "number"), [({}, None), ({"port": healthy_facts.port()}, 5000)])
def test_a_record_that_only_helps_may_be_missing(records, number):
    facts = healthy_facts.facts(host=healthy_facts.host(), **records)
    [found] = diagnose(facts, [a_check(function=knows_port)]).findings
    assert found.evidence[0].facts == {"port": number}


def test_a_parameter_that_is_no_fact_is_refused():
    def wants_magic(wand: int) -> Iterator[Evidence]:
        yield LooseEvidence({"wand": wand})

    with pytest.raises(TypeError, match="'wand' is not a record of facts"):
        needs(wants_magic)


def test_needs_are_found_by_type():
    def wants_two(installed: Packages, machine: Optional[Host]) -> Iterator[Evidence]:
        yield from ()

    assert needs(wants_two) == (("installed", Packages, True), ("machine", Host, False))


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        pytest.param(
            [finding("IMP003", {"scipy"}), finding("PKG011", {"scipy"}, explains=("IMP",))],
            [("PKG011", ["IMP003"])],
            id="same package",
        ),
        pytest.param(
            [finding("IMP006", {"torch"}), finding("PKG011", {"scipy"}, explains=("IMP",))],
            ["PKG011", "IMP006"],
            id="another package",
        ),
        pytest.param(
            [finding("IMP006", {"torch"}), finding("HOST001", explains=("IMP",))],
            [("HOST001", ["IMP006"])],
            id="a cause that names nothing accounts for all",
        ),
        pytest.param(
            [finding("IMP006", {"torch"}), finding("HOST001", severity=Severity.WARNING, explains=("IMP",))],
            ["IMP006", "HOST001"],
            id="a warning is no cause of an error",
        ),
        pytest.param(
            [
                finding("IMP003", {"scipy", "numpy"}),
                finding("PKG011", {"scipy"}, explains=("IMP",)),
                finding("PY001", explains=("PKG",)),
            ],
            [("PY001", [("PKG011", ["IMP003"])])],
            id="a chain",
        ),
        pytest.param(
            [finding("PKG002", [["scipy"], ["torch"]]), finding("PKG001", [["scipy"]], explains=("PKG002",))],
            ["PKG001", "PKG002"],
            id="half explained stays",
        ),
        pytest.param(
            [
                finding("PKG009", [["scipy"], ["torch"]]),
                finding("PKG001", [["scipy"]], explains=("PKG009",)),
                finding("PKG002", [["torch"]], explains=("PKG009",)),
            ],
            [("PKG001", ["PKG009"]), "PKG002"],
            id="explained by two together",
        ),
        pytest.param(
            [finding("PKG001", explains=("PKG002",)), finding("PKG002", explains=("PKG001",))],
            [("PKG002", ["PKG001"])],
            id="a circle is cut",
        ),
        pytest.param(
            [finding("SVC001"), finding("PKG001"), finding("PY002", severity=Severity.NOTE), finding("DOC001")],
            ["PKG001", "SVC001", "DOC001", "PY002"],
            id="by severity, then by layer",
        ),
        pytest.param(
            [finding("PKG001"), finding("SVC001", explains=("IMP",)), finding("IMP001")],
            [("SVC001", ["IMP001"]), "PKG001"],
            id="what explains most comes first",
        ),
    ],
)
def test_folding(findings, expected):
    assert shape(fold(findings)) == expected


def test_a_check_that_falls_silent_after_it_has_spoken_has_spoken():
    def spoken(first):
        if first:
            yield LooseEvidence({"a": 1})
        raise CannotCheck("failed", Text(en="x", zh="x"))

    assert len(_until_silent(spoken(True))) == 1
    with pytest.raises(CannotCheck):
        _until_silent(spoken(False))


def trace(traces, about=(), settled=None, severity=None):
    return LooseEvidence({"n": 1}, about=frozenset(about), severity=severity, traces=traces, settled=settled)


def left(*evidence, code="LOG004"):
    return Finding(a_check(code, severity=Severity.WARNING), evidence)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        pytest.param(
            [left(trace(("MOD004",))), finding("MOD004", {"gpt.pth"})],
            [("MOD004", ["LOG004"])],
            id="the check that it names has found it",
        ),
        pytest.param(
            [left(trace(("PKG",), {"scipy"})), finding("PKG011", {"torch"})], ["PKG011", "LOG004"], id="another package"
        ),
        pytest.param(
            [left(trace(("PKG",), {"scipy"})), finding("PKG011", {"scipy"})],
            [("PKG011", ["LOG004"])],
            id="a prefix, and the same package",
        ),
        pytest.param([left(trace(())), finding("MOD004")], ["MOD004", "LOG004"], id="it names no check"),
        pytest.param(
            [left(trace(("MOD004",))), finding("MOD004", severity=Severity.NOTE)],
            ["LOG004", "MOD004"],
            id="a note does not account for a warning",
        ),
    ],
)
def test_a_trace_hangs_under_what_has_left_it(findings, expected):
    assert shape(fold(findings)) == expected


def test_what_nothing_accounts_for_gives_the_title():
    known, unknown = trace(("MOD004",)), trace(("MOD017",))
    [_, log] = fold([left(known, unknown), finding("MOD004")])
    assert log.evidence == (unknown, known)


def leaves_a_trace(host: Host) -> Iterator[Evidence]:
    yield trace(("PKG",), {"scipy"}, settled=Severity.NOTE)
    yield trace(("LIB",), {"scipy"}, settled=Severity.NOTE)


def finds_torch(host: Host) -> Iterator[Evidence]:
    yield LooseEvidence({"n": 1}, about=frozenset({"torch"}))


@pytest.mark.parametrize(
    ("others", "severities"),
    [
        pytest.param({}, [Severity.WARNING, Severity.WARNING], id="nothing has looked"),
        pytest.param({"PKG001": silent, "LIB001": silent}, [Severity.NOTE, Severity.NOTE], id="all have passed"),
        pytest.param({"LIB001": silent}, [Severity.WARNING, Severity.NOTE], id="one is settled: the other comes first"),
        pytest.param(
            {"PKG001": silent, "PKG002": raises, "LIB001": silent},
            [Severity.WARNING, Severity.NOTE],
            id="one of them could not look",
        ),
        pytest.param(
            {"PKG001": finds_torch, "LIB001": silent},
            [Severity.NOTE, Severity.NOTE],
            id="what is found concerns another package",
        ),
        pytest.param(
            {"PKG001": steps_aside, "LIB001": silent},
            [Severity.WARNING, Severity.NOTE],
            id="there was nothing to look at",
        ),
    ],
)
def test_a_trace_is_settled_by_those_that_look_and_find_nothing(others, severities):
    checks = [a_check(code, function) for code, function in others.items()]
    trouble = a_check("LOG004", leaves_a_trace, Severity.WARNING)
    result = diagnose(healthy_facts.facts(host=healthy_facts.host()), [trouble, *checks])
    log = next(one for one in result.findings if one.check.code == "LOG004")
    given = [Severity.WARNING if one.severity is None else one.severity for one in log.evidence]
    assert given == severities
