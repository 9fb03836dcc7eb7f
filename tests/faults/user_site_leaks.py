import shutil

from catalogue import Fault, Patient
from patients import uv


def inject(patient: Patient) -> None:
    make_installation(patient)
    folder = patient.home / ".local" / "lib" / patient.site_packages.parent.name / "site-packages"
    target = ("--target", str(folder), "--python", str(patient.python))
    uv("pip", "install", "-q", *target, "--no-deps", "numpy==1.26.4")


def make_installation(patient: Patient) -> None:
    """Turn the virtual environment into a Python of its own: in an environment its packages come first."""
    real = patient.python.resolve()
    skip = shutil.ignore_patterns("site-packages", "test", "__pycache__", "idlelib", "config-*")
    shutil.copytree(
        real.parent.parent / "lib" / real.name, patient.site_packages.parent, ignore=skip, dirs_exist_ok=True
    )
    patient.remove(patient.python)
    shutil.copy2(real, patient.python)
    patient.remove(patient.python.parent.parent / "pyvenv.cfg")


FAULT = Fault(
    inject=inject,
    about="a numpy of the user's own folder hides the installed one",
    layer="python",
    patient="pins-3.10",
    code="PY013",
    symptoms=("PKG004",),
    curable=False,
    exit_code=0,
    source="reproduced: numpy 1.26.4 in ~/.local over 1.24.3",
)
