import moving
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """``pip install --user`` on a Python without an environment."""
    moving.without_environment(patient, patient.directory.parent / "python")
    own = patient.home / ".local/lib" / patient.site_packages.parent.name / "site-packages"
    own.parent.mkdir(parents=True)
    patient.site_packages.rename(own)
    patient.site_packages.mkdir()
    patient.site_packages = own


HEALTHY = Healthy(
    about="all packages lie in the user's own folder (pip install --user)",
    patient="house-3.12",
    arrange=arrange,
)
