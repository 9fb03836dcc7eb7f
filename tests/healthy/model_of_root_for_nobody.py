import os

import permission_faults
from healthy_variants import Deployment, Healthy
from hub_faults import configure, opened


def arrange(deployment: Deployment) -> None:
    """The files are root's and read-only for everybody; the service's user owns the cache alone."""
    opened(deployment)
    for file in deployment.model.iterdir():
        file.chmod(0o444)
    cache = deployment.directory.parent / "cache"
    cache.mkdir()
    user, group = map(int, permission_faults.ANOTHER.split(":"))
    os.chown(cache, user, group)
    configure(deployment, f'service_user = "{permission_faults.ANOTHER}"')
    (deployment.directory / ".env").write_text(f"HF_HOME={cache}\n")


HEALTHY = Healthy(
    about="root's files, read-only for all, are served by a user who owns the cache alone",
    deployment="house-3.8",
    arrange=arrange,
    needs=permission_faults.why_not_as_another,
)
