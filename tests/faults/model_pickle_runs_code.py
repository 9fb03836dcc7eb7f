from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.edit(patient.model / "feat1.pt").write_bytes(
        b"\x80\x02cposix\nsystem\nX\x04\x00\x00\x00true\x85R."
    )


FAULT = Fault(
    about="a checkpoint runs a command when it is loaded",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD014",
    curable=False,
    source="documentation of pickle",
)
