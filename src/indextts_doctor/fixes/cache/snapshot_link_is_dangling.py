"""HUB004: downloads the missing files of a snapshot, from the same commit."""

from indextts_doctor.facts import HubCache
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.cache.revisions import restored


@fix(
    "HUB004",
    title=_("downloads the missing files from the same commit"),
    source="huggingface_hub/file_download.py: a snapshot may hold files, as where links are not possible",
)
def snapshot_link_is_dangling(cache: HubCache) -> Steps:
    for repo in cache.repos:
        yield from restored(cache, repo)
