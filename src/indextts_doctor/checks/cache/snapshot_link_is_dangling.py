"""HUB004: a cached model has links without the files they point to."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import HubCache, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HUB004",
    Severity.WARNING,
    title=Text(
        en="{repo} in the cache has links without their files ({count} in all): {first}",
        zh="缓存里的 {repo} 有 {count} 个链接指向不存在的文件：{first}",
    ),
    why=Text(
        en='A snapshot is a folder of links to blobs. Copied without its blobs it looks complete in "ls", while loading says '
        "that the file does not exist. Online it is downloaded again; offline it cannot be.",
        zh="快照目录里都是指向 blobs 的链接。如果只拷了链接没拷 blobs，ls 看起来齐全，加载时却说文件不存在。联网时会重新下载，离线时就没有办法。",
    ),
    how=Text(en="Every link of every snapshot is followed.", zh="逐一跟随每个快照里的每个链接。"),
    advice=Text(
        en="Copy the whole repository folder with its links and blobs (cp -a). Or download it again, as the "
        "service's user and with its variables: `{command}`",
        zh="连同 blobs 一起、保留链接地拷贝整个仓库目录（cp -a）。或以服务的用户和环境变量重新下载：`{command}`",
    ),
    source="huggingface_hub#1388; ragflow#3584",
)
def snapshot_link_is_dangling(cache: HubCache, target: Target) -> Iterator[Evidence]:
    for repo in sorted(cache.repos, key=lambda one: -len(one.dangling)):
        if repo.dangling:
            facts = {
                "repo": repo.name,
                "count": len(repo.dangling),
                "first": repo.dangling[0].rpartition("/")[2],
                "links": list(repo.dangling[:10]),
                "command": cache.download(repo.name, quoted(target.python)),
            }
            yield Evidence(facts, severity=Severity.ERROR if cache.offline else None)
