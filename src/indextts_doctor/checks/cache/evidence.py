"""The evidence that checks of the cache share. Pure."""

from typing import Optional

from indextts_doctor.checks import UNSET, Evidence, Maybe


class CacheSize(Evidence, frozen=True, kw_only=True):
    """Readable sizes, and the commands that list the cache and select what to remove."""

    path: str
    bytes: str
    threshold: Maybe[str] = UNSET
    largest: Maybe[list[str]] = UNSET
    total: Maybe[str] = UNSET
    free: Maybe[str] = UNSET
    mount: Maybe[str] = UNSET
    list_command: str
    review_command: str


class Incomplete(Evidence, frozen=True, kw_only=True):
    """A model in the cache without some of its files, and the command that downloads it again."""

    repo: str
    count: int
    bytes: Maybe[str] = UNSET
    files: Maybe[list[str]] = UNSET
    first: Maybe[str] = UNSET
    links: Maybe[list[str]] = UNSET
    command: str


class Setting(Evidence, frozen=True, kw_only=True):
    """A setting that makes downloads fail, and the version of huggingface_hub that reads it."""

    variable: Maybe[str] = UNSET
    path: Maybe[Optional[str]] = UNSET
    endpoint: Maybe[str] = UNSET
    quoted: Maybe[str] = UNSET
    version: Optional[str]
    command: Maybe[str] = UNSET
