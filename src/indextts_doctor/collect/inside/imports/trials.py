"""The imports of the profile, each tried in a process of its own, side by side."""

import functools
import time
from collections.abc import Callable
from typing import Any, Optional

import psutil
from msgspec.structs import replace

from indextts_doctor.collect.inside.imports.importing import try_import
from indextts_doctor.collect.inside.imports.variables import guilty
from indextts_doctor.collect.jobs import Job, Run
from indextts_doctor.facts import FIELDS, Import, ImportNeed, Imports, Missing, Packages, Profile
from indextts_doctor.target.context import Context

# Slow imports start first, so that the quick ones fill the other cores.
HEAVY = ("torch", "torchaudio", "transformers", "librosa", "scipy.fft", "onnxruntime")
MEMORY_SHARE = 0.9  # of what is free: an import that takes more would take the machine with it


def jobs(context: Context) -> list[Job]:
    """A job per import of the profile, the slowest first."""
    rank = {module: place for place, module in enumerate(HEAVY)}
    needs = sorted(context.profile.imports, key=lambda need: rank.get(need.module, len(rank)))
    return [job(context, need) for need in needs]


def job(context: Context, need: ImportNeed) -> Job:
    """The job that tries one import in a process of its own."""
    memory = int(MEMORY_SHARE * psutil.virtual_memory().available)
    learn = functools.partial(try_import, context, need.module, optional=need.optional, memory_bytes=memory)
    return Job(_name(need), learn)


def _name(need: ImportNeed) -> str:
    return f"{FIELDS[Imports]} {need.module}"


def collect(context: Context, run: Run, found: dict[str, Any]) -> Imports:
    """The results of all imports; those that may have failed by chance are tried again."""
    found.update(_starved_again(context, run, found))
    return _accused(context, run, gather(context, found))


def gather(context: Context, found: dict[str, Any]) -> Imports:
    """Take the imports out of what was found, in the profile's order, those that were not tried last."""
    results = []
    for need in context.profile.imports:
        result = found.pop(_name(need))
        if not isinstance(result, Import):
            detail = result.detail if isinstance(result, Missing) else ""
            result = Import(module=need.module, outcome="untried", seconds=0.0, stderr=detail)
        optional = need.optional or _may_be_absent(context.profile, need, found)
        results.append(replace(result, optional=optional))
    return Imports(tuple(sorted(results, key=lambda result: result.outcome == "untried")))


def _may_be_absent(profile: Profile, need: ImportNeed, found: dict[str, Any]) -> bool:
    """Whether the module's package is neither required nor installed: its import is not needed."""
    pin = profile.pin(need.package)
    installed = found.get(FIELDS[Packages])
    known = isinstance(installed, Packages) and installed.find(need.package) is not None
    return pin is not None and not pin.required and not known


def _starved_again(context: Context, run: Run, found: dict[str, Any]) -> dict[str, Any]:
    """Try again, one at a time, the imports that ran out of memory: side by side they may have starved each other."""
    needs = {_name(need): need for need in context.profile.imports}
    starved = [name for name, result in found.items() if isinstance(result, Import) and result.outcome == "memory"]
    return {name: run.now(job(context, needs[name])) for name in starved if time.monotonic() < run.deadline}


def _accused(context: Context, run: Run, imports: Imports) -> Imports:
    """Find the variable that makes imports fail, once for those that fail with the same words."""
    known: dict[Any, Optional[str]] = {}
    for result in imports.results:
        failed = result.outcome == "exception" and result.root is not None and not result.optional
        if failed and result.root not in known:
            known[result.root] = guilty(context, result, _again(run, result))
    return Imports(tuple(replace(result, variable=known.get(result.root)) for result in imports.results))


def _again(run: Run, failed: Import) -> Callable[[Context], Optional[Import]]:
    """What tries an import with the variables of another context, while there is time."""

    def attempt(context: Context) -> Optional[Import]:
        if time.monotonic() > run.deadline:
            return None
        result = run.now(job(context, ImportNeed(failed.module, "")))
        return None if isinstance(result, Missing) else result

    return attempt
