"""HUB011: folders inside the cache belong to someone else."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import HubCache


class CacheIsPartlyUnwritable(Evidence, frozen=True):
    user: str
    folder: str
    blocked_by: str
    mode: str
    quoted: str


@check(
    "HUB011",
    Severity.WARNING,
    title=_("{user} can write the cache, but not {folder} ({mode})"),
    why=_("""Mostly somebody downloaded as root. The service then fails with PermissionError as soon as it wants a file
        or a lock there."""),
    how=_("""The folders that a download writes into, blobs, snapshots, refs and .locks, are judged for the service's
        user."""),
    advice=_("Give the folder, with all in it, to {user}: `sudo chown -R {user} {quoted}`"),
    source="reproduced: PermissionError for a lock in a folder of root; h2ogpt#729",
)
def cache_is_partly_unwritable(cache: HubCache) -> Found[CacheIsPartlyUnwritable]:
    if cache.offline:
        return
    told = set()
    for access in cache.unwritable:
        if access.blocked_by is None or access.read_only or access.blocked_by in told:
            continue
        told.add(access.blocked_by)
        yield CacheIsPartlyUnwritable(
            user=access.user,
            folder=_below(cache.path, access.blocked_by),
            blocked_by=access.blocked_by,
            mode=access.mode,
            quoted=quoted(access.blocked_by),
        )


def _below(root: str, path: str) -> str:
    return path[len(root) + 1 :] if path.startswith(root + "/") else path
