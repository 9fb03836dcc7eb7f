import moved_deployments
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    """``pip install --user`` on a Python without an environment."""
    moved_deployments.without_environment(deployment, deployment.directory.parent / "python")
    own = deployment.home / ".local/lib" / deployment.site_packages.parent.name / "site-packages"
    own.parent.mkdir(parents=True)
    deployment.site_packages.rename(own)
    deployment.site_packages.mkdir()
    deployment.site_packages = own


HEALTHY = Healthy(
    about="all packages lie in the user's own folder (pip install --user)", deployment="house-3.12", arrange=arrange
)
