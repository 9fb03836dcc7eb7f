from catalogue import Deployment, Fault
from deployments import uv


def inject(deployment: Deployment) -> None:
    folder = deployment.directory.parent / "old" / "lib" / "python3.9" / "site-packages"
    wheel = ("--target", str(folder), "--python-version", "3.9", "--only-binary", ":all:", "--no-deps")
    uv("pip", "install", "-q", *wheel, "numpy==1.24.3")
    deployment.environ["PYTHONPATH"] = str(folder)


FAULT = Fault(
    inject=inject,
    about="PYTHONPATH contains the site-packages of another Python",
    layer="python",
    deployment="pins-3.10",
    code="PY014",
    symptoms=("IMP003",),
    fixable=False,
    source="reproduced: No module named 'numpy.core._multiarray_umath'",
)
