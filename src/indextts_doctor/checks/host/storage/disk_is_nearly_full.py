"""HOST018: a file system that the deployment writes to has hardly any space left."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.storage.place import FullPlace
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Host, Place, Profile
from indextts_doctor.i18n.sizes import size
from indextts_doctor.references.written import written

_FULL = 2**20  # bytes: nothing of use fits any more
_TEMPORARY = 20  # a folder for temporary files needs this part of what downloads need: requests, not models


@check(
    "HOST018",
    Severity.WARNING,
    title=_("{free} are left on {mount}, which holds {path}"),
    why=_("""Downloads of models break off half-way, uploads, logs and synthesized files fail with "No space left on
        device" (Errno 28). A download that broke off leaves a file that looks complete by its name."""),
    how=_("""The space that an ordinary user may still use, for the folders of service, model, Hugging Face cache and
        temporary files; file systems that are read-only are not counted."""),
    advice=_("""See what takes the space: `du -xh --max-depth=2 {quoted} | sort -h | tail`. HF_HOME and TMPDIR name
        other places for the cache and for temporary files."""),
    source="reproduced on a full tmpfs; statvfs(3): f_bavail",
)
def disk_is_nearly_full(host: Host, profile: Profile) -> Found[FullPlace]:
    told = set()
    for place in sorted(written(host), key=lambda one: one.free):
        least = profile.thresholds.disk_free_bytes // (_TEMPORARY if place.role == "tmp" else 1)
        if place.free < least and place.mount not in told and place.total > 0:
            told.add(place.mount)
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
