"""HUB005: files of the cache that no snapshot uses."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import HubCache
from indextts_doctor.i18n.sizes import size

_WORTH_SAYING = 2**30  # bytes


class BlobsAreDetached(Evidence, frozen=True):
    count: int
    bytes: str
    largest: str
    review_command: str


@check(
    "HUB005",
    Severity.NOTE,
    title=_("{count} files of the cache, {bytes}, belong to no snapshot; most in {largest}"),
    why=_("""Somebody removed snapshots by hand. Their blobs stay behind, and huggingface_hub's own commands do not
        count them."""),
    how=_("No link of any snapshot leads to them; nothing is said while a part of the snapshots cannot be read."),
    advice=_("""They only take space. To have it back, remove that model with {review_command}, which asks first, and
        download it again."""),
    source="huggingface_hub/utils/_cache_manager.py of 2.4.0: only blobs of snapshots are counted",
)
def blobs_are_detached(cache: HubCache) -> Found[BlobsAreDetached]:
    if cache.repos and cache.detached_bytes >= _WORTH_SAYING:
        yield BlobsAreDetached(
            count=cache.detached,
            bytes=size(cache.detached_bytes),
            largest=max(cache.repos, key=lambda repo: repo.detached_bytes).name,
            review_command=cache.commands()[1],
        )
