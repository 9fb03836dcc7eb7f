"""Steps that remove files from a Hugging Face cache, or download missing ones again. Pure."""

import posixpath
import re

from indextts_doctor.facts import HubCache, Repo
from indextts_doctor.facts.cache import MOST_NAMES
from indextts_doctor.fixes import Advice, Fetch, Prune, Quarantine, Steps, _
from indextts_doctor.fixes.model.repository import is_plain, mirror

_LINK = re.compile(r"models--([^/]+)/snapshots/([0-9a-f]{40})/(.+)")
MORE = _("not all affected files are listed; follow the advice, which covers all of them")
OFFLINE = _("the deployment is offline and could not download a removed file again")
NO_MODEL = _("the source of a file is known only for models in snapshots of a commit")


def aside(cache: HubCache, *names: str) -> Steps:
    """Quarantine these files, given by their paths below the cache."""
    for name in names:
        if is_plain(name):
            yield Quarantine(posixpath.join(cache.path, name))


def lonely(cache: HubCache) -> Steps:
    """Quarantine the blobs that no snapshot uses."""
    for repo in cache.repos:
        yield from aside(cache, *repo.detached)


def pruned(cache: HubCache, most: int) -> Steps:
    """Reduce the cache to ``most`` bytes: blobs that cannot be loaded are removed first."""
    yield from lonely(cache)
    if cache.bytes - cache.detached_bytes <= most:
        return
    if cache.offline:
        yield Advice(OFFLINE)
    else:
        yield Prune(cache.path, max(most, 0))


def freed(cache: HubCache, most: int) -> Steps:
    """Reduce the cache to ``most`` bytes and free the space at once: a quarantine on the same disk would free nothing."""
    yield Advice(OFFLINE) if cache.offline else Prune(cache.path, max(most, 0), kept=False)


def restored(cache: HubCache, repo: Repo) -> Steps:
    """Download the file of each dangling link of a snapshot, in place of the link.

    The path contains the commit, so it is the same file; huggingface_hub accepts a file there as well as a link.
    """
    if len(repo.dangling) >= MOST_NAMES:
        yield Advice(MORE)
        return
    for link in repo.dangling:
        found = _LINK.fullmatch(link)
        if found is None or not is_plain(link):
            yield Advice(NO_MODEL)
            continue
        name, commit, file = found.groups()
        path = posixpath.join(cache.path, link)
        yield Fetch(path, name.replace("--", "/"), file, commit, endpoint=mirror(cache))
