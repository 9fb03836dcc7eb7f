import moving
import patients
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """A new environment on a base that has all packages; a newer flask of its own hides the base's."""
    moving.without_environment(patient, patient.directory.parent / "python")
    venv = patient.directory / ".venv"
    patients.uv("venv", "-q", "--system-site-packages", "--python", str(patient.python), str(venv))
    own = venv / "lib" / patient.site_packages.parent.name / "site-packages"
    for path in sorted(patient.site_packages.glob("flask*")):
        path.rename(own / path.name)
    patient.python = venv / "bin/python"


HEALTHY = Healthy(
    about="the environment sees the packages of its base, and has flask of its own",
    patient="house-3.12",
    arrange=arrange,
)
