"""What the process of a synthesis left, as the fields of an attempt. Pure."""

import contextlib
import json
from typing import Any, Optional

import msgspec
from msgspec.structs import replace

from indextts_doctor.collect.inside.imports.importing import Raised, links, met
from indextts_doctor.collect.inside.imports.owners import Owners
from indextts_doctor.facts import Attempt, AttemptOutcome, Stage, Told
from indextts_doctor.supervise import Outcome


class _Result(msgspec.Struct):
    """The result of a script; the fields of a failure are those of the import probe."""

    outcome: AttemptOutcome
    told: Told = Told()
    chain: tuple[Raised, ...] = ()
    stack: tuple[tuple[str, int, str], ...] = ()
    exit_code: Optional[int] = None
    peak_bytes: int = 0


def of_script(base: Attempt, outcome: Outcome, ended: float, owners: Owners) -> Attempt:
    """The attempt with what its script left. ``ended`` is when it ended, by time.monotonic()."""
    stages = durations(outcome.marks, ended)
    kind = outcome.kind if outcome.began or outcome.kind == "start" else "start"
    seen = replace(_measured(base, outcome), outcome=kind, stages=stages)
    if outcome.kind != "ok":
        return replace(
            seen,
            failed_stage=stages[-1].name if stages else None,
            signal=outcome.signal,
            exit_code=outcome.exit_code,
            told=announced(outcome.marks),
            stack=outcome.stack,
            packages=owners.of(frame.rpartition(":")[0] for frame in outcome.stack),
        )
    try:
        result = msgspec.convert(outcome.result, _Result)
    except msgspec.ValidationError as error:
        return replace(seen, outcome="rubbish", stderr=f"{error}\n{seen.stderr}")
    return _with_result(seen, result, owners)


def _with_result(seen: Attempt, result: _Result, owners: Owners) -> Attempt:
    done = result.outcome == "ok"
    return replace(
        seen,
        outcome=result.outcome,
        failed_stage=None if done or not seen.stages else seen.stages[-1].name,
        told=result.told,
        text=result.told.said or seen.text,
        chain=links(result.chain),
        exit_code=result.exit_code,
        stack=tuple(f"{file}:{line} {function}" for file, line, function in result.stack),
        packages=owners.of(met(result.chain, result.stack)),
        peak_bytes=max(seen.peak_bytes, result.peak_bytes),
        stderr="" if done and not result.told.returned_nothing else seen.stderr,
    )


def of_command(base: Attempt, outcome: Outcome) -> Attempt:
    """The attempt with the end of a program that announces no stages: it has one, "run"."""
    done = outcome.kind == "exit" and outcome.exit_code == 0
    return replace(
        _measured(base, outcome),
        outcome="ok" if done else outcome.kind,
        stages=(Stage("run", outcome.seconds),) if outcome.kind != "start" else (),
        failed_stage=None if done else "run",
        signal=outcome.signal,
        exit_code=outcome.exit_code,
    )


def _measured(base: Attempt, outcome: Outcome) -> Attempt:
    said = "\n".join(part for part in (outcome.text, outcome.stderr) if part)
    return replace(base, seconds=outcome.seconds, peak_bytes=outcome.peak_bytes, stderr=said)


def announced(marks: tuple[str, ...]) -> Told:
    """The data that a script sent before it ended without a result."""
    told: dict[str, Any] = {}
    for mark in marks:
        kind, _, text = mark.partition(" ")
        if kind == "told":
            with contextlib.suppress(ValueError, TypeError, RecursionError):
                told.update(json.loads(text))
    try:
        return msgspec.convert(told, Told)
    except msgspec.ValidationError:
        return Told()


def durations(marks: tuple[str, ...], ended: float) -> tuple[Stage, ...]:
    """The stages with their times; the last one lasts until the process ended, unless it reports its end."""
    starts: list[tuple[str, float]] = []
    for mark in marks:
        kind, *words = mark.split() or [""]
        with contextlib.suppress(ValueError, IndexError):
            if kind == "stage":
                starts.append((words[0], float(words[1])))
            elif kind == "end":
                ended = float(words[0])
    ends = [start for _, start in starts[1:]] + [ended]
    return tuple(Stage(name, max(0.0, end - start)) for (name, start), end in zip(starts, ends))
