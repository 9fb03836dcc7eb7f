"""HUB005: the cache contains files that no snapshot uses."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import HubCache
from indextts_doctor.i18n.sizes import size

_WORTH_REPORTING = 2**30  # bytes


class BlobsAreDetached(Evidence, frozen=True):
    count: int
    bytes: str
    largest: str
    review_command: str


@check(
    "HUB005",
    Severity.NOTE,
    title=_("cached files without a snapshot: {count} ({bytes}), most in {largest}"),
    summary=_("the cache contains files that belong to no snapshot"),
    why=_("""Snapshots were removed by hand. Their blobs remain and take space, and huggingface_hub's own commands do
        not count them."""),
    how=_("No link of any snapshot leads to these files. Nothing is reported if part of the snapshots cannot be read."),
    advice=_("To free the space, remove that model with {review_command}, which asks first, and download it again."),
    remedy=_("To free the space, remove the model with the cache commands of huggingface_hub and download it again."),
    source="huggingface_hub/utils/_cache_manager.py of 2.4.0: only blobs of snapshots are counted",
)
def blobs_are_detached(cache: HubCache) -> Found[BlobsAreDetached]:
    if cache.repos and cache.detached_bytes >= _WORTH_REPORTING:
        yield BlobsAreDetached(
            count=cache.detached,
            bytes=size(cache.detached_bytes),
            largest=max(cache.repos, key=lambda repo: repo.detached_bytes).name,
            review_command=cache.commands()[1],
        )
