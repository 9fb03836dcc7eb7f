import moving
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    moving.deployment(patient, patient.directory.parent / """it's a "TTS" server; $HOME & more""")


HEALTHY = Healthy(
    about="the folder's name has spaces, quotes and what a shell would expand",
    patient="house-3.12",
    arrange=arrange,
)
