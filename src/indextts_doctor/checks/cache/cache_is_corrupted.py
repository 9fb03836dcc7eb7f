"""HUB009: huggingface_hub reports a part of the cache as corrupted."""

from indextts_doctor.checks import CannotCheck, Evidence, Found, Severity, _, check
from indextts_doctor.facts import HubCache, Target


class CacheIsCorrupted(Evidence, frozen=True):
    complaint: str
    path: str


@check(
    "HUB009",
    Severity.WARNING,
    title=_("the Hugging Face cache contains a corrupted folder: {complaint}"),
    summary=_("the Hugging Face cache contains a corrupted folder"),
    why=_("""A folder with a layout that huggingface_hub does not expect is not loaded, and its commands neither list
        nor remove it."""),
    how=_("huggingface_hub scans the cache. This runs only with --deep."),
    advice=_("Move the reported folder out of {path}. huggingface_hub downloads what it needs again."),
    remedy=_("Move the reported folder out of the cache. huggingface_hub downloads what it needs again."),
    source="huggingface_hub.scan_cache_dir: CorruptedCacheException",
)
def cache_is_corrupted(cache: HubCache, target: Target) -> Found[CacheIsCorrupted]:
    if not target.deep:
        raise CannotCheck("skipped", _("huggingface_hub scans the cache only with --deep"))
    for complaint in cache.corrupted:
        yield CacheIsCorrupted(complaint=complaint, path=cache.path)
