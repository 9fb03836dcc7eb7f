import subprocess

from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    for folder in ("scipy", "scipy.libs", "scipy-1.10.1.dist-info"):
        deployment.remove(deployment.site_packages / folder)
    command = [
        str(deployment.python),
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--target",
        str(deployment.site_packages),
    ]
    command += ["--python-version", "3.9", "--platform", "manylinux2014_x86_64", "--only-binary", ":all:"]
    subprocess.run([*command, "scipy==1.10.1"], check=True, capture_output=True)


FAULT = Fault(
    about="scipy was copied from an environment of Python 3.9",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG017",
    symptoms=(),
    fixable=True,
    exit_code=1,
    resembles="scipy_fft_missing",
    source="reproduced: cannot import name pypocketfft from partially initialized module (most likely due to a circular import)",
)
