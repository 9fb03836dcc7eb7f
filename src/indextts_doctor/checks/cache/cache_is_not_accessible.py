"""HUB003: the service's user cannot read or write the cache."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import HubCache
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_LACKS = {
    "read": Text(en="read", zh="读取"),
    "write": Text(en="write to", zh="写入"),
    "create": Text(en="create", zh="创建"),
}


@check(
    "HUB003",
    Severity.ERROR,
    title=Text(
        en="{user} cannot {action} the Hugging Face cache {path}, because of {blocked_by} ({mode})",
        zh="{user} 无法{action} Hugging Face 缓存 {path}，卡在 {blocked_by}（{mode}）",
    ),
    why=Text(
        en="What is in the cache cannot be loaded by a user who cannot read it, and nothing can be downloaded into it by one who "
        "cannot write. Mostly it was filled by root, or the service has no home folder.",
        zh="读不了缓存就加载不了其中的模型，写不了就没法下载新文件。多半是缓存由 root 下载，或者服务用户没有自己的主目录。",
    ),
    how=Text(
        en="Owner, modes and access control lists of the folder and all its parents are judged for the service's user.",
        zh="按服务用户的身份，逐级检查该目录及所有上级目录的属主、权限和 ACL。",
    ),
    advice=Text(
        en="Give the folder to the user that runs the service, or set HF_HOME to a folder that it owns. Once "
        "everything is downloaded, reading is enough with HF_HUB_OFFLINE=1.",
        zh="把目录的属主改成运行服务的用户，或用 HF_HOME 指向它自己的目录。如果所需文件都已下载，设置 "
        "HF_HUB_OFFLINE=1 后只要能读就行。",
    ),
    explains=("HUB011",),
    source="h2ogpt#729; kohya_ss#1143; private-gpt#1876",
)
def cache_is_not_accessible(cache: HubCache) -> Iterator[Evidence]:
    access = cache.access
    if access is None or access.blocked_by is None:
        return
    if not access.read and cache.exists:
        action, severity = "read", Severity.ERROR
    elif not access.write and not cache.offline:
        action, severity = ("write" if cache.exists else "create"), Severity.WARNING
    else:
        return
    facts = {
        "user": access.user,
        "action": _LACKS[action],
        "path": cache.path,
        "blocked_by": access.blocked_by,
        "mode": access.mode or "-",
        "decided_by": cache.decided_by,
    }
    yield Evidence(facts, severity=severity)
