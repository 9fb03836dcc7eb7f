import functools
from pathlib import Path

import moving
import namespaces
from variants import Healthy, Patient

MOUNT = 'mount --bind "$1" /usr/local; shift; exec "$@"'


def arrange(patient: Patient) -> None:
    """As in the image ``python:3.12-slim``: Python and packages in /usr/local, no environment."""
    local = patient.directory.parent / "image" / "local"
    moving.without_environment(patient, local)
    patient.python = Path("/usr/local/bin/python")
    patient.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(local)]
    patient.environ.update(
        PYTHONUNBUFFERED="1", PYTHONDONTWRITEBYTECODE="1", PYTHON_VERSION="3.12.1", PIP_NO_CACHE_DIR="1"
    )


HEALTHY = Healthy(
    about="the layout of an image: Python and packages in /usr/local",
    patient="house-3.12",
    arrange=arrange,
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
)
