import local_projects
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    """One project by an import hook (PEP 660), one by a .pth file, one by ``setup.py develop``: the folder's own."""
    beside = deployment.directory.parent
    flat = local_projects.write(beside / "frontend", "tts-frontend", "tts_frontend")
    nested = local_projects.write(deployment.directory / "third_party/lexicon", "tts.lexicon", "tts_lexicon", "src")
    for folder in (flat, nested):
        deployment.uv("install", "-q", "--no-deps", "--no-build-isolation", "-e", str(folder))
    own = local_projects.write(deployment.directory, "tts-service", "tts_service")
    local_projects.setup(deployment, own, "develop", "--no-deps")


HEALTHY = Healthy(
    about="three projects are installed editable: by an import hook, a .pth file, and setup.py develop",
    deployment="house-3.12",
    arrange=arrange,
)
