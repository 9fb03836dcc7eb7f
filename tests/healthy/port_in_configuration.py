from healthy_variants import Deployment, Healthy
from hub_faults import configure


def arrange(deployment: Deployment) -> None:
    deployment.options.clear()
    configure(deployment, f"port = {deployment.port}")
    (deployment.directory / ".env").write_text(f"PORT={deployment.port}\nOMP_NUM_THREADS=1\n")


HEALTHY = Healthy(
    about="an unusual port stands in the configuration and in .env", deployment="house-3.13", arrange=arrange
)
