import shutil

from catalogue import Deployment, Fault
from deployments import uv


def inject(deployment: Deployment) -> None:
    make_installation(deployment)
    folder = deployment.home / ".local" / "lib" / deployment.site_packages.parent.name / "site-packages"
    target = ("--target", str(folder), "--python", str(deployment.python))
    uv("pip", "install", "-q", *target, "--no-deps", "numpy==1.26.4")


def make_installation(deployment: Deployment) -> None:
    """Turn the virtual environment into a Python of its own: in an environment its packages come first."""
    real = deployment.python.resolve()
    skip = shutil.ignore_patterns("site-packages", "test", "__pycache__", "idlelib", "config-*")
    shutil.copytree(
        real.parent.parent / "lib" / real.name, deployment.site_packages.parent, ignore=skip, dirs_exist_ok=True
    )
    deployment.remove(deployment.python)
    shutil.copy2(real, deployment.python)
    deployment.remove(deployment.python.parent.parent / "pyvenv.cfg")


FAULT = Fault(
    inject=inject,
    about="a numpy in the user's folder hides the installed one",
    layer="python",
    deployment="pins-3.10",
    code="PY013",
    symptoms=("PKG004",),
    fixable=False,
    exit_code=0,
    source="reproduced: numpy 1.26.4 in ~/.local over 1.24.3",
)
