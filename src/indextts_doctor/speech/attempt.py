"""One engine speaks once, under supervision; every way that can end is a value."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Optional, Union

import msgspec
from msgspec.structs import replace

from indextts_doctor.collect.inside.imports import Raised, links, met
from indextts_doctor.collect.inside.owners import Owners
from indextts_doctor.collect.inside.probe import own_places, scratch, source
from indextts_doctor.collect.outside.host.host import SYSTEM, memory_granted
from indextts_doctor.facts.record import Missing
from indextts_doctor.facts.speech import Attempt, Stage, Told
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.speech.engine import Engine, Plan, Setting, script
from indextts_doctor.speech.forecast import forecast
from indextts_doctor.speech.recogniser import recognise
from indextts_doctor.speech.recording import hear
from indextts_doctor.speech.surroundings import left, listing, variables
from indextts_doctor.supervise import Outcome, run

MEMORY_SHARE = 0.95  # of what is granted: the kernel's own end would take others along
SAMPLES, RECORDING = "samples.f32", "speech.wav"

Progress = Callable[[str, bool], None]


@dataclasses.dataclass(frozen=True)
class Conditions:
    """Under which an engine speaks."""

    seconds: float  # time limit
    force: bool = False  # in spite of the forecast
    keep: Optional[Path] = None  # where the recording goes


def attempt(
    engine: Engine, setting: Setting, role: str, conditions: Conditions, progress: Progress
) -> Union[Attempt, Missing]:
    """Let the engine speak, and return how that went, or why it could not be tried."""
    plan = planned(engine, setting)
    if isinstance(plan, Missing):
        return plan
    python = plan.python or setting.python
    base = Attempt(
        engine=engine.name, role=role, python=python, text=setting.text, outcome="unstarted", guessed=plan.guessed,
        expected=setting.profile.expected_seconds_per_100_characters,
    )  # fmt: skip
    with scratch(own_places(setting.context)) as folder:
        ours = engine.name == setting.profile.engine
        least = setting.profile.thresholds.memory_bytes if ours else 0
        foreseen = forecast(plan, setting.profile, folder, least=least)
        base = replace(base, forecast=foreseen)
        lacks = foreseen.memory_lacks or foreseen.disk_lacks
        if foreseen.unsafe or (lacks and not conditions.force):
            return base
        before = listing(plan.writes)
        outcome = _run(plan, python, setting, folder, conditions.seconds, _Teller(engine.name, progress))
        owners = Owners(setting.context.environment.site_packages)
        spoken = ran(base, outcome) if plan.argv else read(base, outcome, time.monotonic(), owners)
        spoken = recognise(
            hear(spoken, Path(folder, RECORDING), Path(folder, SAMPLES)), Path(folder, RECORDING)
        )
        spoken = replace(spoken, left=left(before, listing(plan.writes)))
        return _kept(spoken, Path(folder, RECORDING), conditions.keep)


def planned(engine: Engine, setting: Setting) -> Union[Plan, Missing]:
    """Return the engine's plan. Whatever a planner raises, but for a user's mistake, is a Missing."""
    try:
        return engine.plan(setting)
    except UserError:
        raise
    except Exception as error:  # noqa: BLE001 - a plug-in's, or a file that nobody foresaw
        words = f"{type(error).__name__}: {error}"[:500]
        reason = _("the engine {name} could not be prepared ({words})").filled(name=engine.name, words=words)
        return Missing("failed", reason, detail=words)


def _run(
    plan: Plan, python: str, setting: Setting, folder: str, seconds: float, announce: _Teller
) -> Outcome:
    places = {"wav": f"{folder}/{RECORDING}", "samples": f"{folder}/{SAMPLES}", "scratch": folder}
    request = {"text": setting.text, "prompt": setting.prompt, **places, **plan.request}
    speaking = source("chains") + script("speaking") + plan.script
    argv = tuple(part.replace("{output}", places["wav"]).replace("{scratch}", folder) for part in plan.argv)
    try:
        return run(
            argv or (str(Path(python).absolute()), "-", json.dumps(request)),
            source=speaking if not argv else b"",
            cwd=str(setting.directory),
            variables=variables(setting.context, folder, plan.variables),
            seconds=seconds,
            memory_bytes=int(MEMORY_SHARE * memory_granted(SYSTEM)),
            announce=announce,
        )
    finally:
        announce.end()


class _Teller:
    """Tells the progress of each stage as it begins and ends."""

    def __init__(self, engine: str, progress: Progress) -> None:
        self._engine = engine
        self._progress = progress
        self._now: Optional[str] = None

    def __call__(self, marks: tuple[str, ...]) -> None:
        names = [mark.split()[1] for mark in marks if mark.startswith("stage ") and len(mark.split()) > 1]
        if names and names[-1] != self._now:
            self.end()
            self._now = names[-1]
            self._progress(f"{self._engine}: {self._now}", True)

    def end(self) -> None:
        """No stage runs any more."""
        if self._now is not None:
            self._progress(f"{self._engine}: {self._now}", False)
            self._now = None


class _Result(msgspec.Struct):
    """A script's whole answer; the fields of a failure are those of the import probe."""

    outcome: str
    told: Told = Told()
    chain: tuple[Raised, ...] = ()
    stack: tuple[tuple[str, int, str], ...] = ()
    exit_code: Optional[int] = None
    peak_bytes: int = 0


def read(base: Attempt, outcome: Outcome, ended: float, owners: Owners) -> Attempt:
    """Return the attempt with what its process left. ``ended`` is when it ended, by time.monotonic()."""
    stages = durations(outcome.marks, ended)
    seen = replace(
        base,
        outcome=outcome.kind if outcome.began or outcome.kind == "start" else "start",
        seconds=outcome.seconds,
        stages=stages,
        peak_bytes=outcome.peak_bytes,
        stderr="\n".join(part for part in (outcome.text, outcome.stderr) if part),
    )
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
    return replace(
        seen,
        outcome=result.outcome,
        failed_stage=None if result.outcome == "ok" or not stages else stages[-1].name,
        told=result.told,
        text=result.told.said or base.text,
        chain=links(result.chain),
        exit_code=result.exit_code,
        stack=tuple(f"{file}:{line} {function}" for file, line, function in result.stack),
        packages=owners.of(met(result.chain, result.stack)),
        peak_bytes=max(seen.peak_bytes, result.peak_bytes),
        stderr="" if result.outcome == "ok" and not result.told.returned_nothing else seen.stderr,
    )


def ran(base: Attempt, outcome: Outcome) -> Attempt:
    """Return the attempt with how a program ended that knows nothing of stages: it has one, "run"."""
    done = outcome.kind == "exit" and outcome.exit_code == 0
    started = outcome.kind != "start"
    return replace(
        base,
        outcome="ok" if done else outcome.kind,
        seconds=outcome.seconds,
        stages=(Stage("run", outcome.seconds),) if started else (),
        failed_stage=None if done else "run",
        signal=outcome.signal,
        exit_code=outcome.exit_code,
        peak_bytes=outcome.peak_bytes,
        stderr="\n".join(part for part in (outcome.text, outcome.stderr) if part),
    )


def announced(marks: tuple[str, ...]) -> Told:
    """Return what a script handed over before it ended without a result."""
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
    """Return the stages with their times; the last one lasts until the process ended, unless it says when."""
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


def _kept(spoken: Attempt, recording: Path, wanted: Optional[Path]) -> Attempt:
    if wanted is None or not recording.is_file():
        return spoken
    shutil.copyfile(recording, wanted)
    return replace(spoken, wav=str(wanted))
