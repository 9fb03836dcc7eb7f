from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--no-deps", "tokenizers==0.13.3")


FAULT = Fault(
    about="tokenizers is older than transformers allows",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG022",
    symptoms=("PKG005",),
    curable=True,
    exit_code=1,
    source="reproduced: tokenizers 0.13.3 is required for a normal functioning of this module, says transformers 4.35.2",
)
