"""HUB011: folders inside the cache are not writable for the service's user."""

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
    title=_("{folder} in the cache is not writable for {user} ({mode})"),
    summary=_("a folder in the cache is not writable for the service's user"),
    why=_("""Usually models were downloaded as root. The service fails with PermissionError as soon as it writes a file
        or takes a lock there."""),
    how=_("""The folders that a download writes to (blobs, snapshots, refs and .locks) are checked for the service's
        user."""),
    advice=_("Change the owner of the folder and its content to {user}: `sudo chown -R {user} {quoted}`"),
    remedy=_("Change the owner of the folder and its content to the service's user, with chown -R."),
    source="reproduced: PermissionError for a lock in a folder of root; h2ogpt#729",
)
def cache_is_partly_unwritable(cache: HubCache) -> Found[CacheIsPartlyUnwritable]:
    if cache.offline:
        return
    reported = set()
    for access in cache.unwritable:
        if access.blocked_by is None or access.read_only or access.blocked_by in reported:
            continue
        reported.add(access.blocked_by)
        yield CacheIsPartlyUnwritable(
            user=access.user,
            folder=_below(cache.path, access.blocked_by),
            blocked_by=access.blocked_by,
            mode=access.mode,
            quoted=quoted(access.blocked_by),
        )


def _below(root: str, path: str) -> str:
    return path[len(root) + 1 :] if path.startswith(root + "/") else path
