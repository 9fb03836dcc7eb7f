import local_projects
from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    """``setup.py install`` makes an egg, zipped where that is safe; easy-install.pth names it."""
    zipped = local_projects.write(deployment.directory.parent / "lexicon", "tts-lexicon", "tts_lexicon")
    local_projects.setup(deployment, zipped, "install")
    unpacked = local_projects.write(deployment.directory.parent / "frontend", "tts-frontend", "tts_frontend")
    (unpacked / "setup.py").write_text((unpacked / "setup.py").read_text().replace("=True", "=False"))
    local_projects.setup(
        deployment, unpacked, "install", "--single-version-externally-managed", "--record", "files.txt"
    )
    assert list(deployment.site_packages.glob("tts_lexicon-*.egg"))


HEALTHY = Healthy(about="a zipped egg, and one installed file by file", deployment="house-3.12", arrange=arrange)
