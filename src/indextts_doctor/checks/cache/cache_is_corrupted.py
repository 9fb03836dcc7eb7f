"""HUB009: huggingface_hub itself calls a part of the cache corrupted."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence, Silent
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import HubCache, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HUB009",
    Severity.WARNING,
    title=Text(
        en="huggingface_hub finds a corrupted folder in the cache: {complaint}",
        zh="huggingface_hub 认为缓存中有损坏的目录：{complaint}",
    ),
    why=Text(
        en="What is not laid out as huggingface_hub wants it is neither loaded from, nor listed or removed by its commands.",
        zh="不符合 huggingface_hub 目录结构的内容，既不会被加载，也不会被它的命令列出或清理。",
    ),
    how=Text(
        en="huggingface_hub's own scan, with --deep only.",
        zh="仅在 --deep 时运行 huggingface_hub 自带的扫描。",
    ),
    advice=Text(
        en="Move the named folder out of {path}; huggingface_hub downloads what it needs again.",
        zh="把上面的目录移出 {path}，huggingface_hub 会重新下载需要的内容。",
    ),
    source="huggingface_hub.scan_cache_dir: CorruptedCacheException",
)
def cache_is_corrupted(cache: HubCache, target: Target) -> Iterator[Evidence]:
    if not target.deep:
        raise Silent(
            "skipped", Text(en="only --deep asks huggingface_hub", zh="只有 --deep 才调用 huggingface_hub")
        )
    for complaint in cache.corrupted:
        yield Evidence({"complaint": complaint, "path": cache.path})
