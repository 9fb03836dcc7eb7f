import condas
from variants import Healthy, Patient

PACKAGES = ("numpy", "soundfile", "cffi", "pycparser", "typing_extensions", "pip")


def arrange(patient: Patient) -> None:
    """An environment of conda in the home folder, activated, and one package that pip put into it."""
    prefix = patient.home / "miniconda3" / "envs" / "tts"
    by_pip = [path.rename(patient.home / path.name) for path in sorted(patient.site_packages.glob("click*"))]
    condas.install(patient, prefix, *PACKAGES)
    for path in by_pip:
        path.rename(patient.site_packages / path.name)
    patient.environ.update(CONDA_PREFIX=str(prefix), CONDA_DEFAULT_ENV="tts", CONDA_SHLVL="1")
    patient.environ["PATH"] = f"{prefix}/bin:{patient.environ['PATH']}"
    for name in ("indextts-doctor.toml", "house.toml"):
        (patient.directory / name).unlink()


HEALTHY = Healthy(
    about="an activated conda environment, into which pip put one package more",
    patient="house-3.12",
    arrange=arrange,
    profile="reference",
    named=False,
)
