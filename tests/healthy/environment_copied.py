import subprocess

from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """``python -m venv --copies``, with the packages of the old one."""
    venv = patient.python.parent.parent
    packages = patient.site_packages.rename(patient.directory / "packages")
    base = str(patient.python.resolve())
    patient.remove(venv)
    subprocess.run([base, "-m", "venv", "--copies", "--without-pip", str(venv)], check=True)
    patient.site_packages.rmdir()
    packages.rename(patient.site_packages)


HEALTHY = Healthy(
    about="the environment has a copy of the interpreter, not a link", patient="house-3.13", arrange=arrange
)
