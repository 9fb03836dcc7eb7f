"""MOD012: what a broken download left is set aside, once the files that it was for are there or can be had."""

import posixpath

from indextts_doctor.facts import HubCache, ModelFile, ModelFolder, Profile
from indextts_doctor.fixes import Advice, Quarantine, Steps, _, fix
from indextts_doctor.fixes.model.repository import fetched, is_plain, origin

_ARIA2 = ".aria2"
_NEEDED = ("missing", "truncated", "zero-filled", "empty")
KEPT = _("a download that is started again goes on from what is left, and where the model came from is not known")


@fix(
    "MOD012",
    title=_("sets the leftovers of the download aside; files that aria2 has not filled are downloaded"),
    source="manual of aria2: a control file stands beside a file that is not complete",
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
    """Return the files that look whole while aria2's control file says that they are not."""
    names = {name[: -len(_ARIA2)] for name in model.incomplete if name.endswith(_ARIA2)}
    return [file for file in model.files if file.problem is None and file.path in names]
