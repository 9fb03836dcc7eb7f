import projects
from variants import Healthy, Patient


def arrange(patient: Patient) -> None:
    """``setup.py install`` makes an egg, zipped where that is safe; easy-install.pth names it."""
    zipped = projects.write(patient.directory.parent / "lexicon", "tts-lexicon", "tts_lexicon")
    projects.setup(patient, zipped, "install")
    unpacked = projects.write(patient.directory.parent / "frontend", "tts-frontend", "tts_frontend")
    (unpacked / "setup.py").write_text((unpacked / "setup.py").read_text().replace("=True", "=False"))
    projects.setup(
        patient, unpacked, "install", "--single-version-externally-managed", "--record", "files.txt"
    )
    assert list(patient.site_packages.glob("tts_lexicon-*.egg"))


HEALTHY = Healthy(about="a zipped egg, and one installed file by file", patient="house-3.12", arrange=arrange)
