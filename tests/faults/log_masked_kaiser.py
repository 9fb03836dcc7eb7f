import servicelogs
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "scipy==1.13.1")
    servicelogs.run(patient, "-B", "-m", "kantts.bin.text_to_wav")


FAULT = Fault(
    about="`Please install kantts.` in the log hides that scipy has no kaiser",
    layer="logs",
    patient="sambert",
    inject=inject,
    code="PKG018",
    symptoms=("LOG003",),
    source="reproduced: the first exception of the chain stands in the log; Bark-Voice-Cloning#18",
)
