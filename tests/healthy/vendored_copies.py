import shutil

from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """Other versions of installed packages inside another package, in the deployment, and a git submodule."""
    vendored = patient.site_packages / "scipy" / "_vendor"
    vendored.mkdir()
    for source, place in (
        ("requests", patient.directory / "third_party" / "requests"),
        ("numpy/fft", patient.directory / "vendor" / "numpy"),
        ("requests", vendored / "requests"),
        ("requests-*.dist-info", vendored / "requests-2.0.0.dist-info"),
    ):
        [found] = patient.site_packages.glob(source)
        shutil.copytree(found, place)
    metadata = vendored / "requests-2.0.0.dist-info" / "METADATA"
    metadata.write_text(metadata.read_text().replace("\nVersion: ", "\nVersion: 0."))


HEALTHY = Healthy(
    about="copies of requests and numpy of other versions lie inside scipy and in the deployment",
    patient="pins-3.10",
    arrange=arrange,
)
