import conda_environments
from healthy_variants import Deployment, Healthy

PACKAGES = ("numpy", "soundfile", "cffi", "pycparser", "typing_extensions", "pip")


def arrange(deployment: Deployment) -> None:
    """An environment of conda in the home folder, activated, and one package that pip put into it."""
    prefix = deployment.home / "miniconda3" / "envs" / "tts"
    by_pip = [path.rename(deployment.home / path.name) for path in sorted(deployment.site_packages.glob("click*"))]
    conda_environments.install(deployment, prefix, *PACKAGES)
    for path in by_pip:
        path.rename(deployment.site_packages / path.name)
    deployment.environ.update(CONDA_PREFIX=str(prefix), CONDA_DEFAULT_ENV="tts", CONDA_SHLVL="1")
    deployment.environ["PATH"] = f"{prefix}/bin:{deployment.environ['PATH']}"
    for name in ("indextts-doctor.toml", "house.toml"):
        (deployment.directory / name).unlink()


HEALTHY = Healthy(
    about="an activated conda environment, into which pip put one package more",
    deployment="house-3.12",
    arrange=arrange,
    profile="reference",
    named=False,
)
