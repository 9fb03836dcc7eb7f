import moved_deployments
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    current = deployment.directory
    moved_deployments.move(deployment, current.parent / "releases" / "20231201")
    current.symlink_to("releases/20231201")
    for name in ("python", "site_packages", "model"):
        setattr(deployment, name, current / getattr(deployment, name).relative_to(deployment.directory))
    deployment.directory = current


HEALTHY = Healthy(
    about="the folder is a link to the current release", deployment="house-3.13", arrange=arrange, named=False
)
