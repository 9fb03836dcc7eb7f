import shutil

import services
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """The former deployment, whose folder's name begins alike, still serves; a broken environment was set aside."""
    former = patient.directory.parent / f"{patient.directory.name}-old"
    former.mkdir()
    shutil.copy(patient.directory / "app.py", former)
    services.serve_elsewhere(patient, former)
    aside = patient.directory / "venv.bak"
    (aside / "bin").mkdir(parents=True)
    (aside / "bin/python").symlink_to("/nowhere/bin/python")
    (aside / "pyvenv.cfg").write_text("home = /nowhere/bin\n")


HEALTHY = Healthy(
    about="the former deployment serves next door, and a broken environment was set aside",
    patient="house-3.12",
    arrange=arrange,
    named=False,
)
