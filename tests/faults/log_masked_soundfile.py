import servicelogs
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("uninstall", "-q", "soundfile")
    servicelogs.run(patient, "-B", "-m", "kantts.bin.text_to_wav")


FAULT = Fault(
    about="`Please install kantts.` in the log hides that soundfile is missing",
    layer="logs",
    patient="sambert",
    inject=inject,
    code="PKG001",
    symptoms=("LOG003",),
    resembles="log_masked_kaiser",
    source="reproduced: the first exception of the chain stands in the log",
)
