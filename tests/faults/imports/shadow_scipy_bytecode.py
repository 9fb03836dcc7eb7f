import subprocess

from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    source = deployment.directory / "scipy.py"
    source.write_text("# experiments with scipy\n")
    run = [str(deployment.python), "-c", "import py_compile; py_compile.compile('scipy.py', 'scipy.pyc')"]
    subprocess.run(run, cwd=deployment.directory, check=True)
    source.unlink()


FAULT = Fault(
    inject=inject,
    about="a scipy.pyc without its source is next to the service",
    layer="imports",
    deployment="pins-3.10",
    code="PY016",
    symptoms=("IMP003",),
    fixable=True,
    source="reproduced: 'scipy' is not a package",
)
