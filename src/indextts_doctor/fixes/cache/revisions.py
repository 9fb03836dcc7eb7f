"""What may leave a Hugging Face cache, and what may be put back into it. Pure."""

import posixpath
import re

from indextts_doctor.facts import HubCache, Repo
from indextts_doctor.facts.cache import MOST_NAMES
from indextts_doctor.fixes import Advice, Fetch, Prune, Quarantine, Steps, _
from indextts_doctor.fixes.model.repository import is_plain, mirror

_LINK = re.compile(r"models--([^/]+)/snapshots/([0-9a-f]{40})/(.+)")
MORE = _("there are more of them than are named here; the advice deals with all at once")
OFFLINE = _("the deployment is off line and could not download again what it turns out to need")
NO_MODEL = _("where a file is downloaded from is known for models in snapshots of a commit only")


def aside(cache: HubCache, *names: str) -> Steps:
    """Yield that these files, named below the cache, are set aside."""
    for name in names:
        if is_plain(name):
            yield Quarantine(posixpath.join(cache.path, name))


def lonely(cache: HubCache) -> Steps:
    """Yield that the blobs to which no snapshot points are set aside."""
    for repo in cache.repos:
        yield from aside(cache, *repo.detached)


def pruned(cache: HubCache, most: int) -> Steps:
    """Yield how the cache comes to hold no more than ``most`` bytes: what nobody can load goes first."""
    yield from lonely(cache)
    if cache.bytes - cache.detached_bytes <= most:
        return
    if cache.offline:
        yield Advice(OFFLINE)
    else:
        yield Prune(cache.path, max(most, 0))


def freed(cache: HubCache, most: int) -> Steps:
    """Yield how the cache gives space back at once: what is set aside on the same disk would free nothing."""
    yield Advice(OFFLINE) if cache.offline else Prune(cache.path, max(most, 0), kept=False)


def restored(cache: HubCache, repo: Repo) -> Steps:
    """Yield the download of each file of which a snapshot has the link alone; it takes the place of the link.

    The snapshot says the commit, so it is the same file; huggingface_hub takes a file there as well as a link.
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
