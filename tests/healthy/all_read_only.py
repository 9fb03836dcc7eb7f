import functools

import namespaces
from variants import Healthy, Patient

MOUNT = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift; exec "$@"'


def arrange(patient: Patient) -> None:
    """As in a container with --read-only: deployment, environment, home; the hub is off line."""
    patient.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(patient.directory.parent)]
    patient.environ["HF_HUB_OFFLINE"] = "1"


HEALTHY = Healthy(
    about="everything lies on a read-only mount, and the hub is off line",
    patient="house-3.12",
    arrange=arrange,
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
)
