"""Target to facts: runs the observers and the probes, side by side, and turns every failure into a value."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from typing import Any, Optional, Union

import psutil
from msgspec.structs import replace

from indextts_doctor import supervise
from indextts_doctor.checks.imports import failures
from indextts_doctor.collect.inside import application as ask_application
from indextts_doctor.collect.inside import imports as ask_imports
from indextts_doctor.collect.inside import interpreter as ask_interpreter
from indextts_doctor.collect.inside import packages as ask_packages
from indextts_doctor.collect.inside.variables import guilty
from indextts_doctor.collect.jobs import NO_TIME, Job, Progress, Run
from indextts_doctor.facts import FIELDS, Facts, Import, Imports, Packages, Profile
from indextts_doctor.facts.profile import ImportNeed
from indextts_doctor.facts.python import Start
from indextts_doctor.facts.record import Missing
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context

# Slow imports start first, so that the quick ones fill the other cores.
HEAVY = ("torch", "torchaudio", "transformers", "librosa", "scipy.fft", "onnxruntime")

_OUTSIDE = "indextts_doctor.collect.outside."
MODULES = {
    **{name: f"{_OUTSIDE}{name}" for name in ("launches", "packages", "port", "shadows")},
    **{name: f"{_OUTSIDE}{name}.{name}" for name in ("host", "libraries", "logs")},
    "cache": f"{_OUTSIDE}cache.hubcache",
    "model": f"{_OUTSIDE}model.modelfolder",
    "settingsfiles": "indextts_doctor.target.settingsfiles",
}

MEMORY_SHARE = 0.9  # of what is free: an import that takes more would take the machine with it

FAST = _("left out by --fast")
SILENT = Missing("skipped", _("left out by --no-smoke"))
UNSTARTED = Missing("failed", _("the interpreter does not start"))


def examine(context: Context, progress: Progress, workers: int, meanwhile: Callable[[], None]) -> Facts:
    """Return all facts about the target. Never raises for what the patient does.

    Takes at most three times ``context.seconds``. ``meanwhile`` is called once, while the probes run.
    """
    deadline = time.monotonic() + 3 * context.seconds
    outside = Run(progress, deadline)
    jobs = outside_jobs(context)
    outside.start(jobs, len(jobs))  # a thread each: one that hangs must not keep the others waiting
    try:
        found = examine_inside(context, Run(progress, deadline), workers, meanwhile)
        return assemble(context, {**outside.finish(), **found})
    finally:
        supervise.end_all()  # a daemon that an import left behind


def examine_inside(context: Context, run: Run, workers: int, meanwhile: Callable[[], None]) -> dict[str, Any]:
    """Ask the interpreter; one that does not start is read from outside."""
    run.start(inside_jobs(context), workers)
    meanwhile()
    found = run.finish(until=does_not_start)
    answer = found["interpreter"]
    start, interpreter = answer if isinstance(answer, tuple) else (Start(outcome="time"), answer)
    told = {"start": start, "interpreter": interpreter}
    if isinstance(interpreter, Missing):
        outside = run.now(observation("packages", context))
        return {**told, "packages": outside, **dict.fromkeys(("imports", "application"), UNSTARTED)}
    found.update(told)
    found.update(starved_again(context, run, found))
    found["imports"] = accused(context, run, gather_imports(context, found))
    suspects = suspected(context.profile, found["imports"])
    if suspects and not context.target.deep:
        job = Job("packages", lambda: ask_packages.ask(context, level="size", hash_packages=suspects))
        closer = run.now(job)
        found["packages"] = found["packages"] if isinstance(closer, Missing) else closer
    packages, imports = found["packages"], found["imports"]
    if isinstance(packages, Packages) and isinstance(imports, Imports):
        found["packages"] = replace(
            packages,
            imported=failures.imported(imports, context.profile),
            broken_otherwise=failures.broken_otherwise(imports, context.profile),
        )
    return found


def does_not_start(name: str, value: Any) -> bool:
    """Whether this was the interpreter's answer, and it has none: then nothing else need be asked."""
    return name == "interpreter" and not (isinstance(value, tuple) and value[0].ok)


def observation(name: str, context: Context) -> Job:
    """Return the job that looks from outside; its module is imported there and then, beside the others."""

    def learn() -> Any:
        return importlib.import_module(MODULES[name]).observe(context)

    return Job(name, learn)


def outside_jobs(context: Context) -> list[Job]:
    """What is seen without running the patient."""
    names = ["host", "shadows", "settingsfiles", "launches"]
    names += ["port"] if context.target.port is not None else []
    names += ["model"] if context.profile.model is not None else []
    names += [] if context.target.fast else ["cache", "libraries"]
    names += ["logs"] if context.logs or not context.target.fast else []
    return [observation(name, context) for name in names]


def inside_jobs(context: Context) -> list[Job]:
    """What the patient's interpreter says, the slowest first."""
    level = "nothing" if context.target.fast else "hash" if context.target.deep else "size"
    jobs = (
        [] if context.target.fast else [import_job(context, need) for need in slowest_first(context.profile)]
    )
    quick = [
        Job("packages", lambda: ask_packages.ask(context, level=level)),
        Job("application", lambda: ask_application.ask(context)),
    ]
    return [Job("interpreter", lambda: ask_interpreter.ask_start(context)), *jobs[:2], *quick, *jobs[2:]]


