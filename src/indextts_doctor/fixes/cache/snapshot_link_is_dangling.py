"""HUB004: the files that a snapshot's links do not find are downloaded, of the commit that the snapshot is of."""

from indextts_doctor.facts import HubCache
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.cache.revisions import restored


@fix(
    "HUB004",
    title=_("downloads the files of the links to nothing, of the same commit"),
    source="huggingface_hub/file_download.py: a snapshot may hold files, as where links are not possible",
)
def snapshot_link_is_dangling(cache: HubCache) -> Steps:
    for repo in cache.repos:
        yield from restored(cache, repo)
