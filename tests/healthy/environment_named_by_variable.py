import moving
from variants import Healthy, Patient

POETRY = '[tool.poetry]\nname = "tts"\nversion = "1"\npackage-mode = false\n'


def arrange(patient: Patient) -> None:
    """As poetry, pipenv and pdm keep it: in the user's cache, named by VIRTUAL_ENV alone."""
    place = patient.home / ".cache/pypoetry/virtualenvs/tts-Nx0h7V2q-py3.12"
    moving.environment(patient, place)
    patient.environ["VIRTUAL_ENV"] = str(place)
    patient.environ["PATH"] = f"{place}/bin:{patient.environ['PATH']}"
    (patient.directory / "pyproject.toml").write_text(POETRY)
    (patient.directory / "poetry.lock").write_text("# generated\n")
    (patient.directory / ".venv").write_text(f"{place}\n")  # pipenv takes a file of this name for a pointer


HEALTHY = Healthy(
    about="the environment lies in poetry's cache and is named by VIRTUAL_ENV",
    patient="house-3.12",
    arrange=arrange,
    named=False,
)
