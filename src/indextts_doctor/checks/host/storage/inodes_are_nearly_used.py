"""HOST019: a file system is nearly out of inodes."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.storage.place import FullPlace
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Host, Profile
from indextts_doctor.i18n.sizes import size
from indextts_doctor.references.written import written

_TEMPORARY = 500  # files at once; a small tmpfs has not many more
_NONE = 10


@check(
    "HOST019",
    Severity.WARNING,
    title=_("{mount} is nearly out of inodes: room for {free} more files; contains {path}"),
    summary=_("a file system that the deployment writes to is nearly out of inodes"),
    why=_("""A file system has a fixed number of files (inodes). When they are used up, every new file fails with "No
        space left on device" (Errno 28), although df shows free space."""),
    how=_("""The free inodes are read for the file systems that contain service, model, Hugging Face cache and temporary
        files. Those without a fixed number of inodes (btrfs) are not counted."""),
    advice=_("""List the folders with the most files: `du -x --inodes --max-depth=3 {quoted} | sort -n | tail`. Set
        HF_HOME and TMPDIR to move the cache and temporary files to another file system."""),
    remedy=_("""List the folders with the most files with du -x --inodes. Set HF_HOME and TMPDIR to move the cache and
        temporary files to another file system."""),
    source="reproduced on a tmpfs with few inodes; statvfs(3): f_favail",
)
def inodes_are_nearly_used(host: Host, profile: Profile) -> Found[FullPlace]:
    reported = set()
    for place in sorted(written(host), key=lambda one: one.free_inodes):
        least = min(profile.thresholds.inodes_free, place.inodes // 20)
        if place.role == "tmp":
            least = min(least, _TEMPORARY)
        out = place.free_inodes < _NONE
        if place.inodes > 0 and (out or place.free_inodes < least) and place.mount not in reported:
            reported.add(place.mount)
            about = frozenset({"inodes", place.path})
            yield FullPlace(
                free=place.free_inodes,
                inodes=place.inodes,
                mount=place.mount or place.path,
                quoted=quoted(place.mount or place.path),
                path=place.path,
                role=place.role,
                free_bytes=size(place.free),
                about=about,
                severity=Severity.ERROR if out else None,
            )
