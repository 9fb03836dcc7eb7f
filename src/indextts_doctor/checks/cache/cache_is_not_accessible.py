"""HUB003: the service's user cannot read or write the cache."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.facts import HubCache

_LACKS = {"read": _("read"), "write": _("write to"), "create": _("create")}


class CacheIsNotAccessible(Evidence, frozen=True):
    user: str
    action: Text
    path: str
    blocked_by: str
    mode: str
    decided_by: str


@check(
    "HUB003",
    Severity.ERROR,
    title=_("cache {path}: {user} cannot {action} it, denied by {blocked_by} ({mode})"),
    summary=_("the service's user cannot read or write the Hugging Face cache"),
    why=_("""Without read access, cached models cannot be loaded; without write access, nothing can be downloaded.
        Usually root filled the cache, or the service's user has no home folder."""),
    how=_("""The owner, mode and access control list of the folder and of all its parents are checked for the service's
        user."""),
    advice=_("""Give the folder to the user that runs the service, or set HF_HOME to a folder that this user owns. Once
        everything is downloaded, read access is enough with HF_HUB_OFFLINE=1."""),
    explains=("HUB011",),
    source="h2ogpt#729; kohya_ss#1143; private-gpt#1876",
)
def cache_is_not_accessible(cache: HubCache) -> Found[CacheIsNotAccessible]:
    access = cache.access
    if access is None or access.blocked_by is None:
        return
    if not access.read and cache.exists:
        action, severity = "read", Severity.ERROR
    elif not access.write and not cache.offline:
        action, severity = ("write" if cache.exists else "create"), Severity.WARNING
    else:
        return
    yield CacheIsNotAccessible(
        user=access.user,
        action=_LACKS[action],
        path=cache.path,
        blocked_by=access.blocked_by,
        mode=access.mode or "-",
        decided_by=cache.decided_by,
        severity=severity,
    )
