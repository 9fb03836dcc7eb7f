"""HUB009: what huggingface_hub does not know may be somebody's own."""

from __future__ import annotations

from collections.abc import Iterator

from indextts_doctor.facts import HubCache
from indextts_doctor.fixes.registry import fix
from indextts_doctor.fixes.steps import Advice
from indextts_doctor.i18n.text import Text


@fix(
    "HUB009",
    title=Text(en="moves nothing that it does not know out of the cache", zh="不会移走缓存中来历不明的内容"),
    source="huggingface_hub.scan_cache_dir: a complaint is a sentence, and names the folder, a file in it or a link",
)
def cache_is_corrupted(cache: HubCache) -> Iterator[Advice]:
    yield Advice(
        Text(
            en=f"huggingface_hub says in a sentence what it cannot read in {cache.path}: whether that is a broken "
            "download or something of yours is for a person to say",
            zh=f"huggingface_hub 只用一句话说明 {cache.path} 中无法识别的内容：是损坏的下载还是您自己的文件，需要人工判断",
        )
    )
