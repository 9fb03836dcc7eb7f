import projects
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """One project by an import hook (PEP 660), one by a .pth file, one by ``setup.py develop``: the folder's own."""
    beside = patient.directory.parent
    flat = projects.write(beside / "frontend", "tts-frontend", "tts_frontend")
    nested = projects.write(patient.directory / "third_party/lexicon", "tts.lexicon", "tts_lexicon", "src")
    for folder in (flat, nested):
        patient.uv("install", "-q", "--no-deps", "--no-build-isolation", "-e", str(folder))
    own = projects.write(patient.directory, "tts-service", "tts_service")
    projects.setup(patient, own, "develop", "--no-deps")


HEALTHY = Healthy(
    about="three projects are installed editable: by an import hook, a .pth file, and setup.py develop",
    patient="house-3.12",
    arrange=arrange,
)
