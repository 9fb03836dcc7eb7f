"""HUB005: moves blobs that no snapshot uses out of the cache."""

from indextts_doctor.facts import HubCache
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.cache.revisions import MORE, lonely


@fix(
    "HUB005",
    title=_("moves the blobs that no snapshot uses out of the cache"),
    source="huggingface_hub/file_download.py: a file is found through its snapshot alone",
)
def blobs_are_detached(cache: HubCache) -> Steps:
    found = tuple(lonely(cache))
    yield from found
    if len(found) < cache.detached:
        yield Advice(MORE)
