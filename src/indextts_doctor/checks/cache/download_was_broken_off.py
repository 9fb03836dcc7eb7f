"""HUB006: downloads into the cache were interrupted."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import Incomplete
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import HubCache, Target
from indextts_doctor.i18n.sizes import size


@check(
    "HUB006",
    Severity.WARNING,
    title=_("the download of {repo} was interrupted ({bytes} so far, files: {count})"),
    summary=_("a download into the cache was interrupted"),
    why=_("""An incomplete file is not usable. A service that needs it downloads for minutes at startup, or fails if it
        is offline."""),
    how=_("An .incomplete file received no data for ten minutes, and its finished blob does not exist."),
    advice=_("Finish the download as the service's user, with the service's variables: `{command}`"),
    remedy=_("Download the model again as the service's user, with the service's variables."),
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
