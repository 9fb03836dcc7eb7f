"""HUB001: the Hugging Face cache is larger than the threshold."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import HubCache, Profile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import Text


@check(
    "HUB001",
    Severity.WARNING,
    title=Text(
        en="the Hugging Face cache holds {bytes}, more than {threshold}; the largest: {largest}",
        zh="Hugging Face 缓存占用 {bytes}，超过 {threshold}；最大的是 {largest}",
    ),
    why=Text(
        en="The cache keeps every revision of every model that was ever loaded and never shrinks by itself.",
        zh="缓存会保留加载过的每个模型的每个版本，自己不会变小。",
    ),
    how=Text(
        en="Bytes on disk, as du counts them, against the threshold cache_bytes of the profile or configuration.",
        zh="按 du 的口径统计磁盘占用，与配置里的 cache_bytes 阈值比较。",
    ),
    advice=Text(
        en="See what is in it: `{list_command}`. Models that no service uses can be removed with "
        "{review_command}, which asks first. If this size is meant, raise cache_bytes under [thresholds] in "
        "indextts-doctor.toml.",
        zh="查看缓存内容：`{list_command}`。没有服务使用的模型可用 {review_command} 清理（会先询问）。如果这个大"
        "小是正常的，请在 indextts-doctor.toml 的 [thresholds] 里调高 cache_bytes。",
    ),
    source="huggingface_hub/commands/scan_cache.py and delete_cache.py of 0.16.4, cli/cache.py of 0.34.4 and 2.4.0",
)
def cache_is_large(cache: HubCache, profile: Profile) -> Iterator[Evidence]:
    threshold = profile.thresholds.cache_bytes
    if cache.bytes <= threshold:
        return
    largest = [f"{repo.name} {size(repo.bytes)}" for repo in cache.repos[:3]]
    facts = {"path": cache.path, "bytes": size(cache.bytes), "threshold": size(threshold), "largest": largest}
    yield Evidence({**facts, **cache.commands()})
