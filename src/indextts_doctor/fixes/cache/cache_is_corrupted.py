"""HUB009: what huggingface_hub does not know may be somebody's own."""

from indextts_doctor.facts import HubCache
from indextts_doctor.fixes import Advice, Steps, _, fix


@fix(
    "HUB009",
    title=_("moves nothing that it does not know out of the cache"),
    source="huggingface_hub.scan_cache_dir: a complaint is a sentence, and names the folder, a file in it or a link",
)
def cache_is_corrupted(cache: HubCache) -> Steps:
    yield Advice(
        _("""huggingface_hub says in a sentence what it cannot read in {path}: whether that is a broken download or
            something of yours is for a person to say""").filled(path=cache.path)
    )
