"""MOD012: moves the leftovers of a download aside if their files are complete or can be downloaded."""

import posixpath

from indextts_doctor.facts import HubCache, ModelFile, ModelFolder, Profile
from indextts_doctor.fixes import Advice, Quarantine, Steps, _, fix
from indextts_doctor.fixes.model.repository import fetched, is_plain, origin

_ARIA2 = ".aria2"
_NEEDED = ("missing", "truncated", "zero-filled", "empty")
KEPT = _("a new download can resume from the leftovers, and the source of the model is unknown")


@fix(
    "MOD012",
    title=_("moves the leftovers of the download aside; downloads files that aria2 left incomplete"),
    source="manual of aria2: a control file is next to a file that is not complete",
)
def download_was_interrupted(model: ModelFolder, profile: Profile, cache: HubCache) -> Steps:
    held = _held(model)
    broken = [file.path for file in model.files if file.problem in _NEEDED]
    broken += [file.path for file in held]
    if any(origin(model, profile, name) is None for name in broken):
        yield Advice(KEPT)
        return
    yield from fetched(held, model, profile, cache)
    for name in model.incomplete:
        if is_plain(name):
            yield Quarantine(posixpath.join(model.path, name))


def _held(model: ModelFolder) -> list[ModelFile]:
    """The files that look complete although their control file of aria2 exists."""
    names = {name[: -len(_ARIA2)] for name in model.incomplete if name.endswith(_ARIA2)}
    return [file for file in model.files if file.problem is None and file.path in names]
