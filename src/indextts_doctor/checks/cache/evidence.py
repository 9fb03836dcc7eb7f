"""The evidence that checks of the cache share. Pure."""

from indextts_doctor.checks import UNSET, Evidence, Maybe


class CacheSize(Evidence, frozen=True, kw_only=True):
    """Sizes in words, and the commands that list the cache and pick what to remove."""

    path: str
    bytes: str
    threshold: Maybe[str] = UNSET
    largest: Maybe[list[str]] = UNSET
    total: Maybe[str] = UNSET
    free: Maybe[str] = UNSET
    mount: Maybe[str] = UNSET
    list_command: str
    review_command: str
