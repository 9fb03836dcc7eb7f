"""How a file of a model is downloaded: from the repository that contains the installed version. Pure."""

import posixpath
import re
from collections.abc import Iterable
from typing import Optional

from indextts_doctor.checks.model.problems import is_published, path
from indextts_doctor.facts import HubCache, ModelFile, ModelFolder, Profile
from indextts_doctor.fixes import Advice, Fetch, Steps, Text, _

_SNAPSHOT = re.compile(r".*/models--([^/]+)/snapshots/([0-9a-f]{40})")
_BLOB = re.compile(r"(?:.*/)?blobs/([0-9a-f]{64})")
NOT_KNOWN = _('the source of the model is unknown; set it in indextts-doctor.toml: model_repo = "owner/name"')


def origin(model: ModelFolder, profile: Profile, *names: str) -> Optional[tuple[str, str]]:
    """The repository and revision of these files; None if they are not certain.

    The path of a snapshot in a Hugging Face cache contains both.
    """
    cached = _SNAPSHOT.fullmatch(model.path)
    if cached:
        return cached.group(1).replace("--", "/"), cached.group(2)
    layout = profile.model
    if layout is None or not is_published(model, profile, *names):
        return None
    return layout.repo, layout.revision or "main"


def fetched(files: Iterable[ModelFile], model: ModelFolder, profile: Profile, cache: HubCache) -> Steps:
    """Yield the download of each file, or an Advice with the reason why it is not downloaded."""
    for file in files:
        source = origin(model, profile, file.path)
        if not is_plain(file.path):
            yield _odd(path(model, file.path))
        elif source is None:
            yield Advice(_why(model, profile, file))
        else:
            yield _fetch(file, source, model, cache)


def _fetch(file: ModelFile, source: tuple[str, str], model: ModelFolder, cache: HubCache) -> Fetch:
    """The download of a file. A pointer and a link into a cache contain its digest; other sizes may be minimum sizes."""
    blob = _BLOB.fullmatch(file.link or "")
    return Fetch(
        path=posixpath.join(model.path, file.path),
        repo=source[0],
        name=file.path,
        revision=source[1],
        sha256=file.expected_sha256 or (blob.group(1) if blob else None),
        size=file.expected_size if file.problem == "lfs-pointer" else None,
        endpoint=mirror(cache),
    )


def mirror(cache: HubCache) -> Optional[str]:
    """The hub that the deployment uses instead of the default one."""
    return (cache.endpoint or "").rstrip("/") or None


def is_plain(name: str) -> bool:
    """Whether a name, which may come from an untrusted file, stays within the folder and is known exactly."""
    parts = name.split("/")
    return not {"", ".", ".."} & set(parts) and name.isprintable() and "\ufffd" not in name and "\\" not in name


def _odd(shown: str) -> Advice:
    return Advice(_("{shown} has a name that is not requested from a hub").filled(shown=shown))


def _why(model: ModelFolder, profile: Profile, file: ModelFile) -> Text:
    layout = profile.model
    if layout is None or not layout.repo:
        return NOT_KNOWN
    shown = path(model, file.path)
    if file.path.startswith("hf_cache/"):
        return _("{shown} is not part of {repo}: the engine downloads it when it starts").filled(
            shown=shown, repo=layout.repo
        )
    version = model.versions.get("files", "")
    return _("""{repo} contains another version than the model folder ({version}); set the right repository as
        model_repo in indextts-doctor.toml""").filled(repo=layout.repo, version=version)
