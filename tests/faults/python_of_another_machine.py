from catalogue import Fault, Patient

EM_S390 = 22


def inject(patient: Patient) -> None:
    content = bytearray(patient.python.resolve().read_bytes())
    content[18:20] = EM_S390.to_bytes(2, "little")
    patient.remove(patient.python)
    patient.python.write_bytes(content)
    patient.python.chmod(0o755)


FAULT = Fault(
    inject=inject,
    about="the interpreter was copied from a machine with another processor",
    layer="python",
    patient="pins-3.10",
    code="HOST003",
    curable=False,
    source="reproduced: ENOEXEC",
)
