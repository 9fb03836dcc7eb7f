import subprocess

from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    """As slim images are made: no tests, no sources where bytecode will do, no type stubs, no pip."""
    for tests in sorted(deployment.site_packages.glob("*/**/tests")):
        if tests.is_dir():
            deployment.remove(tests)
    for path in sorted(deployment.site_packages.rglob("*.pyi")):
        deployment.remove(path)
    command = [str(deployment.python), "-m", "compileall", "-q", "-b", str(deployment.site_packages / "flask")]
    subprocess.run(command, check=True)
    for path in sorted((deployment.site_packages / "flask").rglob("*.py")):
        deployment.remove(path)
    for path in sorted(deployment.site_packages.glob("pip*")):
        deployment.remove(path)


HEALTHY = Healthy(
    about="a slim environment: no tests, no stubs, no pip, flask as bytecode alone",
    deployment="house-3.12",
    arrange=arrange,
)
