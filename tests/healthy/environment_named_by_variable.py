import moved_deployments
from healthy_variants import Deployment, Healthy

POETRY = '[tool.poetry]\nname = "tts"\nversion = "1"\npackage-mode = false\n'


def arrange(deployment: Deployment) -> None:
    """As poetry, pipenv and pdm keep it: in the user's cache, named by VIRTUAL_ENV alone."""
    place = deployment.home / ".cache/pypoetry/virtualenvs/tts-Nx0h7V2q-py3.12"
    moved_deployments.environment(deployment, place)
    deployment.environ["VIRTUAL_ENV"] = str(place)
    deployment.environ["PATH"] = f"{place}/bin:{deployment.environ['PATH']}"
    (deployment.directory / "pyproject.toml").write_text(POETRY)
    (deployment.directory / "poetry.lock").write_text("# generated\n")
    (deployment.directory / ".venv").write_text(f"{place}\n")  # pipenv takes a file of this name for a pointer


HEALTHY = Healthy(
    about="the environment lies in poetry's cache and is named by VIRTUAL_ENV",
    deployment="house-3.12",
    arrange=arrange,
    named=False,
)
