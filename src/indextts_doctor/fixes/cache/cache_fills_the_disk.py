"""HUB002: removes old revisions until the disk has enough space."""

from indextts_doctor.facts import Host, HubCache, Profile
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.cache.revisions import freed


@fix(
    "HUB002",
    title=_("removes old revisions from the cache until the disk has enough space"),
    source="huggingface_hub: scan_cache_dir and delete_revisions, the same in 0.16.4, 0.25.2 and 2.4.0",
)
def cache_fills_the_disk(cache: HubCache, host: Host, profile: Profile) -> Steps:
    place = host.place("cache")
    if place is not None:
        yield from freed(cache, cache.bytes - (profile.thresholds.disk_free_bytes - place.free))
