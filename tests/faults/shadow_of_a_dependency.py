from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.directory / "yaml.py").write_text("# reads our settings\n")


FAULT = Fault(
    inject=inject,
    about="a file yaml.py hides a package that only transformers imports",
    layer="imports",
    patient="pins-3.10",
    code="PY016",
    symptoms=("IMP008",),
    curable=True,
    source="reproduced: transformers does not import",
)
