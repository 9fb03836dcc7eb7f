import subprocess

from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    """``python -m venv --copies``, with the packages of the old one."""
    venv = deployment.python.parent.parent
    packages = deployment.site_packages.rename(deployment.directory / "packages")
    base = str(deployment.python.resolve())
    deployment.remove(venv)
    subprocess.run([base, "-m", "venv", "--copies", "--without-pip", str(venv)], check=True)
    deployment.site_packages.rmdir()
    packages.rename(deployment.site_packages)


HEALTHY = Healthy(
    about="the environment has a copy of the interpreter, not a link", deployment="house-3.13", arrange=arrange
)
