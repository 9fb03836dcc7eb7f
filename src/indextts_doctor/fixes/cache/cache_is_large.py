"""HUB001: reduces the cache to its threshold: unused blobs, then detached revisions, then the least recently used."""

from indextts_doctor.facts import HubCache, Profile
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.cache.revisions import pruned


@fix(
    "HUB001",
    title=_("removes old revisions from the cache until it is below the threshold"),
    source="huggingface_hub: scan_cache_dir and delete_revisions, the same in 0.16.4, 0.25.2 and 2.4.0",
)
def cache_is_large(cache: HubCache, profile: Profile) -> Steps:
    yield from pruned(cache, profile.thresholds.cache_bytes)
