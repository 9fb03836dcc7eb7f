"""HUB002: the cache takes the space that its file system lacks."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import CacheSize
from indextts_doctor.facts import Host, HubCache, Profile
from indextts_doctor.i18n.sizes import size

_SHARE = 0.2  # of the file system, from which on the cache is what fills it


@check(
    "HUB002",
    Severity.WARNING,
    title=_("the Hugging Face cache takes {bytes} of {total} on {mount}, which has {free} left"),
    why=_('A download that finds no space ends in "No space left on device" and leaves a part of a file behind.'),
    how=_("""The free space of the file system under the cache is below the threshold, and the cache takes a fifth of it
        or more."""),
    advice=_("""See what is in it: `{list_command}`. Unused models can be removed with {review_command}, which asks
        first. Or move the cache to a larger disk and point HF_HOME at it."""),
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
