"""HUB006: moves incomplete files of interrupted downloads out of the cache."""

from indextts_doctor.facts import HubCache
from indextts_doctor.facts.cache import MOST_NAMES
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.cache.revisions import MORE, aside


@fix(
    "HUB006",
    title=_("moves the incomplete files out of the cache"),
    source="huggingface_hub/file_download.py of 2.4.0: an .incomplete file is never gone on with",
)
def download_was_broken_off(cache: HubCache) -> Steps:
    for repo in cache.repos:
        if len(repo.incomplete) < MOST_NAMES:
            yield from aside(cache, *repo.incomplete)
        else:
            yield Advice(MORE)
