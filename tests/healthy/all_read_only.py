import functools

import namespaces
from healthy_variants import Deployment, Healthy

MOUNT = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift; exec "$@"'


def arrange(deployment: Deployment) -> None:
    """As in a container with --read-only: deployment, environment, home; the hub is off line."""
    deployment.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(deployment.directory.parent)]
    deployment.environ["HF_HUB_OFFLINE"] = "1"


HEALTHY = Healthy(
    about="everything lies on a read-only mount, and the hub is off line",
    deployment="house-3.12",
    arrange=arrange,
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
)
