import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.trace(
        patient, "transformers.models.llama.modeling_llama", "module.rotate_half = lambda states: states"
    )


FAULT = Fault(
    about="an optimiser of the operator's replaces the rotary embedding of Llama by one that does nothing",
    layer="synthesis",
    patient="current",
    inject=inject,
    code="SMK023",
    curable=False,
    speaks=True,
    source="reproduced: codes are compared with the known ones",
)
