"""HUB009: no step is safe, since an unrecognized folder may contain the user's own files."""

from indextts_doctor.facts import HubCache
from indextts_doctor.fixes import Advice, Steps, _, fix


@fix(
    "HUB009",
    title=_("leaves the corrupted folder unchanged, as it may contain your own files"),
    source="huggingface_hub.scan_cache_dir: a complaint is a sentence, and names the folder, a file in it or a link",
)
def cache_is_corrupted(cache: HubCache) -> Steps:
    yield Advice(
        _("""huggingface_hub cannot read a part of {path}: check whether it is a broken download or contains files of
            yours""").filled(path=cache.path)
    )
