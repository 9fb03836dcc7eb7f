"""Findings to a plan: what each fix proposes, packages solved together, every step compared with the world."""

import contextlib
import functools
import operator
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Union

from msgspec.structs import replace

from indextts_doctor.checks.finding import Finding
from indextts_doctor.diagnose.proposals import propose_all
from indextts_doctor.facts import Severity
from indextts_doctor.fixes.registry import Fix
from indextts_doctor.fixes.steps import (
    Assign,
    ClearStack,
    Edit,
    Fetch,
    Install,
    Mode,
    Move,
    NewEnvironment,
    Prune,
    Quarantine,
    Step,
    System,
)
from indextts_doctor.i18n.text import Text
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.kinds import every, kind
from indextts_doctor.repair.plan import Plan, Planned, Unsolved
from indextts_doctor.repair.world import World

# Steps that others may depend on come first.
ORDER = (System, NewEnvironment, Move, Quarantine, Install, ClearStack, Mode, Fetch, Edit, Assign, Prune)

Wish = tuple[Step, tuple[str, ...]]  # a step, and the codes that it is to clear

assert every.kind is kind


def chosen(findings: Iterable[Finding], only: tuple[str, ...], without: tuple[str, ...]) -> list[Finding]:
    """The root causes to fix: warnings and errors, or what ``only`` selects."""
    return [
        finding
        for finding in findings
        if (finding.severity > Severity.NOTE or finding.check.code.startswith(only or ("-",)))
        and (not only or finding.check.code.startswith(only))
        and not (without and finding.check.code.startswith(without))
    ]


def plan(findings: Iterable[Finding], fixes: Mapping[str, Fix], world: World) -> Plan:
    """The plan for these findings. Changes nothing; asks a resolver what changes of packages come to."""
    proposals = propose_all(world.facts, findings, fixes)
    wishes: list[Wish] = []
    unsolved: list[Unsolved] = []
    for one in proposals:
        code = one.finding.check.code
        wishes += [(step, (code,)) for step in dict.fromkeys(one.steps)]
        unsolved += [Unsolved(code, why) for why in dict.fromkeys(one.advice)]
    planned: list[Planned] = []
    for result in _planned(_merged(_in_new(wishes)), world):
        if isinstance(result, Planned):
            planned.append(result)
        else:
            unsolved += result
    planned = [one for one in planned if not _names_nothing(one.step, planned, wishes)]
    planned.sort(key=lambda one: ORDER.index(type(one.step)))
    return Plan(tuple(planned), tuple(unsolved))


def _names_nothing(step: Step, planned: Iterable[Planned], wishes: Iterable[Wish]) -> bool:
    """Whether a setting refers to a new environment that cannot be created."""
    if not isinstance(step, Assign) or step.name != "python":
        return False
    made = any(isinstance(one.step, NewEnvironment) for one in planned)
    return not made and any(isinstance(one, NewEnvironment) for one, _ in wishes)


def _in_new(wishes: list[Wish]) -> list[Wish]:
    """The wishes without steps on the packages of the old environment, where a new one is created."""
    if not any(isinstance(step, NewEnvironment) for step, _ in wishes):
        return wishes
    moot = tuple(code for step, codes in wishes if isinstance(step, Install) for code in codes)
    return [
        (step, tuple(dict.fromkeys((*codes, *moot))) if isinstance(step, NewEnvironment) else codes)
        for step, codes in wishes
        if not isinstance(step, Install)
    ]


def _merged(wishes: Iterable[Wish]) -> list[list[Wish]]:
    """The wishes, those on one environment's packages or one file's mode together, equal ones once."""
    groups: dict[object, list[Wish]] = {}
    for step, codes in wishes:
        groups.setdefault(_subject(step), []).append((step, codes))
    return list(groups.values())


def _subject(step: Step) -> object:
    if isinstance(step, Install):
        return ("packages", step.python)
    if isinstance(step, Mode):
        with contextlib.suppress(OSError):
            status = os.lstat(step.path)
            return ("mode", status.st_dev, status.st_ino)  # a file may have several names, and has one mode
    return step


def _planned(groups: list[list[Wish]], world: World) -> Iterator[Union[Planned, list[Unsolved]]]:
    for wishes in groups:
        if isinstance(wishes[0][0], Install):
            yield from _packages(wishes, world)
        else:
            yield _looked(_together([step for step, _ in wishes]), _codes(wishes), world)


def _together(steps: list[Step]) -> Step:
    """One step for several on the mode of one file; of equal ones the first."""
    first = steps[0]
    if not isinstance(first, Mode):
        return first
    modes = [step for step in steps if isinstance(step, Mode)]
    return replace(
        first,
        add=functools.reduce(operator.or_, (mode.add for mode in modes)),
        user=next((mode.user for mode in modes if mode.user is not None), None),
        group=next((mode.group for mode in modes if mode.group is not None), None),
    )


def _looked(step: Step, codes: tuple[str, ...], world: World) -> Union[Planned, list[Unsolved]]:
    try:
        return kind.of(step).look(step, codes, world)
    except StepFailed as error:
        return [Unsolved(code, error.text) for code in codes]
    except OSError as error:
        why = f"{error.filename}: {error.strerror}"
        return [Unsolved(code, Text.verbatim(why)) for code in codes]


def _packages(wishes: list[Wish], world: World) -> Iterator[Union[Planned, list[Unsolved]]]:
    """Yield one step for all of them; where they cannot be solved together, for as many as can."""
    together = _looked(_union(wishes), _codes(wishes), world)
    if isinstance(together, Planned) or len(wishes) == 1:
        yield together
        return
    solved: list[Wish] = []
    best = None
    for wish in wishes:
        attempt = _looked(_union([*solved, wish]), _codes([*solved, wish]), world)
        if isinstance(attempt, Planned):
            solved, best = [*solved, wish], attempt
        else:
            yield [one for one in attempt if one.code in wish[1]]
    if best is not None:
        yield best


def _codes(wishes: Iterable[Wish]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for _, codes in wishes for code in codes))


def _union(wishes: Iterable[Wish]) -> Install:
    """One step for several on the same environment; what is removed is not reinstalled."""
    steps = [step for step, _ in wishes if isinstance(step, Install)]
    removed = tuple(dict.fromkeys(name for step in steps for name in step.remove))
    return replace(
        steps[0],
        requirements=tuple(dict.fromkeys(word for step in steps for word in step.requirements)),
        reinstall=tuple(dict.fromkeys(name for s in steps for name in s.reinstall if name not in removed)),
        remove=removed,
        indexes=tuple(dict.fromkeys(index for step in steps for index in step.indexes)),
    )


def consented(plan: Plan, granted: Iterable[str]) -> tuple[Plan, Plan]:
    """The part of a plan that needs no more consent than was granted, and the rest.

    The steps for one finding depend on each other: a new environment, and the setting that refers to it.
    """
    allowed = set(granted)
    denied = {code for one in plan.steps if not allowed.issuperset(one.needs) for code in one.codes}
    no = tuple(one for one in plan.steps if not allowed.issuperset(one.needs) or denied.intersection(one.codes))
    return replace(plan, steps=tuple(one for one in plan.steps if one not in no)), Plan(no)
