"""The Hugging Face cache: where it is, how big, what is broken in it, and who may use it.

Only the permissions of lock files are checked. Their existence means nothing: an ordinary one stays behind empty. A
lock that blocks by existing, left by filelock 3.20.3 or older, is empty too and looks the same; one of filelock
3.24.3 contains the id of its dead process, and the next process replaces it (both tried).
"""

# ruff: noqa: PTH112, PTH116, PTH118, PTH208

import os
import re
from typing import Optional

from indextts_doctor.collect.outside.cache.cachewalk import LOCKS, MAX_NAMES, Counted, Walked, walk
from indextts_doctor.facts import Access, HubCache, Repo
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.target.context import Context
from indextts_doctor.target.hubsettings import deployments_hub
from indextts_doctor.target.rights import READ, SEARCH, gate_of, may

_MAX_REPOS = 100
_MAX_ENV = 100_000  # bytes
_ENDPOINT = re.compile(r"""\s*(?:export\s+)?HF_ENDPOINT\s*=\s*(["']?)([^\s"'#]*)\1\s*(?:\s#.*)?""")
# Files next to the repositories are not corrupted: transformers keeps its version.txt there.
_NO_REPO = re.compile(r"Repo path is not a (?:directory|valid HuggingFace cache directory): (?:.*/)?(?!.*--)[^/]*$")
_MAX_FOLDERS = 400  # whose modes are checked


def collect(context: Context) -> HubCache:
    """The cache as the service will find it. Raises OSError when it is there and cannot be listed."""
    hub = deployments_hub(context)
    path, decided_by = hub.cache()
    exists = os.path.isdir(path)
    found = walk(path) if exists and not context.target.fast and may(path, READ | SEARCH) else None
    ignored, ignored_by, instead = hub.ignored(context.profile.cache_variables)
    ca_variable, ca_path = hub.ca_bundle()
    lost = bool(ca_path) and _absent(ca_path)
    access, unwritable = _access(path, context.target.service_user, exists=exists)
    shown = found or Walked()
    return HubCache(
        path=path,
        decided_by=decided_by,
        exists=exists,
        bytes=shown.bytes,
        files=shown.files,
        repos=tuple(_repo(one) for one in _telling(shown.repos)),
        access=access,
        detached_bytes=sum(one.detached_bytes for one in shown.repos),
        detached=sum(one.detached for one in shown.repos),
        unreadable=tuple(shown.unreadable),
        unwritable=unwritable,
        hub_version=hub.version or None,
        offline=hub.is_on("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"),
        endpoint=context.variables.get("HF_ENDPOINT") or None,
        endpoint_file=_endpoint_file(context),
        hf_transfer=hub.is_on("HF_HUB_ENABLE_HF_TRANSFER"),
        ca_variable=ca_variable if lost else None,
        ca_path=ca_path if lost else None,
        ignored_variable=ignored,
        ignored_by=ignored_by,
        engine_path=instead,
        corrupted=corrupted(path) if exists and context.target.deep else (),
        walked=found is not None or not exists,
        capped=shown.capped,
    )


def _endpoint_file(context: Context) -> Optional[str]:
    """The deployment's .env when HF_ENDPOINT has its value from there."""
    path, value = os.path.join(context.target.directory, ".env"), context.variables.get("HF_ENDPOINT")
    try:
        lines = read_regular(path, _MAX_ENV).decode("utf-8", "replace").splitlines()
    except OSError:
        return None
    set_to = [match.group(2) for match in map(_ENDPOINT.fullmatch, lines) if match]
    return path if value and set_to[-1:] == [value] else None


def _absent(path: str) -> bool:
    """Whether nothing is there; what cannot be seen may be."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _access(path: str, user: Optional[str], *, exists: bool) -> tuple[Optional[Access], tuple[Access, ...]]:
    """Check access to the cache and, when it is writable, to each repository and its locks."""
    gate = gate_of(user)
    if gate is None:
        return None, ()
    access = gate.access(path, write=True)
    if not (exists and access.write):
        return access, ()
    judged = (gate.access(folder, write=True) for folder in _folders(path))
    return access, tuple(one for one in judged if not one.write)[:MAX_NAMES]


def _folders(path: str) -> list[str]:
    """The folders that a download writes into."""
    folders = []
    for parent in (path, os.path.join(path, LOCKS)):
        try:
            names = sorted(os.listdir(parent))
        except OSError:
            continue
        repos = [os.path.join(parent, name) for name in names if "--" in name]
        folders += [parent, *repos]
        folders += [os.path.join(repo, part) for repo in repos for part in ("blobs", "snapshots", "refs")]
    return [folder for folder in folders[1:] if os.path.isdir(folder)][:_MAX_FOLDERS]


def _telling(repos: list[Counted]) -> list[Counted]:
    """The largest, and of the others those with something wrong."""
    rest = [one for one in repos[_MAX_REPOS:] if one.dangling or one.incomplete or one.detached]
    return repos[:_MAX_REPOS] + rest[:_MAX_REPOS]


def _repo(one: Counted) -> Repo:
    return Repo(
        name=one.name,
        bytes=one.bytes,
        files=one.files,
        detached_bytes=one.detached_bytes,
        detached=tuple(one.detached_names),
        incomplete_bytes=one.incomplete_bytes,
        dangling=tuple(one.dangling),
        incomplete=tuple(one.incomplete),
    )


def corrupted(path: str) -> tuple[str, ...]:
    """The problems that huggingface_hub's own scan reports; slow."""
    try:
        from huggingface_hub import scan_cache_dir
    except ImportError:
        return ()
    said = (str(one)[:500] for one in scan_cache_dir(path).warnings)
    return tuple(one for one in said if not _NO_REPO.match(one))[:MAX_NAMES]
