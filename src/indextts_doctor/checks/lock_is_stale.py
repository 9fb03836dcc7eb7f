"""HUB008: a lock of the cache outlived the process that took it."""

from collections.abc import Iterator

from indextts_doctor.facts import HubCache
from indextts_doctor.model import Evidence, Severity, Text
from indextts_doctor.registry import check


@check(
    "HUB008",
    Severity.WARNING,
    title=Text(
        en="{lock} is still locked by process {pid}, which is gone",
        zh="{lock} 仍被进程 {pid} 锁着，而该进程已不存在",
    ),
    why=Text(
        en="Where a file system cannot lock, a lock is a file that exists. If the process that made it was killed, every other "
        "one that wants this file may wait for ever, without a message.",
        zh="在不支持加锁的文件系统上，“锁”就是一个存在的文件。创建它的进程被杀后，其他要用同一文件的进程可能会一直等下去，没有任何提示。",
    ),
    how=Text(
        en="The lock names a process of this machine that does not run. Ordinary locks, which stay behind empty, mean nothing.",
        zh="锁文件里写着本机的一个进程号，而该进程不在运行。普通的锁文件用完后会以空文件留下，属于正常。",
    ),
    advice=Text(
        en="When no download runs, remove this one file: {path}",
        zh="确认没有下载在进行后，删掉这一个文件：{path}",
    ),
    source="reproduced with filelock's SoftFileLock, which huggingface_hub falls back to (utils/_fixes.py, WeakFileLock)",
)
def lock_is_stale(cache: HubCache) -> Iterator[Evidence]:
    for lock in cache.stale_locks:
        yield Evidence({"lock": lock.path, "pid": lock.pid, "path": f"{cache.path}/{lock.path}"})
