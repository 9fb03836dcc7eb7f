"""Trial of one injected fault (found, reported first, fixed, undone?), or of one healthy deployment (no alarm?)."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import os
import time
from collections.abc import Iterator
from typing import Any, Optional

import msgspec

import catalogue
import check_command
import deployments
import file_trees
import fix_command
import healthy_variants
import hub_server
import others
import verdicts
from catalogue import Fault
from healthy_variants import Healthy
from indextts_doctor.checks import registry
from indextts_doctor.diagnose.running import diagnose
from indextts_doctor.facts import Facts
from recipes import RECIPES

NOT_SLOW = ("--no-rehearse",)  # the rehearsal has its own tests and doubles the time


@dataclasses.dataclass(frozen=True)
class Trial:
    """Result of one fault. None: not tried, or not available."""

    name: str
    about: str
    layer: str
    code: str
    second: str
    resembles: str
    fixable: bool
    skipped: str = ""  # why it could not be injected on this machine
    trouble: str = ""  # output of the command that failed
    found: bool = False
    first: bool = False
    folded: bool = False
    exit_code: bool = False
    unchanged: bool = False  # the check changed no file
    false_alarms: tuple[str, ...] = ()
    seconds: float = 0.0
    lost: Optional[bool] = None  # without the check of its cause, the fault is not found
    green: Optional[bool] = None  # and then nothing but notes is reported
    proves: tuple[str, ...] = ()  # codes of checks without which its cause or a symptom is missed
    fixed: Optional[bool] = None
    undone: Optional[bool] = None
    others: dict[str, bool] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Wanted:
    """What is tried in addition to the check."""

    fixes: bool = True
    others: bool = True


@dataclasses.dataclass
class Ready:
    """Data on the healthy deployments, collected once for all trials of a process."""

    normal: dict[str, dict[str, others.Normal]] = dataclasses.field(default_factory=dict)
    known: file_trees.Known = dataclasses.field(default_factory=dict)


READY = Ready()
UNAVAILABLE = (
    deployments.UnavailableError,
    RuntimeError,
)  # not supported on this machine, or not built; trials report it


def of_fault(name: str, wanted: Wanted) -> Trial:
    """Try one fault of the catalogue."""
    fault = _faults()[name]
    trial = Trial(name, fault.about, fault.layer, fault.code, fault.second, fault.resembles, fault.fixable)
    reason = fault.needs() if fault.needs else None
    if reason:
        return dataclasses.replace(trial, skipped=reason)
    try:
        tried = {**vars(trial), **_found(fault, wanted)}
        if wanted.fixes and fault.fixable:
            tried |= _fixed(fault)
    except deployments.UnavailableError as error:
        return dataclasses.replace(trial, skipped=str(error))
    except Exception as error:  # noqa: BLE001 - a failed trial must not stop the others
        return dataclasses.replace(trial, trouble=f"{type(error).__name__}: {error}")
    return Trial(**tried)


@functools.cache
def _faults() -> dict[str, Fault]:
    return {fault.name: fault for fault in catalogue.faults()}


def _found(fault: Fault, wanted: Wanted) -> dict[str, Any]:
    with deployments.copy(fault.deployment) as deployment:
        tools = others.commands(deployment) if wanted.others else {}
        fault.inject(deployment)
        before = file_trees.digest(deployment.directory.parent, shared=False)
        begun = time.monotonic()
        outcome = check_command.check(deployment, *(("--smoke",) if fault.speaks else ()))
        seconds = time.monotonic() - begun
        after = file_trees.digest(deployment.directory.parent, shared=False)
        verdict = verdicts.of(fault, outcome.report, outcome.exit_code)
        return {
            **dataclasses.asdict(verdict),
            **_switched_off(fault, outcome.report),
            "trouble": "" if verdict.right else "\n".join(outcome.lines()),
            "unchanged": not verdicts.changed(fault, before, after),
            "seconds": seconds,
            "others": {
                tool: others.found(others.run(command, deployment), READY.normal[fault.deployment][tool])
                for tool, command in tools.items()
            },
        }


def _switched_off(fault: Fault, report: dict[str, Any]) -> dict[str, Any]:
    """Diagnose the same facts without the check of the true cause, then without each of the other expected checks."""
    facts = msgspec.convert(report["facts"], Facts)
    without = {code: _findings(facts, code) for code in {*fault.causes, *fault.symptoms}}
    proves = {code for code, found in without.items() if code not in {one.check.code for one in _all(found)}}
    return {
        "lost": fault.code in proves,
        "green": all(one.severity.name == "NOTE" for one in without[fault.code]),
        "proves": tuple(sorted(proves)),
    }


def _findings(facts: Facts, without: str) -> tuple[Any, ...]:
    return diagnose(facts, [check for check in registry.builtin() if check.code != without]).findings


def _all(findings: Any) -> Iterator[Any]:
    for finding in findings:
        yield finding
        yield from _all(finding.consequences)


def _fixed(fault: Fault) -> dict[str, Any]:
    with deployments.copy(fault.deployment) as deployment, hub_server.running() as hub:
        fix_command.broken(deployment, fault, hub, _links())
        course = fix_command.fix_and_undo(deployment, fault.causes, *NOT_SLOW, known=READY.known)
    return {"fixed": course.fixed, "undone": course.undone, **({"trouble": course.told} if course.told else {})}


@functools.cache
def _links() -> str:
    """Wheel folder of this process; among the copies, which are removed."""
    folder = deployments.cache() / "copies" / f"wheels-{os.getpid()}"
    folder.mkdir(parents=True, exist_ok=True)
    return fix_command.wheel_folders(folder)


def normal(deployment: str) -> dict[str, others.Normal]:
    """Output of every tool on two copies of the healthy deployment; empty if it is not available."""
    with contextlib.ExitStack() as stack, contextlib.suppress(*UNAVAILABLE):
        one, other = (stack.enter_context(deployments.copy(deployment)) for _ in range(2))
        first, second = others.commands(one), others.commands(other)
        return {
            tool: others.normal(others.run(command, one), others.run(second[tool], other))
            for tool, command in first.items()
        }
    return {}


def contents(deployment: str) -> file_trees.Known:
    """Contents of every file of the healthy deployment; empty if it is not available."""
    with contextlib.suppress(*UNAVAILABLE):
        return file_trees.contents(deployments.environment(RECIPES[deployment]))
    return {}


@dataclasses.dataclass(frozen=True)
class Visit:
    """Result of one healthy deployment."""

    name: str
    about: str
    skipped: str = ""
    trouble: str = ""
    alarms: tuple[str, ...] = ()  # codes of errors and warnings: none is expected
    unknown: tuple[str, ...] = ()  # codes of checks that were not verified
    exit_code: int = 0
    unchanged: bool = True
    seconds: float = 0.0
    others: dict[str, bool] = dataclasses.field(default_factory=dict)  # whether each other tool fails

    @property
    def right(self) -> bool:
        """Whether nothing was reported or changed."""
        return not self.alarms and not self.unknown and self.exit_code == 0 and self.unchanged and not self.trouble


def of_healthy(name: str, wanted: Wanted) -> Visit:
    """Check one healthy deployment."""
    one = _healthy()[name]
    visit = Visit(name, one.about)
    reason = one.needs() if one.needs else None
    if reason:
        return dataclasses.replace(visit, skipped=reason)
    try:
        return dataclasses.replace(visit, **_visited(one, wanted))
    except deployments.UnavailableError as error:
        return dataclasses.replace(visit, skipped=str(error))
    except Exception as error:  # noqa: BLE001 - as above
        return dataclasses.replace(visit, trouble=f"{type(error).__name__}: {error}")


@functools.cache
def _healthy() -> dict[str, Healthy]:
    return {one.name: one for one in healthy_variants.healthy()}


def _visited(one: Healthy, wanted: Wanted) -> dict[str, Any]:
    with deployments.copy(one.deployment) as deployment:
        one.arrange(deployment)
        before = file_trees.digest(deployment.directory.parent, shared=False)
        begun = time.monotonic()
        outcome = check_command.check(deployment, named=one.named)
        seconds = time.monotonic() - begun
        findings = outcome.report["findings"]
        tools = others.commands(deployment) if wanted.others else {}
        return {
            "alarms": tuple(one["code"] for one in findings if one["severity"] != "note"),
            "unknown": tuple(check["code"] for check in outcome.report["unknown"]),
            "exit_code": outcome.exit_code,
            "unchanged": file_trees.digest(deployment.directory.parent, shared=False) == before,
            "seconds": seconds,
            "others": {tool: others.run(command, deployment).exit_code != 0 for tool, command in tools.items()},
        }
