import subprocess

from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    source = patient.directory / "scipy.py"
    source.write_text("# experiments with scipy\n")
    run = [str(patient.python), "-c", "import py_compile; py_compile.compile('scipy.py', 'scipy.pyc')"]
    subprocess.run(run, cwd=patient.directory, check=True)
    source.unlink()


FAULT = Fault(
    inject=inject,
    about="a scipy.pyc without its source lies beside the service",
    layer="imports",
    patient="pins-3.10",
    code="PY016",
    symptoms=("IMP003",),
    curable=True,
    source="reproduced: 'scipy' is not a package",
)
