"""HUB004: the files that a snapshot's links do not find are downloaded, of the commit that the snapshot is of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import HubCache
from indextts_doctor.fixes.cache.revisions import restored
from indextts_doctor.fixes.registry import fix
from indextts_doctor.fixes.steps import Advice, Fetch
from indextts_doctor.i18n.text import Text


@fix(
    "HUB004",
    title=Text(
        en="downloads the files of the links to nothing, of the same commit",
        zh="按同一提交下载失效链接所指的文件",
    ),
    source="huggingface_hub/file_download.py: a snapshot may hold files, as where links are not possible",
)
def snapshot_link_is_dangling(cache: HubCache) -> Iterator[Union[Fetch, Advice]]:
    for repo in cache.repos:
        yield from restored(cache, repo)
