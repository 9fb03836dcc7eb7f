from healthy_variants import Deployment, Healthy

# What .pth files of any environment import at its start, that of the doctor included, before it can do a thing.
LEFT = ("_virtualenv", "_distutils_hack", "distutils", "setuptools", "pkg_resources", "pip")


def arrange(deployment: Deployment) -> None:
    """``pip install --target=libs``, and PYTHONPATH."""
    libs = deployment.directory / "libs"
    libs.mkdir()
    for path in sorted(deployment.site_packages.iterdir()):
        if not path.name.startswith(LEFT):
            path.rename(libs / path.name)
    deployment.environ["PYTHONPATH"] = str(libs)


HEALTHY = Healthy(
    about="the packages lie in a folder of the deployment that PYTHONPATH names",
    deployment="house-3.12",
    arrange=arrange,
)
