import moving
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    current = patient.directory
    moving.deployment(patient, current.parent / "releases" / "20231201")
    current.symlink_to("releases/20231201")
    for name in ("python", "site_packages", "model"):
        setattr(patient, name, current / getattr(patient, name).relative_to(patient.directory))
    patient.directory = current


HEALTHY = Healthy(
    about="the folder is a link to the current release", patient="house-3.13", arrange=arrange, named=False
)
