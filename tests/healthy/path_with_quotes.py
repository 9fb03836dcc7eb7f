import moved_deployments
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    moved_deployments.move(deployment, deployment.directory.parent / """it's a "TTS" server; $HOME & more""")


HEALTHY = Healthy(
    about="the folder's name has spaces, quotes and what a shell would expand", deployment="house-3.12", arrange=arrange
)
