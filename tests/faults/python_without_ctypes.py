import shutil
from pathlib import Path

from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    real = patient.python.resolve()
    library = Path("lib") / real.name
    base = patient.directory.parent / "python-built-without-libffi"
    skip = shutil.ignore_patterns("site-packages", "test", "__pycache__", "idlelib", "_ctypes.*", "config-*")
    shutil.copytree(real.parent.parent / library, base / library, ignore=skip, symlinks=True)
    (base / "bin").mkdir()
    shutil.copy2(real, base / "bin")
    patient.remove(patient.python)
    patient.python.symlink_to(base / "bin" / real.name)
    cfg = patient.edit(patient.python.parent.parent / "pyvenv.cfg")
    lines = [line for line in cfg.read_text().splitlines() if not line.startswith("home")]
    cfg.write_text("\n".join([f"home = {base}/bin", *lines, ""]))


FAULT = Fault(
    inject=inject,
    about="Python was built on a machine without libffi: no ctypes",
    layer="python",
    patient="pins-3.10",
    code="PY017",
    symptoms=("IMP003",),
    curable=False,
    source="reproduced: scipy's extension modules cannot be imported",
)
