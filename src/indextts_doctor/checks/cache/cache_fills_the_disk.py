"""HUB002: the cache takes a large part of a file system that is nearly full."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import CacheSize
from indextts_doctor.facts import Host, HubCache, Profile
from indextts_doctor.i18n.sizes import size

_SHARE = 0.2  # of the file system: a smaller cache is not reported as the cause


@check(
    "HUB002",
    Severity.WARNING,
    title=_("the Hugging Face cache uses {bytes} of {total} on {mount}; {free} free"),
    summary=_("the Hugging Face cache fills its disk"),
    why=_('A download without enough space ends with "No space left on device" and leaves a partial file behind.'),
    how=_("""The free space of the cache's file system is below the threshold, and the cache takes a fifth of the file
        system or more."""),
    advice=_("""List the cache: `{list_command}`. Remove unused models with {review_command}, which asks first, or move
        the cache to a larger disk and set HF_HOME to it."""),
    remedy=_("""Remove unused models with the cache commands of huggingface_hub, or move the cache to a larger disk and
        set HF_HOME to it."""),
    explains=("HOST018",),
    source="statvfs of the cache's folder; huggingface_hub's cache commands as of 0.16.4, 0.34.4 and 2.4.0",
)
def cache_fills_the_disk(cache: HubCache, host: Host, profile: Profile) -> Found[CacheSize]:
    place = host.place("cache")
    if place is None or place.free >= profile.thresholds.disk_free_bytes:
        return
    if place.total and cache.bytes >= _SHARE * place.total:
        yield CacheSize(
            path=cache.path,
            bytes=size(cache.bytes),
            total=size(place.total),
            free=size(place.free),
            mount=place.mount,
            list_command=cache.commands()[0],
            review_command=cache.commands()[1],
            about=frozenset({place.path}),
        )
