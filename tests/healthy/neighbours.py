import shutil

import running_services
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    """The former deployment, whose folder's name begins alike, still serves; a broken environment was set aside."""
    former = deployment.directory.parent / f"{deployment.directory.name}-old"
    former.mkdir()
    shutil.copy(deployment.directory / "app.py", former)
    running_services.serve_elsewhere(deployment, former)
    aside = deployment.directory / "venv.bak"
    (aside / "bin").mkdir(parents=True)
    (aside / "bin/python").symlink_to("/nowhere/bin/python")
    (aside / "pyvenv.cfg").write_text("home = /nowhere/bin\n")


HEALTHY = Healthy(
    about="the former deployment serves next door, and a broken environment was set aside",
    deployment="house-3.12",
    arrange=arrange,
    named=False,
)
