import disks
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    disks.tmpdir(patient, "size=10M")


FAULT = Fault(
    about="little room is left for the recording where TMPDIR points",
    layer="host",
    patient="command",
    inject=inject,
    code="SMK007",
    curable=False,
    needs=disks.why_not,
    speaks=True,
    resembles="tmpdir_full",
    source="reproduced on a tmpfs",
)
