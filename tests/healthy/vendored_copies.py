import shutil

from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    """Other versions of installed packages inside another package, in the deployment, and a git submodule."""
    vendored = deployment.site_packages / "scipy" / "_vendor"
    vendored.mkdir()
    for source, place in (
        ("requests", deployment.directory / "third_party" / "requests"),
        ("numpy/fft", deployment.directory / "vendor" / "numpy"),
        ("requests", vendored / "requests"),
        ("requests-*.dist-info", vendored / "requests-2.0.0.dist-info"),
    ):
        [found] = deployment.site_packages.glob(source)
        shutil.copytree(found, place)
    metadata = vendored / "requests-2.0.0.dist-info" / "METADATA"
    metadata.write_text(metadata.read_text().replace("\nVersion: ", "\nVersion: 0."))


HEALTHY = Healthy(
    about="copies of requests and numpy of other versions lie inside scipy and in the deployment",
    deployment="pins-3.10",
    arrange=arrange,
)
