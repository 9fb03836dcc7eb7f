import moving
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    moving.without_environment(patient, patient.directory.parent / "python")


HEALTHY = Healthy(
    about="an interpreter of its own with the packages in it, no environment",
    patient="house-3.12",
    arrange=arrange,
)
