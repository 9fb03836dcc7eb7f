"""HUB006: downloads into the cache were broken off."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import Incomplete
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import HubCache, Target
from indextts_doctor.i18n.sizes import size


@check(
    "HUB006",
    Severity.WARNING,
    title=_("the download of {repo} was broken off ({bytes} so far, files: {count})"),
    why=_("""The file is not usable until it is complete; a service that needs it downloads for minutes at its start, or
        fails where it is offline."""),
    how=_("An .incomplete file that got no byte for ten minutes, and whose finished blob is not there."),
    advice=_("Download it to the end, as the service's user and with its variables: `{command}`"),
    source="huggingface_hub/file_download.py of 0.16.4 and 2.4.0: blobs/<etag>.incomplete",
)
def download_was_broken_off(cache: HubCache, target: Target) -> Found[Incomplete]:
    for repo in sorted(cache.repos, key=lambda one: -one.incomplete_bytes):
        if repo.incomplete:
            yield Incomplete(
                repo=repo.name,
                count=len(repo.incomplete),
                bytes=size(repo.incomplete_bytes),
                files=list(repo.incomplete[:10]),
                command=cache.download(repo.name, quoted(target.python)),
            )
