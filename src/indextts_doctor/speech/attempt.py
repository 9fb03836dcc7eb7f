"""One engine speaks once, under supervision; every way that can end is a value."""

from __future__ import annotations

import dataclasses
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Optional, Union

from msgspec.structs import replace

from indextts_doctor.collect.inside.owners import Owners
from indextts_doctor.collect.inside.probe import own_places, scratch, source
from indextts_doctor.collect.outside.host.host import SYSTEM, memory_granted
from indextts_doctor.facts.record import Missing
from indextts_doctor.facts.speech import Attempt
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.speech import results
from indextts_doctor.speech.engine import Engine, Plan, Setting, script
from indextts_doctor.speech.forecast import forecast
from indextts_doctor.speech.recogniser import recognise
from indextts_doctor.speech.recording import measured
from indextts_doctor.speech.sandbox import left, listing, variables
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
        outcome = _run(
            plan, python, setting, folder, conditions.seconds, _StageProgress(engine.name, progress)
        )
        owners = Owners(setting.context.environment.site_packages)
        if plan.argv:
            spoken = results.of_command(base, outcome)
        else:
            spoken = results.of_script(base, outcome, time.monotonic(), owners)
        spoken = recognise(
            measured(spoken, Path(folder, RECORDING), Path(folder, SAMPLES)), Path(folder, RECORDING)
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
    plan: Plan, python: str, setting: Setting, folder: str, seconds: float, announce: _StageProgress
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


class _StageProgress:
    """Reports each stage as it begins and ends."""

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
        """Report that no stage runs any more."""
        if self._now is not None:
            self._progress(f"{self._engine}: {self._now}", False)
            self._now = None


def _kept(spoken: Attempt, recording: Path, wanted: Optional[Path]) -> Attempt:
    if wanted is None or not recording.is_file():
        return spoken
    shutil.copyfile(recording, wanted)
    return replace(spoken, wav=str(wanted))
