"""HUB001: the Hugging Face cache is larger than the threshold."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import CacheSize
from indextts_doctor.facts import HubCache, Profile
from indextts_doctor.i18n.sizes import size


@check(
    "HUB001",
    Severity.WARNING,
    title=_("the Hugging Face cache uses {bytes} (threshold {threshold}); largest: {largest}"),
    summary=_("the Hugging Face cache is larger than the threshold"),
    why=_("The cache keeps every revision of every model that was ever loaded, and never shrinks by itself."),
    how=_("""The bytes on disk, as du counts them, are compared with the threshold cache_bytes of the profile or
        configuration."""),
    advice=_("""List the cache: `{list_command}`. Remove models that no service uses with {review_command}, which asks
        first. If this size is intended, raise cache_bytes under [thresholds] in indextts-doctor.toml."""),
    remedy=_("""Remove models that no service uses with the cache commands of huggingface_hub. If this size is intended,
        raise cache_bytes under [thresholds] in indextts-doctor.toml."""),
    source="huggingface_hub/commands/scan_cache.py and delete_cache.py of 0.16.4, cli/cache.py of 0.34.4 and 2.4.0",
)
def cache_is_large(cache: HubCache, profile: Profile) -> Found[CacheSize]:
    threshold = profile.thresholds.cache_bytes
    if cache.bytes <= threshold:
        return
    yield CacheSize(
        path=cache.path,
        bytes=size(cache.bytes),
        threshold=size(threshold),
        largest=[f"{repo.name} {size(repo.bytes)}" for repo in cache.repos[:3]],
        list_command=cache.commands()[0],
        review_command=cache.commands()[1],
    )
