import subprocess

from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    for folder in ("scipy", "scipy.libs", "scipy-1.10.1.dist-info"):
        patient.remove(patient.site_packages / folder)
    command = [
        str(patient.python),
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--target",
        str(patient.site_packages),
    ]
    command += ["--python-version", "3.9", "--platform", "manylinux2014_x86_64", "--only-binary", ":all:"]
    subprocess.run([*command, "scipy==1.10.1"], check=True, capture_output=True)


FAULT = Fault(
    about="scipy was copied from an environment of Python 3.9",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG017",
    symptoms=(),
    curable=True,
    exit_code=1,
    resembles="scipy_fft_missing",
    source="reproduced: cannot import name pypocketfft from partially initialized module (most likely due to a circular import)",
)
