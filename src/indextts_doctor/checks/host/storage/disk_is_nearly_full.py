"""HOST018: a file system that the deployment writes to is nearly full."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.storage.place import FullPlace
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Host, Place, Profile
from indextts_doctor.i18n.sizes import size
from indextts_doctor.references.written import written

_FULL = 2**20  # bytes
_TEMPORARY = 20  # temporary files hold requests, not models: the threshold is divided by this


@check(
    "HOST018",
    Severity.WARNING,
    title=_("{mount} has only {free} left; it contains {path}"),
    summary=_("a file system that the deployment writes to is nearly full"),
    why=_("""Model downloads are interrupted, and uploads, logs and synthesized files fail with "No space left on
        device" (Errno 28). An interrupted download leaves a file that looks complete by its name."""),
    how=_("""The space that an unprivileged user can still use is read for the folders of service, model, Hugging Face
        cache and temporary files. Read-only file systems are not counted."""),
    advice=_("""List what takes the space: `du -xh --max-depth=2 {quoted} | sort -h | tail`. Set HF_HOME and TMPDIR to
        move the cache and temporary files to another file system."""),
    remedy=_("""List what takes the space with du -xh. Set HF_HOME and TMPDIR to move the cache and temporary files to
        another file system."""),
    source="reproduced on a full tmpfs; statvfs(3): f_bavail",
)
def disk_is_nearly_full(host: Host, profile: Profile) -> Found[FullPlace]:
    reported = set()
    for place in sorted(written(host), key=lambda one: one.free):
        least = profile.thresholds.disk_free_bytes // (_TEMPORARY if place.role == "tmp" else 1)
        if place.free < least and place.mount not in reported and place.total > 0:
            reported.add(place.mount)
            yield _evidence(place, least)


def _evidence(place: Place, least: int) -> FullPlace:
    about = frozenset({"disk", place.path})
    return FullPlace(
        free=size(place.free),
        mount=place.mount or place.path,
        quoted=quoted(place.mount or place.path),
        path=place.path,
        role=place.role,
        least=size(least),
        fstype=place.fstype,
        about=about,
        severity=Severity.ERROR if place.free < _FULL else None,
    )
