from hubfaults import configure
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    patient.options.clear()
    configure(patient, f"port = {patient.port}")
    (patient.directory / ".env").write_text(f"PORT={patient.port}\nOMP_NUM_THREADS=1\n")


HEALTHY = Healthy(
    about="an unusual port stands in the configuration and in .env", patient="house-3.13", arrange=arrange
)
