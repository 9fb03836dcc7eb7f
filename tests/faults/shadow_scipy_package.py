from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    folder = patient.directory / "scipy"
    folder.mkdir()
    (folder / "__init__.py").write_text("")


FAULT = Fault(
    inject=inject,
    about="a package scipy of the service's own lies beside it",
    layer="imports",
    patient="pins-3.9",
    code="PY016",
    symptoms=("IMP003",),
    curable=True,
    source="reproduced: No module named 'scipy.fft'",
)
