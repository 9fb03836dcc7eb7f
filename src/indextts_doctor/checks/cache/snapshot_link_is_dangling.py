"""HUB004: a cached model has links to missing files."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import Incomplete
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import HubCache, Target


@check(
    "HUB004",
    Severity.WARNING,
    title=_("{repo} in the cache has links to missing files ({count}): {first}"),
    summary=_("a cached model has links to missing files"),
    why=_("""A snapshot is a folder of links to blobs. If it was copied without its blobs, "ls" shows it as
        complete, but loading reports that the file does not exist. Online it is downloaded again; offline the
        service fails."""),
    how=_("Every link of every snapshot is followed."),
    advice=_("""Copy the entire repository folder with its links and blobs (cp -a). Or download the model again as the
        service's user, with the service's variables: `{command}`"""),
    remedy=_("""Copy the entire repository folder with its links and blobs (cp -a), or download the model again as the
        service's user, with the service's variables."""),
    source="huggingface_hub#1388; ragflow#3584",
)
def snapshot_link_is_dangling(cache: HubCache, target: Target) -> Found[Incomplete]:
    for repo in sorted(cache.repos, key=lambda one: -len(one.dangling)):
        if repo.dangling:
            yield Incomplete(
                repo=repo.name,
                count=len(repo.dangling),
                first=repo.dangling[0].rpartition("/")[2],
                links=list(repo.dangling[:10]),
                command=cache.download(repo.name, quoted(target.python)),
                severity=Severity.ERROR if cache.offline else None,
            )
