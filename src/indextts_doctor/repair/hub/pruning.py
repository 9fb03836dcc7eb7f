"""Which revisions of a Hugging Face cache to delete to meet a size limit; huggingface_hub deletes them."""

from __future__ import annotations

import dataclasses
import importlib
import logging
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import StepFailed

if TYPE_CHECKING:
    from huggingface_hub import CachedRepoInfo, CachedRevisionInfo, HFCacheInfo

_UNFINISHED = (".incomplete", ".lock")


@dataclasses.dataclass(frozen=True)
class Choice:
    """The revisions to delete, and the resulting sizes."""

    revisions: tuple[str, ...] = ()  # hashes, in the order of the choice
    repos: tuple[str, ...] = ()  # folders that change: to be kept before
    emptied: tuple[str, ...] = ()  # those among them that are deleted completely
    freed: int = 0  # bytes
    left: int = 0  # bytes that the cache holds afterwards
    reached: bool = True  # it holds no more than it should


def choose(cache: HFCacheInfo, most: int, *, beside: int = 0, whole: bool = False) -> Choice:
    """What to delete so that the cache holds at most ``most`` bytes. Pure.

    Revisions without a branch or tag are deleted first, then the longest unused. The only revision of a repository, or the
    last one left of it, may be what a service loads: it stays unless ``whole``, and even then others are deleted first.
    ``beside`` are bytes in the folder that huggingface_hub does not count.
    """
    held = cache.size_on_disk + beside
    gone: dict[CachedRepoInfo, list[CachedRevisionInfo]] = {}
    freed = 0
    for repo, revision in _candidates(cache, whole=whole):
        if held - freed <= most:
            break
        freed += _freed_by(repo, revision, gone.setdefault(repo, []))
        gone[repo].append(revision)
    return Choice(
        revisions=tuple(revision.commit_hash for several in gone.values() for revision in several),
        repos=tuple(str(repo.repo_path) for repo in gone),
        emptied=tuple(str(repo.repo_path) for repo, some in gone.items() if len(some) == len(repo.revisions)),
        freed=freed,
        left=held - freed,
        reached=held - freed <= most,
    )


def _candidates(cache: HFCacheInfo, *, whole: bool) -> Iterator[tuple[CachedRepoInfo, CachedRevisionInfo]]:
    """Yield the revisions in the order of deletion; the last one of each repository at the end, or never."""
    several, last = [], []
    for repo in cache.repos:
        order = sorted(repo.revisions, key=_order)
        several += [(repo, revision) for revision in order[:-1]]
        last += [(repo, revision) for revision in order[-1:]]
    yield from sorted(several, key=lambda pair: _order(pair[1]))
    if whole:
        yield from sorted(last, key=lambda pair: _order(pair[1]))


def _order(revision: CachedRevisionInfo) -> tuple[bool, float, float, str]:
    read = max((file.blob_last_accessed for file in revision.files), default=0.0)
    modified = revision.last_modified
    return (bool(revision.refs), max(read, modified), modified, revision.commit_hash)


def _freed_by(repo: CachedRepoInfo, revision: CachedRevisionInfo, gone: Collection[CachedRevisionInfo]) -> int:
    """The bytes of the blobs that no other revision of the repository will use."""
    others = {
        file.blob_path
        for other in repo.revisions
        if other is not revision and other not in gone
        for file in other.files
    }
    own = {file.blob_path: file.size_on_disk for file in revision.files}
    return sum(length for path, length in own.items() if path not in others)


def detached(cache: HFCacheInfo) -> tuple[str, ...]:
    """The blobs that no snapshot points to: huggingface_hub neither counts nor deletes them.

    A repository that it reports as corrupted has none here, since the users of its blobs are unknown.
    """
    return tuple(sorted(blob for repo in cache.repos for blob in _unused(repo)))


def _unused(repo: CachedRepoInfo) -> Iterator[str]:
    used = {os.path.realpath(file.blob_path) for revision in repo.revisions for file in revision.files}
    folder = repo.repo_path / "blobs"
    for blob in folder.iterdir() if folder.is_dir() else ():
        if not blob.name.endswith(_UNFINISHED) and os.path.realpath(blob) not in used:
            yield str(blob)


def scan(cache_path: Path) -> HFCacheInfo:
    """Scan a cache with huggingface_hub. Raises StepFailed."""
    import huggingface_hub

    try:
        return huggingface_hub.scan_cache_dir(cache_path)
    except Exception as error:
        raise StepFailed(
            _("huggingface_hub cannot read the cache {cache_path} ({error})").filled(
                cache_path=cache_path, error=type(error).__name__
            )
        ) from error


def delete(cache_path: Path, revisions: Collection[str]) -> int:
    """Delete these revisions through huggingface_hub and return the bytes that it frees.

    Raises StepFailed when one of them does not exist, or still exists afterwards; huggingface_hub itself only warns.
    """
    cache = scan(cache_path)
    places = {revision.commit_hash: revision.snapshot_path for repo in cache.repos for revision in repo.revisions}
    lost = [one for one in revisions if one not in places]
    if lost:
        raise StepFailed(
            _("the cache {cache_path} no longer contains revision {lost}; nothing was deleted").filled(
                cache_path=cache_path, lost=lost[0]
            )
        )
    strategy = cache.delete_revisions(*revisions)
    utils: Any = importlib.import_module("huggingface_hub.utils")
    loud = utils.logging.get_verbosity()
    utils.logging.set_verbosity(logging.CRITICAL)
    try:
        strategy.execute()
    finally:
        utils.logging.set_verbosity(loud)
    stayed = [places[one] for one in revisions if os.path.lexists(places[one])]
    stayed += [blob for blob in strategy.blobs if os.path.lexists(blob)]
    if stayed:
        raise StepFailed(_("{stayed} could not be deleted").filled(stayed=stayed[0]))
    return int(strategy.expected_freed_size)
