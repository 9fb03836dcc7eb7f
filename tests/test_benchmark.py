"""The benchmark of faults: its counts, and one fault from end to end."""

import dataclasses
from pathlib import Path

import pytest

import faults
import others
import table
import trial
import verdicts
from catalogue import Fault
from trial import Trial, Visit

RIGHT = Trial(
    "cut", "cut in half", "packages", "PKG011", "", "", True, found=True, first=True, folded=True, exit_code=True,
    unchanged=True, seconds=2.0, lost=True, proves=("PKG011",), fixed=True, undone=True, others={"pip check": False},
)  # fmt: skip


def finding(code, *consequences, severity="error"):
    return {"code": code, "severity": severity, "consequences": [finding(one) for one in consequences]}


def verdict(*findings, exit_code=1, **changes):
    fault = Fault("about", "packages", "empty", inject=lambda deployment: None, code="PKG011", **changes)
    return verdicts.of(fault, {"findings": list(findings)}, exit_code)


def test_a_report_that_is_right():
    assert verdict(finding("PKG011", "IMP003"), symptoms=("IMP003",)).right
    assert verdict(finding("PKG011"), finding("MOD004"), second="MOD004", also=("MOD004",)).right


@pytest.mark.parametrize(
    ("findings", "changes", "wrong"),
    [
        pytest.param([], {}, {"found", "first"}, id="nothing"),
        pytest.param([finding("IMP003", "PKG011")], {"also": ("IMP003",)}, {"first"}, id="cause below symptom"),
        pytest.param([finding("PKG011"), finding("PY004")], {}, {"false_alarms"}, id="another error"),
        pytest.param([finding("PKG011")], {"symptoms": ("IMP003",)}, {"folded"}, id="a symptom is missing"),
        pytest.param([finding("PKG011")], {"second": "MOD004"}, {"found", "first"}, id="one of a pair"),
        pytest.param([finding("PKG011")], {"exit_code": 0}, {"exit_code"}, id="exit code"),
    ],
)  # fmt: skip
def test_a_report_that_is_wrong(findings, changes, wrong):
    found = dataclasses.asdict(verdict(*findings, **changes))
    good = {"found", "first", "folded", "exit_code"}
    assert {name for name, value in found.items() if bool(value) != (name in good)} == wrong


@pytest.mark.parametrize(
    ("exit_code", "lines", "expected"),
    [
        pytest.param(0, {"numpy 1.24.3", "CPU MHz: 2400"}, False, id="as always"),
        pytest.param(0, {"numpy 1.24.3", "CPU MHz: 1700"}, False, id="a line that always varies"),
        pytest.param(0, {"numpy 2.0.0", "CPU MHz: 2400"}, True, id="another line"),
        pytest.param(1, {"numpy 1.24.3"}, True, id="it fails"),
        pytest.param(None, {"numpy 2.0.0"}, False, id="it hangs"),
    ],
)
def test_what_another_tool_has_found(exit_code, lines, expected):
    healthy = others.normal(
        others.Said(0, frozenset({"numpy 1.24.3", "CPU MHz: 2400"})),
        others.Said(0, frozenset({"numpy 1.24.3", "CPU MHz: 2300"})),
    )
    assert others.found(others.Said(exit_code, frozenset(lines)), healthy) is expected


def test_tables():
    short = dataclasses.replace(
        RIGHT, name="half", found=False, first=False, lost=False, proves=(), fixed=False, others={"pip check": True}
    )
    missing = dataclasses.replace(RIGHT, name="musl", skipped="no musl here")
    visits = [Visit("plain", "plain", others={"pip check": True}), Visit("odd", "odd", alarms=("PKG001",))]

    text = table.markdown(table.Results([RIGHT, short, missing], visits, ["PKG011", "PY001"]))

    assert "| **all** | 2 | 1 of 2 | 1 of 2 | 2 of 2 | 2 of 2 | 1 of 2 | 2 of 2 | 2.0 |" in text
    assert "| **indextts-doctor check** | 1 of 2 (50 %) | 1 of 2 (50 %) |" in text
    assert "| `pip check` | 1 of 2 (50 %) | 1 of 1 (100 %) |" in text
    assert "- `half` (cut in half): not found, not reported first, found without its check, not fixed" in text
    assert "- `odd` is healthy: PKG001" in text
    assert "- `musl` was not tried: no musl here" in text
    assert "1 of 2 checks are needed: without any one of them, a fault is missed. No fault needs PY001." in text
    assert "plain" not in text


def test_tables_in_chinese():
    text = table.markdown(table.Results([RIGHT], []), "zh")
    assert "| **全部** | 1 | 1/1 | 1/1 | 1/1 | 1/1 | 1/1 | 1/1 | 2.0 |" in text


def test_checks_without_proof():
    lucky = dataclasses.replace(RIGHT, code="PKG001", lost=False, proves=())
    results = table.Results([RIGHT, lucky], [], ["PKG001", "PKG011", "PY001"])
    assert table.unproven(results) == ["PKG001", "PY001"]


def test_the_tables_are_published(tmp_path, monkeypatch):
    monkeypatch.setattr(faults, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    for written, page in faults.NAMES.values():
        (tmp_path / written).write_text("the table\n", encoding="utf-8")
        kept = (Path(__file__).parent.parent / "docs" / page).read_text(encoding="utf-8")
        (tmp_path / "docs" / page).write_text(kept, encoding="utf-8")

    faults.publish(tmp_path)

    for _, page in faults.NAMES.values():
        text = (tmp_path / "docs" / page).read_text(encoding="utf-8")
        assert "<!-- faults -->\nthe table\n<!-- /faults -->" in text
        assert text.startswith("# ")


@pytest.mark.thorough
@pytest.mark.environment
def test_one_fault_from_end_to_end(deploy, monkeypatch):
    deploy("pins-3.10")  # or it skips
    normal = {"pins-3.10": trial.normal("pins-3.10")}
    monkeypatch.setattr(trial, "READY", trial.Ready(normal, trial.contents("pins-3.10")))

    came = trial.of_fault("scipy_without_init", trial.Wanted())

    assert (table.shortfalls(came), came.lost, came.fixed, came.undone) == ([], True, True, True)
    assert came.others["pip check"] is False


@pytest.mark.environment
def test_a_healthy_deployment(deploy):
    deploy("empty")
    came = trial.of_healthy("empty", trial.Wanted(others=False))
    assert (came.right, came.alarms) == (True, ())
