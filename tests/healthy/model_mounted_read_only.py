import functools

import namespaces
from healthy_variants import Deployment, Healthy

MOUNT = """\
set -e
hold=$(mktemp -d)
mount --bind "$1" "$hold"; mount -t tmpfs -o mode=755 none "$1"
cp -a "$hold/." "$1"; umount "$hold"; rmdir "$hold"
mount -o remount,ro "$1"
shift; exec "$@"
"""


def arrange(deployment: Deployment) -> None:
    deployment.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(deployment.model)]


HEALTHY = Healthy(
    about="the model lies on a read-only mount, and the engine writes nothing there",
    deployment="pins-3.10",
    arrange=arrange,
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
)
