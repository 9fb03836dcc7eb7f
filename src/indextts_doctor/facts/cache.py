"""Facts about the Hugging Face cache."""

from __future__ import annotations

from typing import Optional

from indextts_doctor.facts.modelfolder import Access
from indextts_doctor.model import Record


class Repo(Record, frozen=True):
    """One repository folder of the cache, e.g. models--facebook--w2v-bert-2.0."""

    name: str
    bytes: int
    files: int
    detached_bytes: int = 0
    dangling: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()


class HubCache(Record, frozen=True):
    """The cache as the deployment will look for it."""

    path: str
    decided_by: str  # "HF_HUB_CACHE", "HF_HOME", "HUGGINGFACE_HUB_CACHE", "TRANSFORMERS_CACHE", "XDG_CACHE_HOME", "default"
    exists: bool
    bytes: int = 0
    files: int = 0
    repos: tuple[Repo, ...] = ()  # largest first
    access: Optional[Access] = None
    dangling: tuple[str, ...] = ()  # snapshot links without their blob; bounded
    detached_bytes: int = 0  # blobs that no snapshot points to
    detached: int = 0
    incomplete: tuple[str, ...] = ()
    stale_locks: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    ignored_variable: Optional[str] = None  # set, but the profile's engine does not read it
    engine_path: Optional[str] = None  # where that engine looks instead
    corrupted: tuple[str, ...] = ()  # what huggingface_hub's own scan says, with --deep
    capped: bool = False
