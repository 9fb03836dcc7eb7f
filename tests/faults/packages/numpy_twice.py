import subprocess

from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    command = [str(deployment.python), "-m", "pip", "install", "-q", "--ignore-installed", "--no-deps", "numpy==1.24.4"]
    subprocess.run(command, check=True, capture_output=True)


FAULT = Fault(
    about="numpy was installed over another version of itself",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG016",
    symptoms=(),
    fixable=True,
    exit_code=0,
    source="reproduced: pip install --ignore-installed leaves both metadata folders",
)
