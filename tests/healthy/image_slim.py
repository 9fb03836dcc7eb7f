import subprocess

from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """As slim images are made: no tests, no sources where bytecode will do, no type stubs, no pip."""
    for tests in sorted(patient.site_packages.glob("*/**/tests")):
        if tests.is_dir():
            patient.remove(tests)
    for path in sorted(patient.site_packages.rglob("*.pyi")):
        patient.remove(path)
    command = [str(patient.python), "-m", "compileall", "-q", "-b", str(patient.site_packages / "flask")]
    subprocess.run(command, check=True)
    for path in sorted((patient.site_packages / "flask").rglob("*.py")):
        patient.remove(path)
    for path in sorted(patient.site_packages.glob("pip*")):
        patient.remove(path)


HEALTHY = Healthy(
    about="a slim environment: no tests, no stubs, no pip, flask as bytecode alone",
    patient="house-3.12",
    arrange=arrange,
)
