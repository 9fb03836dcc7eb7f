from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.edit(patient.model / "model.safetensors").write_bytes(
        b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n"
    )


FAULT = Fault(
    about="a page to sign in was saved as the weights",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD006",
    curable=True,
    source="reproduced: torch says `Unsupported operand 60`",
)
