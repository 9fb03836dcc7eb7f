import permissions
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    permissions.examine_as_ordinary(patient)
    for folder in (patient.model, patient.home):
        folder.chmod(0o700)


HEALTHY = Healthy(
    about="an ordinary user owns everything, and nobody else may enter",
    patient="pins-3.10",
    arrange=arrange,
    needs=permissions.why_not_as_ordinary,
)