def slowest_first(profile: Profile) -> list[Any]:
    """Return the imports of the profile in the order in which they should start."""
    rank = {module: place for place, module in enumerate(HEAVY)}
    return sorted(profile.imports, key=lambda need: rank.get(need.module, len(rank)))


def import_job(context: Context, need: Any) -> Job:
    """Return the job that tries one import in a process of its own."""
    memory = int(MEMORY_SHARE * psutil.virtual_memory().available)
    return Job(
        f"import {need.module}",
        lambda: ask_imports.ask(context, need.module, optional=need.optional, memory_bytes=memory),
    )


def gather_imports(context: Context, found: dict[str, Any]) -> Union[Imports, Missing]:
    """Take the imports out of what was learnt, in the profile's order, those that were not tried last."""
    if context.target.fast:
        return Missing("skipped", FAST)
    results = []
    for need in context.profile.imports:
        result = found.pop(f"import {need.module}")
        if not isinstance(result, Import):
            detail = result.detail if isinstance(result, Missing) else ""
            result = Import(module=need.module, outcome="untried", seconds=0.0, stderr=detail)
        results.append(
            replace(result, optional=need.optional or _may_be_absent(context.profile, need, found))
        )
    return Imports(tuple(sorted(results, key=lambda result: result.outcome == "untried")))


def starved_again(context: Context, run: Run, found: dict[str, Any]) -> dict[str, Any]:
    """Try again, one at a time, the imports that ran out of memory: side by side they may have starved each other."""
    starved = [
        name for name, result in found.items() if isinstance(result, Import) and result.outcome == "memory"
    ]
    jobs = {f"import {need.module}": import_job(context, need) for need in context.profile.imports}
    return {name: run.now(jobs[name]) for name in starved if time.monotonic() < run.deadline}


def accused(context: Context, run: Run, imports: Union[Imports, Missing]) -> Union[Imports, Missing]:
    """Find the variable that makes imports fail, once for those that fail with the same words."""
    if isinstance(imports, Missing):
        return imports
    known: dict[Any, Optional[str]] = {}
    for result in imports.results:
        failed = result.outcome == "exception" and result.root is not None and not result.optional
        if failed and result.root not in known:
            known[result.root] = guilty(context, result, again(run, result))
    return Imports(tuple(replace(result, variable=known.get(result.root)) for result in imports.results))


def again(run: Run, failed: Import) -> Callable[[Context], Optional[Import]]:
    """Return what tries an import with the variables of another context, while there is time."""

    def attempt(context: Context) -> Optional[Import]:
        if time.monotonic() > run.deadline:
            return None
        result = run.now(import_job(context, ImportNeed(failed.module, "")))
        return None if isinstance(result, Missing) else result

    return attempt


def suspected(profile: Profile, imports: Union[Imports, Missing]) -> tuple[str, ...]:
    """Return the packages that a failed import touched: their files are worth a closer look than their sizes."""
    if isinstance(imports, Missing):
        return ()
    names: set[str] = set()
    for result in imports.results:
        if not result.ok and not (result.optional and not result.packages):
            names.update(result.packages)
            names.update(need.package for need in profile.imports if need.module == result.module)
    return tuple(sorted(names))


def _may_be_absent(profile: Profile, need: Any, found: dict[str, Any]) -> bool:
    """Whether the module's package is neither required nor installed: its import cannot be wanted."""
    pin = profile.pin(need.package)
    installed = found.get("packages")
    known = isinstance(installed, Packages) and installed.find(need.package) is not None
    return pin is not None and not pin.required and not known


def assemble(context: Context, found: dict[str, Any]) -> Facts:
    """Put what was learnt into one record; what was not stands in ``missing``."""
    missing = {name: value for name, value in found.items() if isinstance(value, Missing)}
    records = {name: value for name, value in found.items() if not isinstance(value, Missing)}
    if context.service is not None:
        records["service"] = context.service
    for name, why in _inapplicable(context).items():
        if name not in records:
            missing.setdefault(name, why)
    for name in (
        set(FIELDS.values()) - set(records) - set(missing) - {"target", "profile", "environment", "troubles"}
    ):
        missing[name] = Missing("failed", NO_TIME)
    return Facts.of(context.target, context.profile, context.environment, *records.values(), missing=missing)


def _inapplicable(context: Context) -> dict[str, Missing]:
    """What there is no need, or no wish, to look at here."""
    reasons = {
        "service": Missing("inapplicable", _("no running service was found")),
        "speech": SILENT,
    }
    if context.target.port is None:
        reasons["port"] = Missing("inapplicable", _("the profile has no port"))
    if context.profile.model is None:
        reasons["model"] = Missing("inapplicable", _("the profile has no model folder"))
    if context.target.fast:
        reasons.update({name: Missing("skipped", FAST) for name in ("cache", "libraries", "logs", "speech")})
    return reasons


def workers_for(cpus: Optional[int]) -> int:
    """Return how many jobs run side by side."""
    return max(2, min(cpus or 1, 8))
