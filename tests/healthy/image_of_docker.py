import functools
from pathlib import Path

import moved_deployments
import namespaces
from healthy_variants import Deployment, Healthy

MOUNT = 'mount --bind "$1" /usr/local; shift; exec "$@"'


def arrange(deployment: Deployment) -> None:
    """As in the image ``python:3.12-slim``: Python and packages in /usr/local, no environment."""
    local = deployment.directory.parent / "image" / "local"
    moved_deployments.without_environment(deployment, local)
    deployment.python = Path("/usr/local/bin/python")
    deployment.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(local)]
    deployment.environ.update(
        PYTHONUNBUFFERED="1", PYTHONDONTWRITEBYTECODE="1", PYTHON_VERSION="3.12.1", PIP_NO_CACHE_DIR="1"
    )


HEALTHY = Healthy(
    about="the layout of an image: Python and packages in /usr/local",
    deployment="house-3.12",
    arrange=arrange,
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
)
