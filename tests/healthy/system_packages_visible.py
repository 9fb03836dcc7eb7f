import deployments
import moved_deployments
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    """A new environment on a base that has all packages; a newer flask of its own hides the base's."""
    moved_deployments.without_environment(deployment, deployment.directory.parent / "python")
    venv = deployment.directory / ".venv"
    deployments.uv("venv", "-q", "--system-site-packages", "--python", str(deployment.python), str(venv))
    own = venv / "lib" / deployment.site_packages.parent.name / "site-packages"
    for path in sorted(deployment.site_packages.glob("flask*")):
        path.rename(own / path.name)
    deployment.python = venv / "bin/python"


HEALTHY = Healthy(
    about="the environment sees the packages of its base, and has flask of its own",
    deployment="house-3.12",
    arrange=arrange,
)
