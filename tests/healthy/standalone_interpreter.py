import moved_deployments
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    moved_deployments.without_environment(deployment, deployment.directory.parent / "python")


HEALTHY = Healthy(
    about="an interpreter of its own with the packages in it, no environment", deployment="house-3.12", arrange=arrange
)
