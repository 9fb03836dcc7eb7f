"""HUB009: huggingface_hub itself calls a part of the cache corrupted."""

from indextts_doctor.checks import CannotCheck, Evidence, Found, Severity, _, check
from indextts_doctor.facts import HubCache, Target


class CacheIsCorrupted(Evidence, frozen=True):
    complaint: str
    path: str


@check(
    "HUB009",
    Severity.WARNING,
    title=_("huggingface_hub finds a corrupted folder in the cache: {complaint}"),
    why=_("""What is not laid out as huggingface_hub wants it is neither loaded from, nor listed or removed by its
        commands."""),
    how=_("huggingface_hub's own scan, with --deep only."),
    advice=_("Move the named folder out of {path}; huggingface_hub downloads what it needs again."),
    source="huggingface_hub.scan_cache_dir: CorruptedCacheException",
)
def cache_is_corrupted(cache: HubCache, target: Target) -> Found[CacheIsCorrupted]:
    if not target.deep:
        raise CannotCheck("skipped", _("only --deep asks huggingface_hub"))
    for complaint in cache.corrupted:
        yield CacheIsCorrupted(complaint=complaint, path=cache.path)
