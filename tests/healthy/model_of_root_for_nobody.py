import os

import permissions
from hubfaults import configure, opened
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """The files are root's and read-only for everybody; the service's user owns the cache alone."""
    opened(patient)
    for file in patient.model.iterdir():
        file.chmod(0o444)
    cache = patient.directory.parent / "cache"
    cache.mkdir()
    user, group = map(int, permissions.ANOTHER.split(":"))
    os.chown(cache, user, group)
    configure(patient, f'service_user = "{permissions.ANOTHER}"')
    (patient.directory / ".env").write_text(f"HF_HOME={cache}\n")


HEALTHY = Healthy(
    about="root's files, read-only for all, are served by a user who owns the cache alone",
    patient="house-3.8",
    arrange=arrange,
    needs=permissions.why_not_as_another,
)
