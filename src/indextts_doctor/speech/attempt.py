"""One supervised synthesis with one engine; every way in which it can end is a value."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Optional, Union

from msgspec.structs import replace

from indextts_doctor.collect.inside.imports.owners import Owners
from indextts_doctor.collect.inside.probe import own_places, scratch, source
from indextts_doctor.collect.outside.host.host import SYSTEM, memory_granted
from indextts_doctor.facts import Attempt, Forecast, Missing, Role
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.speech import results
from indextts_doctor.speech.engine import Engine, Plan, script
from indextts_doctor.speech.forecast import forecast
from indextts_doctor.speech.recogniser import recognise
from indextts_doctor.speech.recording import measured
from indextts_doctor.speech.sandbox import left, listing, variables
from indextts_doctor.supervise import Outcome, run
from indextts_doctor.target.context import Context

MEMORY_SHARE = 0.95  # of what is granted: the kernel's own end would take others along
SAMPLES, RECORDING = "samples.f32", "speech.wav"

Progress = Callable[[str, bool], None]


def attempt(
    engine: Engine,
    context: Context,
    role: Role,
    progress: Progress,
    *,
    force: bool = False,
    keep: Optional[Path] = None,
) -> Union[Attempt, Missing]:
    """Run one synthesis; return the attempt, or why it could not run.

    ``force`` is in spite of the forecast; ``keep`` is where the recording goes.
    """
    plan = planned(engine, context)
    if isinstance(plan, Missing):
        return plan
    with scratch(own_places(context)) as folder:
        ours = engine.name == context.profile.engine
        least = context.profile.thresholds.memory_bytes if ours else 0
        foreseen = forecast(plan, context.profile, folder, least=least)
        base = _unstarted(engine, plan, context, role, foreseen)
        lacks = foreseen.memory_lacks or foreseen.disk_lacks
        if foreseen.unsafe or (lacks and not force):
            return base
        return _kept(_spoken(base, plan, context, folder, progress), Path(folder, RECORDING), keep)


def _unstarted(engine: Engine, plan: Plan, context: Context, role: Role, foreseen: Forecast) -> Attempt:
    return Attempt(
        engine=engine.name,
        role=role,
        python=plan.python or context.target.engines.get(engine.name, context.target.python),
        text=context.speech.text or "",
        outcome="unstarted",
        forecast=foreseen,
        guessed=plan.guessed,
        expected=context.profile.expected_seconds_per_100_characters,
    )


def planned(engine: Engine, context: Context) -> Union[Plan, Missing]:
    """The engine's plan. Whatever a planner raises, but for a user's mistake, is a Missing."""
    try:
        return engine.plan(context)
    except UserError:
        raise
    except Exception as error:  # noqa: BLE001 - a plug-in's, or an unforeseen file
        words = f"{type(error).__name__}: {error}"[:500]
        reason = _("the engine {name} could not be prepared ({words})").filled(name=engine.name, words=words)
        return Missing("failed", reason, detail=words)


def _spoken(base: Attempt, plan: Plan, context: Context, folder: str, progress: Progress) -> Attempt:
    before = listing(plan.writes)
    outcome = _run(base, plan, context, folder, _StageProgress(base.engine, progress))
    owners = Owners(context.environment.site_packages)
    if plan.argv:
        done = results.of_command(base, outcome)
    else:
        done = results.of_script(base, outcome, time.monotonic(), owners)
    recording = Path(folder, RECORDING)
    done = recognise(measured(done, recording, Path(folder, SAMPLES)), recording)
    return replace(done, left=left(before, listing(plan.writes)))


def _run(base: Attempt, plan: Plan, context: Context, folder: str, announce: _StageProgress) -> Outcome:
    places = {"wav": f"{folder}/{RECORDING}", "samples": f"{folder}/{SAMPLES}", "scratch": folder}
    request = {"text": base.text, "prompt": context.speech.prompt, **places, **plan.request}
    argv = tuple(part.replace("{output}", places["wav"]).replace("{scratch}", folder) for part in plan.argv)
    try:
        return run(
            argv or (str(Path(base.python).absolute()), "-", json.dumps(request, default=str)),
            source=b"" if argv else source("chains") + script("speaking") + plan.script,
            cwd=str(context.directory),
            variables=variables(context, folder, plan.variables),
            seconds=context.profile.thresholds.speech_seconds,
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


def _kept(done: Attempt, recording: Path, wanted: Optional[Path]) -> Attempt:
    if wanted is None or not recording.is_file():
        return done
    shutil.copyfile(recording, wanted)
    return replace(done, wav=str(wanted))
