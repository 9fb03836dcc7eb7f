"""HOST020: a folder that the deployment writes to is on a read-only file system."""

from typing import Optional

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Host, Place
from indextts_doctor.references.written import is_offline


class FolderIsOnReadOnlyMount(Evidence, frozen=True):
    path: str
    mount: str
    role: str
    fstype: str


@check(
    "HOST020",
    Severity.WARNING,
    title=_("{path} must be writable, but {mount} is mounted read-only"),
    summary=_("a folder that the deployment writes to is mounted read-only"),
    why=_("""Writes there fail with "Read-only file system" (Errno 30), for root too; modes and owners do not matter.
        IndexTTS2 creates the folder hf_cache in its model folder at every start and exits if it cannot."""),
    how=_("""The options of the mount that contains the folder are read. It is an error for a folder that the engine
        creates at every start and that does not exist yet."""),
    advice=_("""Mount it writable (docker: -v without :ro; Kubernetes: readOnly: false; systemd: ReadWritePaths=), or
        set HF_HOME and TMPDIR to a writable folder. A folder that only needs to exist can be created before it is
        mounted read-only."""),
    explains=("SMK",),
    source="indextts/utils/model_download.py of index-tts (os.makedirs of hf_cache at every start); reproduced with a read-only bind mount",
)
def folder_is_on_read_only_mount(host: Host) -> Found[FolderIsOnReadOnlyMount]:
    writes = [place for place in host.places if place.read_only and place.role == "writes" and not place.exists]
    for place in writes:
        yield _evidence(place, Severity.ERROR)
    for place in host.places:
        if place.read_only and (place.role == "tmp" or (place.role == "cache" and not is_offline(host))):
            yield _evidence(place, None)


def _evidence(place: Place, severity: Optional[Severity]) -> FolderIsOnReadOnlyMount:
    return FolderIsOnReadOnlyMount(
        path=place.path,
        mount=place.mount or place.path,
        role=place.role,
        fstype=place.fstype,
        about=frozenset({place.path}),
        severity=severity,
    )
