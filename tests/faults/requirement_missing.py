from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("uninstall", "-q", "tqdm")


FAULT = Fault(
    about="a requirement of transformers was removed",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG005",
    symptoms=("IMP008",),
    curable=True,
    exit_code=1,
    source="reproduced: pip uninstall tqdm; transformers says that the distribution was not found",
)
