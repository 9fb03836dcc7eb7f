"""HUB005: files of the cache that no snapshot uses."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import HubCache
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text

_WORTH_SAYING = 2**30  # bytes


@check(
    "HUB005",
    Severity.NOTE,
    title=Text(
        en="{count} files of the cache, {bytes}, belong to no snapshot; most in {largest}",
        zh="缓存中有 {count} 个文件（{bytes}）不属于任何快照，大多在 {largest}",
    ),
    why=Text(
        en="Somebody removed snapshots by hand. Their blobs stay behind, and huggingface_hub's own commands do not count them.",
        zh="有人手工删过快照，对应的 blobs 留了下来，huggingface_hub 自己的命令也不会统计它们。",
    ),
    how=Text(
        en="No link of any snapshot leads to them; nothing is said while a part of the snapshots cannot be read.",
        zh="没有任何快照的链接指向它们；如果有快照读不了，就不作判断。",
    ),
    advice=Text(
        en="They only take space. To have it back, remove that model with {review_command}, which asks first, "
        "and download it again.",
        zh="它们只是占空间。需要腾空间时，用 {review_command} 移除该模型（会先询问），再重新下载。",
    ),
    source="huggingface_hub/utils/_cache_manager.py of 2.4.0: only blobs of snapshots are counted",
)
def blobs_are_detached(cache: HubCache) -> Iterator[Evidence]:
    if cache.repos and cache.detached_bytes >= _WORTH_SAYING:
        largest = max(cache.repos, key=lambda repo: repo.detached_bytes).name
        facts = {"count": cache.detached, "bytes": size(cache.detached_bytes), "largest": largest}
        yield Evidence({**facts, "review_command": cache.commands()["review_command"]})
